package halt.model.ir;

import halt.model.ir.Complaint.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Is a program what the IR promises? The lifter makes no other, and whoever changes a method must
 * not: then the assembler and the translator need not ask. Checked are names, constants, the types
 * and roles of every operand, targets of calls, the scope and the definite assignment of variables,
 * jumps, and what spans methods: recursion and the order of effects.
 *
 * <p>As permissive as javac: what it compiles and the lifter accepts gives no complaint. Not
 * checked is how deep or how large a program is (rules HR021, HR022).
 */
public final class WellFormed {
  private final IrProgram program;
  private final List<Complaint> complaints = new ArrayList<>();

  private WellFormed(IrProgram program) {
    this.program = program;
  }

  /** All that is wrong with a program, in the order of its classes; empty if it is well-formed. */
  public static List<Complaint> complaints(IrProgram program) {
    WellFormed check = new WellFormed(program);
    check.names();
    check.bodies();
    check.effects();
    check.recursion();
    return List.copyOf(check.complaints);
  }

  /**
   * The program itself, if it is well-formed.
   *
   * @param made what has made it, for the message
   * @throws IllegalStateException if it is not: whatever made it is at fault
   */
  public static IrProgram require(String made, IrProgram program) {
    List<Complaint> complaints = complaints(program);
    if (!complaints.isEmpty()) {
      throw new IllegalStateException(
          made
              + " gave a program that is not well-formed:\n"
              + complaints.stream().map(Complaint::toString).collect(Collectors.joining("\n")));
    }
    return program;
  }

  private void complain(Kind kind, Position position, String message) {
    complaints.add(new Complaint(kind, position, message));
  }

  private void names() {
    Set<String> classes = new HashSet<>();
    Set<Object> members = new HashSet<>();
    for (IrClass type : program.classes()) {
      if (!classes.add(type.simpleName())) {
        complain(Kind.NAME, type.position(), "a second class " + type.simpleName());
      }
      for (IrConstant constant : type.constants()) {
        MethodName name = new MethodName(constant.owner(), constant.name());
        if (!constant.owner().equals(type.name()) || !members.add(List.of(name, "constant"))) {
          complain(
              Kind.NAME, constant.position(), name + " in " + type.simpleName() + ", or again");
        }
        if (!ExpressionCheck.isIn(constant.type(), constant.value())) {
          complain(
              Kind.CONSTANT,
              constant.position(),
              constant.value() + " is no " + constant.type().source());
        }
      }
      for (IrMethod method : type.methods()) {
        if (!method.name().type().equals(type.name()) || !members.add(method.name())) {
          complain(
              Kind.NAME,
              method.position(),
              method.name() + " in " + type.simpleName() + ", or again");
        }
      }
    }
  }

  private void bodies() {
    for (IrMethod method : program.methods()) {
      new BodyCheck(program, method, complaints::add).check();
    }
  }

  private void effects() {
    Effects effects = new Effects(program.methods());
    for (IrMethod method : program.methods()) {
      for (Effects.Unordered each : effects.unordered(method)) {
        complain(
            Kind.EFFECTS,
            each.second().position(),
            "this has effects, and so has " + each.first().position());
      }
    }
  }

  private void recursion() {
    Set<MethodName> done = new HashSet<>();
    program.methods().forEach(method -> calls(method, new HashSet<>(), done));
  }

  /**
   * Follows the calls of a method that are not known to come to an end.
   *
   * @param around the methods that wait for this one
   */
  private void calls(IrMethod method, Set<MethodName> around, Set<MethodName> done) {
    if (!done.add(method.name())) {
      return;
    }
    around.add(method.name());
    IrWalk.expressions(
        method.body(),
        expression -> {
          if (expression instanceof Expression.Call call) {
            if (around.contains(call.callee())) {
              complain(
                  Kind.RECURSION,
                  call.position(),
                  method.name() + " calls " + call.callee() + ", which has called it");
            } else {
              program.find(call.callee()).ifPresent(callee -> calls(callee, around, done));
            }
          }
        });
    around.remove(method.name());
  }
}
