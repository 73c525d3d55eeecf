package halt.model.ir;

import halt.model.ir.Expression.BinaryOperator;
import java.util.Optional;

/**
 * Which roles may meet (rule HR012)? A plain number counts things, a size is a count of words, an
 * offset says where a word is, an object's or atom's reference is the offset of its first word, and
 * a value is opaque. docs/rules/HR012.md has the same tables.
 */
public final class Roles {
  private Roles() {}

  /**
   * Whether a word of one role may be given where another is wanted.
   *
   * @param constant whether the word is a compile-time constant, whose author can see what it is
   */
  public static boolean assignable(Type from, Type to, boolean constant) {
    return switch (to) {
      case LONG -> isNumber(from) || from == Type.SIZE;
      case SIZE -> from == Type.SIZE || isNumber(from);
      case OFFSET -> isPlace(from) || constant && isNumber(from);
      default -> from == to;
    };
  }

  /**
   * Whether an int of one role may be given where another is wanted: a plain number may become any,
   * and any may be taken as a plain number, but one role never as another.
   */
  public static boolean assignableInt(Type from, Type to) {
    return from == to || !from.isRole() || !to.isRole();
  }

  /**
   * The type of an operation on two words, if they may meet in it. An int counts as a plain number;
   * shifts are typed by {@link #shift}.
   */
  public static Optional<Type> binary(BinaryOperator operator, Type left, Type right) {
    if (operator.isComparison()) {
      return comparable(operator, left, right) ? Optional.of(Type.BOOLEAN) : Optional.empty();
    }
    if (isNumber(left) && isNumber(right)) {
      return Optional.of(Type.LONG);
    }
    boolean counts = isCount(left) && isCount(right);
    return switch (operator) {
      case ADD -> {
        if (counts) {
          yield Optional.of(Type.SIZE);
        }
        boolean placeAndCount = isPlace(left) && isCount(right) || isCount(left) && isPlace(right);
        yield placeAndCount ? Optional.of(Type.OFFSET) : Optional.empty();
      }
      case SUBTRACT -> {
        if (counts || isPlace(left) && isPlace(right)) {
          yield Optional.of(Type.SIZE);
        }
        yield left == Type.OFFSET && isCount(right) ? Optional.of(Type.OFFSET) : Optional.empty();
      }
      case MULTIPLY -> counts && left != right ? Optional.of(Type.SIZE) : Optional.empty();
      case DIVIDE -> {
        if (left == Type.SIZE && right == Type.SIZE) {
          yield Optional.of(Type.LONG);
        }
        yield left == Type.SIZE && isNumber(right) ? Optional.of(Type.SIZE) : Optional.empty();
      }
      case REMAINDER, BIT_AND, BIT_OR, BIT_XOR ->
          counts ? Optional.of(Type.SIZE) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /**
   * The type of a number shifted by a number of bits: its own, whatever the count's is; what an int
   * stood for is lost.
   */
  public static Optional<Type> shift(Type number, Type count) {
    return isCount(number) && isCount(count)
        ? Optional.of(number.isInt() ? Type.INT : number)
        : Optional.empty();
  }

  private static boolean comparable(BinaryOperator operator, Type left, Type right) {
    boolean ordered = operator != BinaryOperator.EQUAL && operator != BinaryOperator.NOT_EQUAL;
    if (left == Type.VALUE || right == Type.VALUE) {
      return left == right && !ordered;
    }
    if (isCount(left) && isCount(right)) {
      return true;
    }
    if (left == Type.OFFSET || right == Type.OFFSET) {
      return isPlace(left) && isPlace(right) || isNumber(left) || isNumber(right);
    }
    return left == right;
  }

  private static boolean isNumber(Type type) {
    return type.isInt() || type == Type.LONG;
  }

  private static boolean isCount(Type type) {
    return isNumber(type) || type == Type.SIZE;
  }

  private static boolean isPlace(Type type) {
    return type == Type.OFFSET || type == Type.REF || type == Type.ATOM_REF;
  }
}
