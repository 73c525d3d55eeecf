package halt.golden;

import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.core.role.AtomRef;
import halt.core.role.Converts;
import halt.core.role.Offset;
import halt.core.role.Process;
import halt.core.role.Ref;
import halt.core.role.Size;
import halt.core.role.Value;

/**
 * What does each construct of restricted Java look like in C? One method for each, in the order of
 * {@code halt.model.ir.Statement} and {@code Expression}.
 *
 * <p>Markup goes, its meaning stays: <em>a &lt; b</em>, {@code a < b}, {@link #SMALL}, {@link
 * Arena#getPlain}, {@link java.lang.invoke.VarHandle#fullFence}, and a comment's end is harmless:
 * *&#47; and {@code /*}.
 *
 * <ul>
 *   <li>A point of a list that is long enough to run over the end of its line, so that its second
 *       line must stand below the first.
 *   <li>Another point.
 * </ul>
 *
 * <pre>
 *   a drawing -->  stays
 *     as it is     drawn
 * </pre>
 */
public final class Shapes {
  /** A small number. */
  public static final int SMALL = 3;

  static final int SHIFTED = SMALL << 2;
  public static final int LEAST_INT = Integer.MIN_VALUE;
  public static final long LEAST_LONG = Long.MIN_VALUE;
  public static final long LARGE = 1L << 40;
  public static final long NEGATIVE = -5;
  public static final boolean YES = true;

  /** Words with roles. */
  public static final @Value long NOTHING = 0;

  public static final @Offset long PLACE = 7;
  private static final @Size long ROOM = 2;

  private Shapes() {}

  /** An accessor: one short statement, so it is in the header. */
  public static long low(long word) {
    return word & 255;
  }

  /**
   * A method with tags.
   *
   * @param count how often; a description that is long enough to run over the end of its line,
   *     beside the name
   * @return {@code count} added up
   */
  public static int loops(int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      if (i == SMALL) {
        continue;
      } else if (i == LEAST_INT) {
        break;
      } else {
        sum += i;
      }
    }
    // A remark about the next statement, which goes with it, on as many lines as it needs, up to
    // here.
    for (int down = count, bottom = sum; down > bottom; down--) {
      sum -= 1;
    }
    for (int same = 0; same <= count; same++) {
      sum = sum * 2;
    }
    while (sum > 100) {
      sum /= 7;
    }
    do {
      sum--;
    } while (sum >= 0 && sum != 50);
    return sum;
  }

  static int choices(int kind, boolean first, boolean second) {
    int result = -1;
    switch (kind) {
      case 0 -> result = 1;
      case SMALL, SHIFTED -> {
        int twice = kind + kind;
        result = twice;
      }
      // A remark about a case.
      case 99 -> {
        return kind;
      }
      default -> {}
    }
    switch (result) {
      case -1 -> result = first ? 1 : second ? 2 : 3;
    }
    boolean both = first & second;
    boolean either = first | isOdd(kind);
    boolean differ = first ^ second;
    return both || (either && !differ) ? result : -result;
  }

  private static boolean isOdd(int number) {
    return (number & 1) != 0;
  }

  /** Where C's operators would do, and where they would not. */
  public static long arithmetic(int narrow, long wide) {
    long sum = wide + 1;
    long product = (long) narrow * narrow + SMALL;
    long shifted = wide << 65 | wide >>> 3 | wide >> narrow | (wide & 15) << 4;
    int divided = narrow / -3 + narrow % 10 - (int) wide;
    long folded = ~wide ^ -wide & LEAST_LONG;
    long masked = low(wide) + 1;
    return (sum - product) * (shifted - divided) + (folded + masked);
  }

  /** C's words are no names there. */
  static long names(long register, long signed, long union_, long union, long int64_t) {
    long Shapes_low = register - signed;
    return Shapes_low * union_ * union * int64_t;
  }

  static @Value long arena(Arena arena, @Process int process, @Offset long place, @Size long unused) {
    @Value long word = arena.getAcquire(place);
    long next = arena.getVolatile(place + ROOM);
    arena.setPlain(place, word);
    arena.setRelease(place + 1, next);
    arena.setVolatile(place + 2, NOTHING);
    arena.compareAndSet(place, word, NOTHING);
    if (arena.compareAndExchange(place, 0, 1) == 0 && arena.size() > 10) {
      long before = arena.getAndAdd(place, 1);
      arena.fullFence();
    }
    if (Platform.collectionRequested(arena, process) || Platform.allocationFails(arena, process)) {
      Platform.onSpinWait();
    }
    Platform.invoke(arena, process, SMALL, wordOf(place), word, NOTHING);
    Platform.respond(arena, process, word);
    return word;
  }

  @Converts(reason = "a test of conversions")
  private static @Value long wordOf(@Offset long place) {
    return place << 3;
  }

  @Converts(reason = "a test of roles")
  static @Ref long roles(@AtomRef long atom, int index) {
    return atom + index;
  }
}
