package halt.model.ir;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How is a program written down, so that it can be had again without its sources? Each node is a
 * tag and its parts, in the order in which its record declares them; a text or a constant that came
 * before is its number. The same program gives the same bytes. {@link IrReader} reads it, by the
 * same tags: a new kind of node compiles only when both know it.
 */
public final class IrWriter {
  private final DataOutputStream out;
  private final Map<String, Integer> texts = new HashMap<>();
  private final Map<IrConstant, Integer> constants = new IdentityHashMap<>();
  private final Map<Local, Integer> locals = new IdentityHashMap<>();
  private final Statements statements = new Statements();
  private final Expressions expressions = new Expressions();

  private IrWriter(DataOutputStream out) {
    this.out = out;
  }

  /** Writes all of the program. */
  public static void write(IrProgram program, DataOutputStream out) throws IOException {
    IrWriter writer = new IrWriter(out);
    writer.each(program.classes(), writer::type);
  }

  /** What is done with each of several. */
  private interface Part<T> {
    void write(T one) throws IOException;
  }

  private <T> void each(List<T> all, Part<T> part) throws IOException {
    out.writeInt(all.size());
    for (T one : all) {
      part.write(one);
    }
  }

  private <T> void maybe(Optional<T> one, Part<T> part) throws IOException {
    out.writeBoolean(one.isPresent());
    if (one.isPresent()) {
      part.write(one.get());
    }
  }

  private void text(String text) throws IOException {
    Integer known = texts.putIfAbsent(text, texts.size());
    out.writeInt(known == null ? -1 : known);
    if (known == null) {
      out.writeInt(text.length());
      out.writeChars(text);
    }
  }

  private void ordinal(Enum<?> value) throws IOException {
    out.writeByte(value.ordinal());
  }

  private void position(Position position) throws IOException {
    text(position.file());
    out.writeInt(position.line());
    out.writeInt(position.column());
  }

  private void type(IrClass type) throws IOException {
    text(type.name());
    out.writeInt(type.annotations().size());
    // Those of a class come in no order; the elements of one come in their own.
    for (var annotation : new TreeMap<>(type.annotations()).entrySet()) {
      text(annotation.getKey());
      out.writeInt(annotation.getValue().size());
      for (var element : annotation.getValue().entrySet()) {
        text(element.getKey());
        value(element.getValue());
      }
    }
    each(type.constants(), this::constant);
    each(type.methods(), this::method);
    maybe(type.documentation(), this::text);
    position(type.position());
  }

  private void value(Object value) throws IOException {
    if (value instanceof Long number) {
      out.writeByte(0);
      out.writeLong(number);
    } else if (value instanceof Boolean truth) {
      out.writeByte(1);
      out.writeBoolean(truth);
    } else if (value instanceof List<?> values) {
      out.writeByte(2);
      out.writeInt(values.size());
      for (Object one : values) {
        value(one);
      }
    } else {
      out.writeByte(3);
      text((String) value);
    }
  }

  /** Written where it is met first, be it in its class or where it is read. */
  private void constant(IrConstant constant) throws IOException {
    Integer known = constants.putIfAbsent(constant, constants.size());
    out.writeInt(known == null ? -1 : known);
    if (known == null) {
      text(constant.owner());
      text(constant.name());
      ordinal(constant.type());
      out.writeLong(constant.value());
      maybe(constant.documentation(), this::text);
      position(constant.position());
    }
  }

  private void method(IrMethod method) throws IOException {
    name(method.name());
    ordinal(method.result());
    locals.clear();
    each(method.parameters(), this::local);
    statement(method.body());
    out.writeBoolean(method.accessible());
    maybe(method.documentation(), this::text);
    out.writeInt(method.comments().size());
    for (var comment : method.comments().entrySet()) {
      out.writeInt(comment.getKey());
      text(comment.getValue());
    }
    position(method.position());
  }

  private void name(MethodName name) throws IOException {
    text(name.type());
    text(name.name());
  }

  /** Two of one name are two locals: each has a number in its method. */
  private void local(Local local) throws IOException {
    Integer known = locals.putIfAbsent(local, locals.size());
    out.writeInt(known == null ? -1 : known);
    if (known == null) {
      text(local.name());
      ordinal(local.type());
      out.writeBoolean(local.effectivelyFinal());
    }
  }

  private void statement(Statement statement) throws IOException {
    statement.accept(statements).write();
    position(statement.position());
  }

  private void choice(Statement.Case choice) throws IOException {
    each(choice.labels(), this::expression);
    statement(choice.body());
    position(choice.position());
  }

  private void expression(Expression expression) throws IOException {
    expression.accept(expressions).write();
    position(expression.position());
  }

  /** What is written of a node, but for its position. */
  private interface Node {
    void write() throws IOException;
  }

