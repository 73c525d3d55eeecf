package halt.model.ir;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How does a person read a method of the IR? As the restricted Java it came from, with what is
 * implicit there spelled out: promotions, role changes and lowered assignments. For looking at a
 * program between two stages, and for golden files.
 */
public final class IrPrinter {
  private final StringBuilder text = new StringBuilder();

  private IrPrinter() {}

  /** All classes of a program. */
  public static String print(IrProgram program) {
    return program.classes().stream().map(IrPrinter::print).collect(Collectors.joining("\n"));
  }

  /** A class with its constants and methods, without documentation. */
  public static String print(IrClass type) {
    IrPrinter printer = new IrPrinter();
    printer.text.append("final class ").append(type.name()).append(" {\n");
    for (IrConstant constant : type.constants()) {
      printer.line(
          1,
          "static final "
              + constant.type().source()
              + " "
              + constant.name()
              + " = "
              + literal(constant.type(), constant.value())
              + ";");
    }
    type.methods().forEach(method -> printer.method(method, 1));
    printer.text.append("}\n");
    return printer.text.toString();
  }

  /** A method with its body. */
  public static String print(IrMethod method) {
    IrPrinter printer = new IrPrinter();
    printer.method(method, 0);
    return printer.text.toString();
  }

  /** A statement, of one or more lines. */
  public static String print(Statement statement) {
    IrPrinter printer = new IrPrinter();
    printer.statement(statement, 0);
    return printer.text.toString();
  }

  /** An expression; every operation below another one is in parentheses. */
  public static String print(Expression expression) {
    return expression.accept(new ExpressionText());
  }

  private static final class ExpressionText implements Expression.Visitor<String> {
    @Override
    public String visit(Expression.Constant constant) {
      return literal(constant.type(), constant.value());
    }

    @Override
    public String visit(Expression.ConstantRead read) {
      return simple(read.constant().owner()) + "." + read.constant().name();
    }

    @Override
    public String visit(Expression.LocalRead read) {
      return read.local().name();
    }

    @Override
    public String visit(Expression.Unary unary) {
      return unary.operator().symbol() + operand(unary.operand());
    }

    @Override
    public String visit(Expression.Binary binary) {
      return operand(binary.left())
          + " "
          + binary.operator().symbol()
          + " "
          + operand(binary.right());
    }

    @Override
    public String visit(Expression.Conditional choice) {
      return operand(choice.condition())
          + " ? "
          + operand(choice.whenTrue())
          + " : "
          + operand(choice.whenFalse());
    }

    @Override
    public String visit(Expression.Convert convert) {
      return "(" + convert.type().source() + ") " + operand(convert.operand());
    }

    @Override
    public String visit(Expression.Call call) {
      return call.callee() + arguments(call.arguments());
    }

    @Override
    public String visit(Expression.ArenaAccess access) {
      return (takesRole(access) ? "(" + access.type().source() + ") " : "")
          + "arena."
          + access.operation().method()
          + arguments(access.arguments());
    }

    @Override
    public String visit(Expression.PlatformCall call) {
      return "Platform." + call.operation().method() + arguments(call.arguments());
    }
  }

  private static String operand(Expression expression) {
    boolean compound =
        expression instanceof Expression.Unary
            || expression instanceof Expression.Binary
            || expression instanceof Expression.Conditional
            || expression instanceof Expression.Convert
            || expression instanceof Expression.ArenaAccess access && takesRole(access);
    return compound ? "(" + print(expression) + ")" : print(expression);
  }

  private static boolean takesRole(Expression.ArenaAccess access) {
    return access.type() != access.operation().result();
  }

