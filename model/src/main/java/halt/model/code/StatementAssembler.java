package halt.model.code;

import halt.model.code.CodeBuilder.Label;
import halt.model.code.Frame.Operand;
import halt.model.ir.Expression;
import halt.model.ir.Local;
import halt.model.ir.Position;
import halt.model.ir.Statement;
import java.util.ArrayList;
import java.util.List;

/** Which instructions does a statement become? Those of one copy of a method. */
final class StatementAssembler implements Statement.Visitor<Void> {
  private final Frame frame;
  private int resultSlot;
  private Label end;
  private Label breakTo;
  private Label continueTo;

  StatementAssembler(Frame frame) {
    this.frame = frame;
  }

  /** The method's body; where it returns, its result is in the slot and it goes to the end. */
  void body(Statement.Block body, int newResultSlot, Label newEnd) {
    resultSlot = newResultSlot;
    end = newEnd;
    body.accept(this);
  }

  @Override
  public Void visit(Statement.Block block) {
    block.statements().forEach(frame::execute);
    return null;
  }

  @Override
  public Void visit(Statement.Declare declare) {
    Local local = declare.local();
    if (local.effectivelyFinal() && declare.initializer().isPresent()) {
      Operand value = frame.value(declare.initializer().get());
      frame.put(local, frame.own(declare.position(), value));
      return null;
    }
    int slot = frame.newSlot();
    frame.put(local, new Operand.Slot(slot));
    declare.initializer().ifPresent(value -> frame.move(declare.position(), slot, value));
    return null;
  }

  @Override
  public Void visit(Statement.Assign assign) {
    Operand target = frame.get(assign.local());
    frame.move(assign.position(), ((Operand.Slot) target).number(), assign.value());
    return null;
  }

  @Override
  public Void visit(Statement.Evaluate evaluate) {
    frame.value(evaluate.expression());
    return null;
  }

  @Override
  public Void visit(Statement.If choice) {
    Operand condition = frame.value(choice.condition());
    if (condition instanceof Operand.Known known) {
      if (known.value() != 0) {
        frame.execute(choice.whenTrue());
      } else {
        choice.whenFalse().ifPresent(frame::execute);
      }
      return null;
    }
    Label otherwise = new Label();
    frame.jump(choice.position(), Opcode.JUMP_IF_ZERO, frame.slot(condition), otherwise);
    frame.execute(choice.whenTrue());
    if (choice.whenFalse().isPresent()) {
      Label behind = new Label();
      frame.jump(choice.position(), behind);
      frame.place(otherwise);
      frame.execute(choice.whenFalse().get());
      frame.place(behind);
    } else {
      frame.place(otherwise);
    }
    return null;
  }

  @Override
  public Void visit(Statement.While loop) {
    return loop(loop.condition(), List.of(), loop.body(), true);
  }

  @Override
  public Void visit(Statement.DoWhile loop) {
    return loop(loop.condition(), List.of(), loop.body(), false);
  }

  @Override
  public Void visit(Statement.For loop) {
    loop.initializers().forEach(frame::execute);
    return loop(loop.condition(), loop.updates(), loop.body(), true);
  }

  private Void loop(
      Expression condition, List<Statement> updates, Statement body, boolean conditionFirst) {
    final Label outerBreak = breakTo;
    final Label outerContinue = continueTo;
    Label start = new Label();
    Label behind = new Label();
    Label next = new Label();
    frame.place(start);
    if (conditionFirst) {
      exitUnless(condition, behind);
    }
    breakTo = behind;
    continueTo = next;
    frame.execute(body);
    frame.place(next);
    updates.forEach(frame::execute);
    if (!conditionFirst) {
      exitUnless(condition, behind);
    }
    frame.jump(condition.position(), start);
    frame.place(behind);
    breakTo = outerBreak;
    continueTo = outerContinue;
    return null;
  }

  private void exitUnless(Expression condition, Label behind) {
    Operand value = frame.value(condition);
    if (value instanceof Operand.Known known) {
      if (known.value() == 0) {
        frame.jump(condition.position(), behind);
      }
    } else {
      frame.jump(condition.position(), Opcode.JUMP_IF_ZERO, frame.slot(value), behind);
    }
  }

  @Override
  public Void visit(Statement.Switch choice) {
    Operand selector = frame.value(choice.selector());
    if (selector instanceof Operand.Known known) {
      selectKnown(choice, known.value());
    } else {
      select(choice, frame.slot(selector));
    }
    return null;
  }

  private void select(Statement.Switch choice, int selector) {
    Position position = choice.position();
    Label behind = new Label();
    List<Label> bodies = new ArrayList<>();
    for (Statement.Case each : choice.cases()) {
      Label body = new Label();
      bodies.add(body);
      for (Expression label : each.labels()) {
        int equal = frame.newSlot();
        int value = frame.slot(frame.value(label));
        frame.emit(each.position(), Opcode.EQUAL, equal, selector, value, 0);
        frame.jump(each.position(), Opcode.JUMP_IF_NOT_ZERO, equal, body);
      }
    }
    choice.otherwise().ifPresent(frame::execute);
    frame.jump(position, behind);
    for (int i = 0; i < bodies.size(); i++) {
      frame.place(bodies.get(i));
      frame.execute(choice.cases().get(i).body());
      frame.jump(position, behind);
    }
    frame.place(behind);
  }

  private void selectKnown(Statement.Switch choice, long value) {
    for (Statement.Case each : choice.cases()) {
      for (Expression label : each.labels()) {
        if (frame.value(label) instanceof Operand.Known known && known.value() == value) {
          frame.execute(each.body());
          return;
        }
      }
    }
    choice.otherwise().ifPresent(frame::execute);
  }

  @Override
  public Void visit(Statement.Return leave) {
    leave.value().ifPresent(value -> frame.move(leave.position(), resultSlot, value));
    frame.jump(leave.position(), end);
    return null;
  }

  @Override
  public Void visit(Statement.Break leave) {
    frame.jump(leave.position(), breakTo);
    return null;
  }

  @Override
  public Void visit(Statement.Continue next) {
    frame.jump(next.position(), continueTo);
    return null;
  }
}
