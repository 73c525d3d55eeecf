package halt.model.ir;

import java.util.List;

/**
 * What computes a value? Each has its type and its place in the source. Arithmetic is Java's: it
 * wraps around, shift counts are taken modulo the width. Rules HR010 and HR011 hold: at most one of
 * an expression's operands has effects, and divisors are constants other than zero.
 */
public sealed interface Expression {
  /** The type of the value; {@link Type#VOID} for a call made only for its effect. */
  Type type();

  Position position();

  /** The expressions right below this one, in the order in which Java evaluates them. */
  List<Expression> operands();

  /** Hands this expression to the method that is for its kind. */
  <R> R accept(Visitor<R> visitor);

  /** What to do with each kind of expression? Whoever must know them all implements this. */
  interface Visitor<R> {
    R visit(Constant constant);

    R visit(ConstantRead read);

    R visit(LocalRead read);

    R visit(Unary unary);

    R visit(Binary binary);

    R visit(Conditional choice);

    R visit(Convert convert);

    R visit(Call call);

    R visit(ArenaAccess access);

    R visit(PlatformCall call);
  }

  /**
   * A literal, or the folded value of a constant expression without a name.
   *
   * @param value booleans are 0 and 1; an int is sign-extended
   */
  record Constant(Type type, long value, Position position) implements Expression {
    @Override
    public List<Expression> operands() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A constant by its name. */
  record ConstantRead(IrConstant constant, Position position) implements Expression {
    @Override
    public Type type() {
      return constant.type();
    }

    @Override
    public List<Expression> operands() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record LocalRead(Local local, Position position) implements Expression {
    @Override
    public Type type() {
      return local.type();
    }

    @Override
    public List<Expression> operands() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code -x}, {@code ~x}, {@code !x}. */
  record Unary(UnaryOperator operator, Expression operand, Type type, Position position)
      implements Expression {
    @Override
    public List<Expression> operands() {
      return List.of(operand);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * Both operands have been brought to one Java kind by {@link Convert} where Java promotes, but
   * for a shift count, which is an int or a long.
   */
  record Binary(
      BinaryOperator operator, Expression left, Expression right, Type type, Position position)
      implements Expression {
    @Override
    public List<Expression> operands() {
      return List.of(left, right);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code condition ? whenTrue : whenFalse}; only the chosen one is evaluated. */
  record Conditional(
      Expression condition, Expression whenTrue, Expression whenFalse, Type type, Position position)
      implements Expression {
    @Override
    public List<Expression> operands() {
      return List.of(condition, whenTrue, whenFalse);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A change of type: int to long (sign-extending), long to int (the low 32 bits), or of role only,
   * which changes no bit.
   */
  record Convert(Expression operand, Type type, Position position) implements Expression {
    @Override
    public List<Expression> operands() {
      return List.of(operand);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A call of a restricted method. The callee is named, not linked, so that a program can be
   * changed a method at a time.
   */
  record Call(MethodName callee, List<Expression> arguments, Type type, Position position)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expression> operands() {
      return arguments;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** An access to the arena; {@code arguments} without the arena itself, the offset first. */
  record ArenaAccess(
      ArenaOperation operation, List<Expression> arguments, Type type, Position position)
      implements Expression {
    public ArenaAccess {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expression> operands() {
      return arguments;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** An event or a choice; {@code arguments} without the arena. */
  record PlatformCall(PlatformOperation operation, List<Expression> arguments, Position position)
      implements Expression {
    public PlatformCall {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Type type() {
      return operation.result();
    }

    @Override
    public List<Expression> operands() {
      return arguments;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The operators of one operand. */
  enum UnaryOperator {
    NEGATE("-"),
    COMPLEMENT("~"),
    NOT("!");

    private final String symbol;

    UnaryOperator(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }

  /** The operators of two operands. {@link #AND} and {@link #OR} evaluate the right one on need. */
  enum BinaryOperator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    REMAINDER("%"),
    SHIFT_LEFT("<<"),
    SHIFT_RIGHT(">>"),
    SHIFT_RIGHT_UNSIGNED(">>>"),
    BIT_AND("&"),
    BIT_OR("|"),
    BIT_XOR("^"),
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">="),
    AND("&&"),
    OR("||");

    private final String symbol;

    BinaryOperator(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }

    public boolean isComparison() {
      return compareTo(EQUAL) >= 0 && compareTo(GREATER_EQUAL) <= 0;
    }

    public boolean isShift() {
      return compareTo(SHIFT_LEFT) >= 0 && compareTo(SHIFT_RIGHT_UNSIGNED) <= 0;
    }
  }
}