  private static String arguments(List<Expression> arguments) {
    return arguments.stream().map(IrPrinter::print).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String literal(Type type, long value) {
    return switch (type) {
      case BOOLEAN -> value == 0 ? "false" : "true";
      case INT, PROCESS, CPU -> Long.toString(value);
      case VOID, LONG, VALUE, REF, ATOM_REF, SIZE, OFFSET, ARENA -> value + "L";
    };
  }

  private static String simple(String qualified) {
    return qualified.substring(qualified.lastIndexOf('.') + 1);
  }

  private void method(IrMethod method, int depth) {
    String parameters =
        method.parameters().stream()
            .map(parameter -> parameter.type().source() + " " + parameter.name())
            .collect(Collectors.joining(", "));
    line(
        depth,
        (method.accessible() ? "static " : "private static ")
            + method.result().source()
            + " "
            + method.name().name()
            + "("
            + parameters
            + ") {");
    statements(method.body().statements(), depth + 1);
    line(depth, "}");
  }

  private void statements(List<Statement> statements, int depth) {
    statements.forEach(statement -> statement(statement, depth));
  }

  private void statement(Statement statement, int depth) {
    statement.accept(new StatementLines(depth));
  }

  /** Appends the lines of a statement at a depth. */
  private final class StatementLines implements Statement.Visitor<Void> {
    private final int depth;

    StatementLines(int depth) {
      this.depth = depth;
    }

    private Void only(String statement) {
      line(depth, statement + ";");
      return null;
    }

    private Void braces(String before, Statement body, String after) {
      line(depth, before + "{");
      body(body, depth);
      line(depth, "}" + after);
      return null;
    }

    @Override
    public Void visit(Statement.Block block) {
      return braces("", block, "");
    }

    @Override
    public Void visit(Statement.Declare declare) {
      return only(head(declare));
    }

    @Override
    public Void visit(Statement.Assign assign) {
      return only(head(assign));
    }

    @Override
    public Void visit(Statement.Evaluate evaluate) {
      return only(print(evaluate.expression()));
    }

    @Override
    public Void visit(Statement.If choice) {
      line(depth, "if (" + print(choice.condition()) + ") {");
      body(choice.whenTrue(), depth);
      if (choice.whenFalse().isPresent()) {
        line(depth, "} else {");
        body(choice.whenFalse().get(), depth);
      }
      line(depth, "}");
      return null;
    }

    @Override
    public Void visit(Statement.While loop) {
      return braces("while (" + print(loop.condition()) + ") ", loop.body(), "");
    }

    @Override
    public Void visit(Statement.DoWhile loop) {
      return braces("do ", loop.body(), " while (" + print(loop.condition()) + ");");
    }

    @Override
    public Void visit(Statement.For loop) {
      String head =
          heads(loop.initializers())
              + "; "
              + print(loop.condition())
              + "; "
              + heads(loop.updates());
      return braces("for (" + head + ") ", loop.body(), "");
    }

    @Override
    public Void visit(Statement.Switch choice) {
      line(depth, "switch (" + print(choice.selector()) + ") {");
      StatementLines inner = new StatementLines(depth + 1);
      for (Statement.Case one : choice.cases()) {
        String labels =
            one.labels().stream().map(IrPrinter::print).collect(Collectors.joining(", "));
        inner.braces("case " + labels + " -> ", one.body(), "");
      }
      choice.otherwise().ifPresent(body -> inner.braces("default -> ", body, ""));
      line(depth, "}");
      return null;
    }

    @Override
    public Void visit(Statement.Return end) {
      return only(end.value().map(value -> "return " + print(value)).orElse("return"));
    }

    @Override
    public Void visit(Statement.Break end) {
      return only("break");
    }

    @Override
    public Void visit(Statement.Continue next) {
      return only("continue");
    }
  }

  /** The inside of a statement whose braces have been printed. */
  private void body(Statement statement, int depth) {
    if (statement instanceof Statement.Block block) {
      statements(block.statements(), depth + 1);
    } else {
      statement(statement, depth + 1);
    }
  }

  private static String heads(List<Statement> statements) {
    return statements.stream().map(IrPrinter::head).collect(Collectors.joining(", "));
  }

  /** What may stand in the head of a for loop too, without its semicolon. */
  private static String head(Statement statement) {
    if (statement instanceof Statement.Declare declare) {
      String name = declare.local().type().source() + " " + declare.local().name();
      return declare.initializer().map(value -> name + " = " + print(value)).orElse(name);
    }
    Statement.Assign assign = (Statement.Assign) statement;
    return assign.local().name() + " = " + print(assign.value());
  }

  private void line(int depth, String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }
}
