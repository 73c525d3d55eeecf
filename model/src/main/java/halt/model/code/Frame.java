package halt.model.code;

import halt.model.code.Assembler.Granularity;
import halt.model.code.CodeBuilder.Label;
import halt.model.ir.Expression;
import halt.model.ir.IrMethod;
import halt.model.ir.IrProgram;
import halt.model.ir.Local;
import halt.model.ir.Position;
import halt.model.ir.Statement;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is one copy of a method in the code? It knows where the method's variables are and which
 * call it stands for; what its tree becomes is appended to the code.
 */
final class Frame {
  final IrProgram program;
  final Granularity granularity;

  private final CodeBuilder code;
  private final IrMethod method;
  private final Optional<Site> caller;
  private final Map<Local, Operand> locals = new IdentityHashMap<>();
  private final ExpressionAssembler expressions = new ExpressionAssembler(this);
  private final StatementAssembler statements = new StatementAssembler(this);

  /** What an expression's value is: known now, or in a slot at run time. */
  sealed interface Operand {
    record Known(long value) implements Operand {}

    record Slot(int number) implements Operand {}
  }

  /** The outermost one. */
  Frame(IrProgram program, Granularity granularity, CodeBuilder code, IrMethod method) {
    this(program, granularity, code, method, Optional.empty());
  }

  private Frame(
      IrProgram program,
      Granularity granularity,
      CodeBuilder code,
      IrMethod method,
      Optional<Site> caller) {
    this.program = program;
    this.granularity = granularity;
    this.code = code;
    this.method = method;
    this.caller = caller;
  }

  /** The copy of a method that is called here. */
  Frame called(IrMethod callee, Position call) {
    return new Frame(program, granularity, code, callee, Optional.of(site(call)));
  }

  /** A variable is there from now on. */
  void put(Local local, Operand operand) {
    locals.put(local, operand);
  }

  Operand get(Local local) {
    return locals.get(local);
  }

  /** Appends the method's body, which leaves its result in a slot. */
  void assemble(int resultSlot) {
    Label end = new Label();
    statements.body(method.body(), resultSlot, end);
    place(end);
  }

  /** Appends what computes the expression, as far as it is not known now. */
  Operand value(Expression expression) {
    return expression.accept(expressions);
  }

  /** Appends what the statement does. */
  void execute(Statement statement) {
    statement.accept(statements);
  }

  /** Evaluates an expression into a slot that may be assigned again. */
  void move(Position position, int target, Expression expression) {
    Operand value = value(expression);
    code.reassign(target);
    emit(position, Opcode.MOVE, target, slot(value), 0, 0);
  }

  /**
   * A value that no later assignment changes: a slot that is assigned again is copied. Needed only
   * where the value outlives the expression, since no expression assigns a local.
   */
  Operand own(Position position, Operand value) {
    if (value instanceof Operand.Slot slot && code.isReassigned(slot.number())) {
      int copy = newSlot();
      emit(position, Opcode.MOVE, copy, slot.number(), 0, 0);
      return new Operand.Slot(copy);
    }
    return value;
  }

  int slot(Operand operand) {
    if (operand instanceof Operand.Known known) {
      return code.constant(known.value());
    }
    return ((Operand.Slot) operand).number();
  }

  int newSlot() {
    return code.newSlot();
  }

  void emit(Position position, Opcode opcode, int d, int a, int b, int c) {
    code.emit(site(position), opcode, d, a, b, c);
  }

  void jump(Position position, Opcode opcode, int condition, Label target) {
    code.jump(site(position), opcode, condition, target);
  }

  void jump(Position position, Label target) {
    jump(position, Opcode.JUMP, 0, target);
  }

  void place(Label label) {
    code.place(label);
  }

  private Site site(Position position) {
    return new Site(method.name(), position, caller);
  }
}
