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
    if (expression instanceof Expression.Constant constant) {
      return literal(constant.type(), constant.value());
    }
    if (expression instanceof Expression.ConstantRead read) {
      return simple(read.constant().owner()) + "." + read.constant().name();
    }
    if (expression instanceof Expression.LocalRead read) {
      return read.local().name();
    }
    if (expression instanceof Expression.Unary unary) {
      return unary.operator().symbol() + operand(unary.operand());
    }
    if (expression instanceof Expression.Binary binary) {
      return operand(binary.left())
          + " "
          + binary.operator().symbol()
          + " "
          + operand(binary.right());
    }
    if (expression instanceof Expression.Conditional choice) {
      return operand(choice.condition())
          + " ? "
          + operand(choice.whenTrue())
          + " : "
          + operand(choice.whenFalse());
    }
    if (expression instanceof Expression.Convert convert) {
      return "(" + convert.type().source() + ") " + operand(convert.operand());
    }
    if (expression instanceof Expression.Call call) {
      return call.callee() + arguments(call.arguments());
    }
    if (expression instanceof Expression.ArenaAccess access) {
      String role =
          access.type() == access.operation().result() ? "" : "(" + access.type().source() + ") ";
      return role + "arena." + access.operation().method() + arguments(access.arguments());
    }
    Expression.PlatformCall call = (Expression.PlatformCall) expression;
    return "Platform." + call.operation().method() + arguments(call.arguments());
  }

  private static String operand(Expression expression) {
    boolean compound =
        expression instanceof Expression.Unary
            || expression instanceof Expression.Binary
            || expression instanceof Expression.Conditional
            || expression instanceof Expression.Convert
            || expression instanceof Expression.ArenaAccess access
                && access.type() != access.operation().result();
    return compound ? "(" + print(expression) + ")" : print(expression);
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
    if (statement instanceof Statement.Block) {
      line(depth, "{");
      body(statement, depth);
      line(depth, "}");
    } else if (statement instanceof Statement.If choice) {
      choice(choice, depth);
    } else if (statement instanceof Statement.While loop) {
      line(depth, "while (" + print(loop.condition()) + ") {");
      body(loop.body(), depth);
      line(depth, "}");
    } else if (statement instanceof Statement.DoWhile loop) {
      line(depth, "do {");
      body(loop.body(), depth);
      line(depth, "} while (" + print(loop.condition()) + ");");
    } else if (statement instanceof Statement.For loop) {
      String head =
          heads(loop.initializers())
              + "; "
              + print(loop.condition())
              + "; "
              + heads(loop.updates());
      line(depth, "for (" + head + ") {");
      body(loop.body(), depth);
      line(depth, "}");
    } else if (statement instanceof Statement.Switch choice) {
      line(depth, "switch (" + print(choice.selector()) + ") {");
      for (Statement.Case one : choice.cases()) {
        String labels =
            one.labels().stream().map(IrPrinter::print).collect(Collectors.joining(", "));
        line(depth + 1, "case " + labels + " -> {");
        body(one.body(), depth + 1);
        line(depth + 1, "}");
      }
      if (choice.otherwise().isPresent()) {
        line(depth + 1, "default -> {");
        body(choice.otherwise().get(), depth + 1);
        line(depth + 1, "}");
      }
      line(depth, "}");
    } else {
      line(depth, head(statement) + ";");
    }
  }

  private void choice(Statement.If choice, int depth) {
    line(depth, "if (" + print(choice.condition()) + ") {");
    body(choice.whenTrue(), depth);
    if (choice.whenFalse().isPresent()) {
      line(depth, "} else {");
      body(choice.whenFalse().get(), depth);
    }
    line(depth, "}");
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

  /** A statement without parts of its own, without its semicolon. */
  private static String head(Statement statement) {
    if (statement instanceof Statement.Declare declare) {
      String name = declare.local().type().source() + " " + declare.local().name();
      return declare.initializer().map(value -> name + " = " + print(value)).orElse(name);
    }
    if (statement instanceof Statement.Assign assign) {
      return assign.local().name() + " = " + print(assign.value());
    }
    if (statement instanceof Statement.Evaluate evaluate) {
      return print(evaluate.expression());
    }
    if (statement instanceof Statement.Return result) {
      return result.value().map(value -> "return " + print(value)).orElse("return");
    }
    return statement instanceof Statement.Break ? "break" : "continue";
  }

  private void line(int depth, String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }
}
