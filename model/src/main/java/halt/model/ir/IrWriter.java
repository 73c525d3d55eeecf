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
 * before is its number. The same program gives the same bytes. {@link IrReader} reads it, and has
 * the tags in the same order.
 */
public final class IrWriter {
  private final DataOutputStream out;
  private final Map<String, Integer> texts = new HashMap<>();
  private final Map<IrConstant, Integer> constants = new IdentityHashMap<>();
  private final Map<Local, Integer> locals = new IdentityHashMap<>();

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
    if (statement instanceof Statement.Block block) {
      out.writeByte(0);
      each(block.statements(), this::statement);
    } else if (statement instanceof Statement.Declare declare) {
      out.writeByte(1);
      local(declare.local());
      maybe(declare.initializer(), this::expression);
    } else if (statement instanceof Statement.Assign assign) {
      out.writeByte(2);
      local(assign.local());
      expression(assign.value());
    } else if (statement instanceof Statement.Evaluate evaluate) {
      out.writeByte(3);
      expression(evaluate.expression());
    } else if (statement instanceof Statement.If choice) {
      out.writeByte(4);
      expression(choice.condition());
      statement(choice.whenTrue());
      maybe(choice.whenFalse(), this::statement);
    } else if (statement instanceof Statement.While loop) {
      out.writeByte(5);
      expression(loop.condition());
      statement(loop.body());
    } else if (statement instanceof Statement.DoWhile loop) {
      out.writeByte(6);
      statement(loop.body());
      expression(loop.condition());
    } else if (statement instanceof Statement.For loop) {
      out.writeByte(7);
      each(loop.initializers(), this::statement);
      expression(loop.condition());
      each(loop.updates(), this::statement);
      statement(loop.body());
    } else if (statement instanceof Statement.Switch choice) {
      out.writeByte(8);
      expression(choice.selector());
      each(choice.cases(), this::choice);
      maybe(choice.otherwise(), this::statement);
    } else if (statement instanceof Statement.Return end) {
      out.writeByte(9);
      maybe(end.value(), this::expression);
    } else if (statement instanceof Statement.Break) {
      out.writeByte(10);
    } else if (statement instanceof Statement.Continue) {
      out.writeByte(11);
    } else {
      throw new IllegalStateException("a statement new to the IR: " + statement);
    }
    position(statement.position());
  }

  private void choice(Statement.Case choice) throws IOException {
    each(choice.labels(), this::expression);
    statement(choice.body());
    position(choice.position());
  }

  private void expression(Expression expression) throws IOException {
    if (expression instanceof Expression.Constant constant) {
      out.writeByte(0);
      ordinal(constant.type());
      out.writeLong(constant.value());
    } else if (expression instanceof Expression.ConstantRead read) {
      out.writeByte(1);
      constant(read.constant());
    } else if (expression instanceof Expression.LocalRead read) {
      out.writeByte(2);
      local(read.local());
    } else if (expression instanceof Expression.Unary unary) {
      out.writeByte(3);
      ordinal(unary.operator());
      expression(unary.operand());
      ordinal(unary.type());
    } else if (expression instanceof Expression.Binary binary) {
      out.writeByte(4);
      ordinal(binary.operator());
      expression(binary.left());
      expression(binary.right());
      ordinal(binary.type());
    } else if (expression instanceof Expression.Conditional choice) {
      out.writeByte(5);
      expression(choice.condition());
      expression(choice.whenTrue());
      expression(choice.whenFalse());
      ordinal(choice.type());
    } else if (expression instanceof Expression.Convert convert) {
      out.writeByte(6);
      expression(convert.operand());
      ordinal(convert.type());
    } else if (expression instanceof Expression.Call call) {
      out.writeByte(7);
      name(call.callee());
      each(call.arguments(), this::expression);
      ordinal(call.type());
    } else if (expression instanceof Expression.ArenaAccess access) {
      out.writeByte(8);
      ordinal(access.operation());
      each(access.arguments(), this::expression);
      ordinal(access.type());
    } else if (expression instanceof Expression.PlatformCall call) {
      out.writeByte(9);
      ordinal(call.operation());
      each(call.arguments(), this::expression);
    } else {
      throw new IllegalStateException("an expression new to the IR: " + expression);
    }
    position(expression.position());
  }
}