  private final class Statements implements Statement.Visitor<Node> {
    @Override
    public Node visit(Statement.Block block) {
      return () -> {
        ordinal(StatementTag.BLOCK);
        each(block.statements(), IrWriter.this::statement);
      };
    }

    @Override
    public Node visit(Statement.Declare declare) {
      return () -> {
        ordinal(StatementTag.DECLARE);
        local(declare.local());
        maybe(declare.initializer(), IrWriter.this::expression);
      };
    }

    @Override
    public Node visit(Statement.Assign assign) {
      return () -> {
        ordinal(StatementTag.ASSIGN);
        local(assign.local());
        expression(assign.value());
      };
    }

    @Override
    public Node visit(Statement.Evaluate evaluate) {
      return () -> {
        ordinal(StatementTag.EVALUATE);
        expression(evaluate.expression());
      };
    }

    @Override
    public Node visit(Statement.If choice) {
      return () -> {
        ordinal(StatementTag.IF);
        expression(choice.condition());
        statement(choice.whenTrue());
        maybe(choice.whenFalse(), IrWriter.this::statement);
      };
    }

    @Override
    public Node visit(Statement.While loop) {
      return () -> {
        ordinal(StatementTag.WHILE);
        expression(loop.condition());
        statement(loop.body());
      };
    }

    @Override
    public Node visit(Statement.DoWhile loop) {
      return () -> {
        ordinal(StatementTag.DO_WHILE);
        statement(loop.body());
        expression(loop.condition());
      };
    }

    @Override
    public Node visit(Statement.For loop) {
      return () -> {
        ordinal(StatementTag.FOR);
        each(loop.initializers(), IrWriter.this::statement);
        expression(loop.condition());
        each(loop.updates(), IrWriter.this::statement);
        statement(loop.body());
      };
    }

    @Override
    public Node visit(Statement.Switch choice) {
      return () -> {
        ordinal(StatementTag.SWITCH);
        expression(choice.selector());
        each(choice.cases(), IrWriter.this::choice);
        maybe(choice.otherwise(), IrWriter.this::statement);
      };
    }

    @Override
    public Node visit(Statement.Return end) {
      return () -> {
        ordinal(StatementTag.RETURN);
        maybe(end.value(), IrWriter.this::expression);
      };
    }

    @Override
    public Node visit(Statement.Break end) {
      return () -> ordinal(StatementTag.BREAK);
    }

    @Override
    public Node visit(Statement.Continue next) {
      return () -> ordinal(StatementTag.CONTINUE);
    }
  }

  private final class Expressions implements Expression.Visitor<Node> {
    @Override
    public Node visit(Expression.Constant constant) {
      return () -> {
        ordinal(ExpressionTag.CONSTANT);
        ordinal(constant.type());
        out.writeLong(constant.value());
      };
    }

    @Override
    public Node visit(Expression.ConstantRead read) {
      return () -> {
        ordinal(ExpressionTag.CONSTANT_READ);
        constant(read.constant());
      };
    }

    @Override
    public Node visit(Expression.LocalRead read) {
      return () -> {
        ordinal(ExpressionTag.LOCAL_READ);
        local(read.local());
      };
    }

    @Override
    public Node visit(Expression.Unary unary) {
      return () -> {
        ordinal(ExpressionTag.UNARY);
        ordinal(unary.operator());
        operands(unary);
      };
    }

    @Override
    public Node visit(Expression.Binary binary) {
      return () -> {
        ordinal(ExpressionTag.BINARY);
        ordinal(binary.operator());
        operands(binary);
      };
    }

    @Override
    public Node visit(Expression.Conditional choice) {
      return () -> {
        ordinal(ExpressionTag.CONDITIONAL);
        operands(choice);
      };
    }

    @Override
    public Node visit(Expression.Convert convert) {
      return () -> {
        ordinal(ExpressionTag.CONVERT);
        operands(convert);
      };
    }

    /** As many as such an expression always has, and its type, which they do not tell. */
    private void operands(Expression expression) throws IOException {
      for (Expression operand : expression.operands()) {
        expression(operand);
      }
      ordinal(expression.type());
    }

    @Override
    public Node visit(Expression.Call call) {
      return () -> {
        ordinal(ExpressionTag.CALL);
        name(call.callee());
        each(call.arguments(), IrWriter.this::expression);
        ordinal(call.type());
      };
    }

    @Override
    public Node visit(Expression.ArenaAccess access) {
      return () -> {
        ordinal(ExpressionTag.ARENA_ACCESS);
        ordinal(access.operation());
        each(access.arguments(), IrWriter.this::expression);
        ordinal(access.type());
      };
    }

    @Override
    public Node visit(Expression.PlatformCall call) {
      return () -> {
        ordinal(ExpressionTag.PLATFORM_CALL);
        ordinal(call.operation());
        each(call.arguments(), IrWriter.this::expression);
      };
    }
  }
}
