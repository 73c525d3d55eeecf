package halt.kernel.translate.c;

import java.util.List;

/** What computes a value in C? Nothing here is undefined: the translator has seen to that. */
public sealed interface CExpression {
  /** The expressions right below this one. */
  List<CExpression> operands();

  record Truth(boolean value) implements CExpression {
    @Override
    public List<CExpression> operands() {
      return List.of();
    }
  }

  /**
   * An integer literal.
   *
   * @param type {@link CType#INT} prints as plain digits, a wider one says its width
   */
  record Number(long value, CType type) implements CExpression {
    @Override
    public List<CExpression> operands() {
      return List.of();
    }
  }

  /** A string literal of printable ASCII. */
  record Text(String value) implements CExpression {
    @Override
    public List<CExpression> operands() {
      return List.of();
    }
  }

  /** A parameter or a local variable. */
  record Variable(String name) implements CExpression {
    @Override
    public List<CExpression> operands() {
      return List.of();
    }
  }

  /** A macro for a constant, or a function as a value. */
  record Named(CSymbol symbol) implements CExpression {
    @Override
    public List<CExpression> operands() {
      return List.of();
    }
  }

  record Unary(CUnary operator, CExpression operand) implements CExpression {
    @Override
    public List<CExpression> operands() {
      return List.of(operand);
    }
  }

  record Binary(CBinary operator, CExpression left, CExpression right) implements CExpression {
    @Override
    public List<CExpression> operands() {
      return List.of(left, right);
    }
  }

  record Conditional(CExpression condition, CExpression whenTrue, CExpression whenFalse)
      implements CExpression {
    @Override
    public List<CExpression> operands() {
      return List.of(condition, whenTrue, whenFalse);
    }
  }

  record Cast(CType type, CExpression operand) implements CExpression {
    @Override
    public List<CExpression> operands() {
      return List.of(operand);
    }
  }

  record Call(CSymbol function, List<CExpression> arguments) implements CExpression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<CExpression> operands() {
      return arguments;
    }
  }

  /** C's operators of one operand. */
  enum CUnary {
    NEGATE("-"),
    COMPLEMENT("~"),
    NOT("!");

    private final String symbol;

    CUnary(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }

  /** C's operators of two operands. */
  enum CBinary {
    MULTIPLY("*", Family.PRODUCT),
    DIVIDE("/", Family.PRODUCT),
    REMAINDER("%", Family.PRODUCT),
    ADD("+", Family.SUM),
    SUBTRACT("-", Family.SUM),
    SHIFT_LEFT("<<", Family.BITS),
    SHIFT_RIGHT(">>", Family.BITS),
    BIT_AND("&", Family.BITS),
    BIT_OR("|", Family.BITS),
    BIT_XOR("^", Family.BITS),
    LESS("<", Family.COMPARISON),
    LESS_EQUAL("<=", Family.COMPARISON),
    GREATER(">", Family.COMPARISON),
    GREATER_EQUAL(">=", Family.COMPARISON),
    EQUAL("==", Family.COMPARISON),
    NOT_EQUAL("!=", Family.COMPARISON),
    AND("&&", Family.LOGIC),
    OR("||", Family.LOGIC);

    /** What a reader takes as one group when he wonders about precedence. */
    public enum Family {
      PRODUCT,
      SUM,
      BITS,
      COMPARISON,
      LOGIC
    }

    private final String symbol;
    private final Family family;

    CBinary(String symbol, Family family) {
      this.symbol = symbol;
      this.family = family;
    }

    public String symbol() {
      return symbol;
    }

    public Family family() {
      return family;
    }
  }
}
