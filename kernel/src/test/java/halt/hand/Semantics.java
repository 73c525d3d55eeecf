package halt.hand;

/**
 * What does Java mean by its statements and by the conversions that nobody writes? Each method is
 * one question with all the arguments of {@code SemanticsTest}, which asks the JVM and C.
 *
 * <p>A comment may end oddly: *&#47; ??/
 */
public final class Semantics {
  public static final int LEAST = Integer.MIN_VALUE;
  public static final long LEAST_LONG = Long.MIN_VALUE;
  public static final int MINUS_ONE = -1;
  public static final long ALMOST_LEAST = Long.MIN_VALUE + 1;
  public static final long OVER = Integer.MAX_VALUE + 1L;
  public static final int WRAPPED = Integer.MAX_VALUE + 1;
  public static final long SHIFTED = 1 << 33;
  public static final boolean YES = LEAST < MINUS_ONE;

  private Semantics() {}

  public static long leastNumbers(int a, int b, long x, long y, boolean p) {
    return p ? LEAST - a + (LEAST_LONG - x) : -LEAST + -LEAST_LONG - ALMOST_LEAST + -2147483648;
  }

  public static long constants(int a, int b, long x, long y, boolean p) {
    return OVER * 3 + WRAPPED - SHIFTED + (YES ? a : b);
  }

  public static long narrowingAssignments(int a, int b, long x, long y, boolean p) {
    int n = a;
    n += x;
    n *= y;
    n -= 1L << 40;
    n <<= x;
    n ^= y;
    n >>= y;
    n >>>= b;
    n |= x;
    n &= ~y;
    n /= 7L;
    n %= 5;
    return n;
  }

  public static long shiftedIntBeforeItIsWidened(int a, int b, long x, long y, boolean p) {
    long sum = a << b;
    sum += a >>> b;
    sum += a >> x;
    sum += 1 << y;
    sum += 1L << y;
    return sum + (a + b) + (long) a * b - a * b;
  }

  public static long unsignedShiftOfNegative(int a, int b, long x, long y, boolean p) {
    return (a >>> 0) + (x >>> 0) + (a >>> 31) + (x >>> 63) + (a >>> 32) + (x >>> 64) + (-1 >>> a);
  }

  public static long shiftBinds(int a, int b, long x, long y, boolean p) {
    return x + 1 << 2 + a - (b & 3 << 1 | 4 ^ a & b) % 7;
  }

  public static long mixedBits(int a, int b, long x, long y, boolean p) {
    return a & x | b ^ y & ~a | -1 & b;
  }

  public static long choicePromotes(int a, int b, long x, long y, boolean p) {
    return (p ? a : x) + (p ? b : 1) + (p ? (x > y ? a : y) : b) * 3;
  }

  public static long truthOperators(int a, int b, long x, long y, boolean p) {
    boolean q = a < b;
    q &= p;
    q ^= x < y;
    q |= a == x;
    boolean r = q == p != (x >= y) ^ p;
    return (q ? 1 : 0) + (r ? 2 : 0) + (!q & p | r ? 4 : 0) + (p || q && !r ? 8 : 0);
  }

  public static long comparedAcrossWidths(int a, int b, long x, long y, boolean p) {
    int sum = a < x ? 1 : 0;
    sum += a == y ? 2 : 0;
    sum += (int) x == x ? 4 : 0;
    sum += a - b < 0 ? 8 : 0;
    sum += x - y < 0 ? 16 : 0;
    sum += -a > b ? 32 : 0;
    return sum;
  }

  public static long continueRunsTheUpdates(int a, int b, long x, long y, boolean p) {
    long sum = 0;
    for (int i = 0, j = a & 15; i < 20; i++, j += i) {
      if ((i & 3) == 1) {
        continue;
      }
      if (i == (b & 31)) {
        break;
      }
      switch (i % 5) {
        case 0 -> {
          int twice = i * 2;
          sum += twice;
        }
        case 1, 2 -> {
          long twice = sum;
          if (p) {
            continue;
          }
          sum = twice * 2;
        }
        case MINUS_ONE -> sum = 0;
        default -> sum += j;
      }
      sum ^= x;
    }
    return sum;
  }

  public static long loopsToTheEdge(int a, int b, long x, long y, boolean p) {
    long sum = 0;
    int near = Integer.MAX_VALUE - (a & 7);
    int turns = 0;
    for (int i = near; i <= Integer.MAX_VALUE && turns < 20; i++) {
      sum += i;
      turns++;
    }
    for (int i = LEAST + (b & 7); turns < 40 && i < 5; i--) {
      sum -= i;
      turns++;
    }
    for (long i = Long.MAX_VALUE - 3; i < Long.MAX_VALUE; i++) {
      sum += i;
    }
    for (long i = x | 3; i > (x | 3) - 4 && turns < 60; i--, turns++) {
      sum += i;
    }
    for (int i = 3; i >= 0; i--) {
      sum = sum * 31 + i;
    }
    return sum;
  }

  public static long boundThatMovesInTheBody(int a, int b, long x, long y, boolean p) {
    int end = Integer.MAX_VALUE;
    int turns = 0;
    for (int i = Integer.MAX_VALUE - 2; i < end; i++) {
      end = turns > 4 ? LEAST : Integer.MAX_VALUE;
      turns++;
    }
    int step = 0;
    for (int i = a | LEAST; i > LEAST && step < 9; i--) {
      i += b & 1;
      step++;
    }
    return turns * 100 + step;
  }

  public static long countsInsideItsOwnBody(int a, int b, long x, long y, boolean p) {
    long turns = 0;
    for (int i = 0; i < Integer.MAX_VALUE; i++) {
      turns++;
      if (turns > 3) {
        i = Integer.MAX_VALUE;
        i += a & 1;
      }
      if (turns > 8) {
        break;
      }
    }
    return turns;
  }

  public static long doWhileContinues(int a, int b, long x, long y, boolean p) {
    int i = 0;
    long sum = 0;
    do {
      i++;
      if (i == 3) {
        continue;
      }
      sum += i * x;
    } while (i < (a & 7));
    while (true) {
      sum -= y;
      i--;
      if (i < 0) {
        break;
      }
    }
    return sum;
  }

  public static long namesInNestedBlocks(int a, int b, long x, long y, boolean p) {
    long sum = 0;
    {
      int inner = a + 1;
      sum += inner;
    }
    {
      long inner = x + 1;
      sum += inner;
    }
    for (int i = 0; i < 2; i++) {
      boolean inner = i == b;
      sum += inner ? 1 : 2;
    }
    if (p) {
      int inner = 3;
      sum += inner;
    } else if (x > y) {
      long inner = 4;
      sum += inner;
    } else sum--;
    return sum;
  }

  public static long namesThatCKeeps(int a, int b, long x, long y, boolean p) {
    int signed = a;
    int unsigned = b;
    long NULL = x;
    long INT64_MAX = y;
    long SIZE_MAX = x ^ y;
    int errno = a ^ b;
    boolean bool = p;
    int linux = 5;
    int unix = 6;
    long alignas = 7;
    long thread_local = 8;
    long nullptr = 9;
    long static_assert = 10;
    long constexpr = 11;
    long noreturn = 12;
    long complex = 13;
    long I = 14;
    long abs = 15;
    long printf = 16;
    long main = 17;
    long words = 18;
    long arena = 19;
    long sum = signed - unsigned + NULL - INT64_MAX + SIZE_MAX - errno + (bool ? linux : unix);
    sum += alignas + thread_local + nullptr + static_assert + constexpr + noreturn + complex;
    return sum + I + abs + printf + main + words + arena;
  }

  public static long callsInOrderOfNeed(int a, int b, long x, long y, boolean p) {
    return (p && small(a) > 3 || small(b) == 0 ? 1 : 2) + small(small(a) + 1);
  }

  private static int small(int number) {
    return number & 7;
  }

  /** The translator knows that the result is small, and must not believe it of the sum. */
  public static long sumsOfRanges(int a, int b, long x, long y, boolean p) {
    int mask = a & Integer.MAX_VALUE;
    int other = b >>> 1;
    int difference = mask - other;
    long wide = (long) mask + other;
    long product = (long) mask * other;
    int sum = mask + other;
    long top = x >>> 1;
    long both = top + (y >>> 2);
    long over = top + (y >>> 1);
    long quotient = x / 3 - y / -3 + x % 1000 - y % -7;
    long negated = -(x >> 1) - -(long) a;
    return difference + wide + product + sum + both + over + quotient + negated - -a;
  }

  public static long assignedLater(int a, int b, long x, long y, boolean p) {
    int n;
    if (p) {
      n = a;
    } else {
      n = 1;
    }
    int m = 2;
    if (x > y) {
      m = b;
    }
    final int k = p ? 5 : 6;
    return (n + m) * k + (m << 3) + n * m;
  }

  public static long chosenResult(int a, int b, long x, long y, boolean p) {
    int n = oneOf(a);
    return n * 1000000000 + oneOf(b) + (n << 30) - (1 << oneOf(a));
  }

  private static int oneOf(int kind) {
    switch (kind & 3) {
      case 0 -> {
        return 1;
      }
      case 1 -> {
        return 2;
      }
      default -> {
        for (int i = 0; i < 3; i++) {
          if (i == kind) {
            return 3;
          }
        }
        return 4;
      }
    }
  }

  public static long compoundOnWords(int a, int b, long x, long y, boolean p) {
    long n = x;
    n += a;
    n <<= b;
    n -= a * b;
    n >>>= y;
    n *= 3;
    n = -n;
    n--;
    n ^= ~a;
    return n;
  }

  public static long deepLine(int a, int b, long x, long y, boolean p) {
    return ((((((((a + b) * (a - b)) ^ (x + y)) & ((x - y) | (a * x))) + ((b * y) << 3)) >> 2)
                - ((((x * x) + (y * y)) * ((a * a) + (b * b))) >>> 5))
            + (((p ? x : y) * (p ? y : x)) - ((a << 5) + (b << 7))))
        ^ ((((x ^ y) & (a ^ b)) | ((x & y) ^ (a & b))) + (((x | y) - (a | b)) * 1000003));
  }
}
