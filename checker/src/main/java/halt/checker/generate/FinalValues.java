package halt.checker.generate;

import halt.model.spec.SwapFunction;
import java.util.List;
import java.util.SortedSet;

/** What must an atom of a plan hold at the end, if that follows from the plan? */
final class FinalValues {
  private final ScenarioPlan plan;
  private final SortedSet<String> imports;

  /**
   * The final values of a plan.
   *
   * @param imports what the printed checks use is added to it
   */
  FinalValues(ScenarioPlan plan, SortedSet<String> imports) {
    this.plan = plan;
    this.imports = imports;
  }

  /**
   * Where all that writes an atom adds to it, or counts on in it, the end is known: the check of
   * it, or nothing.
   */
  String check(int index) {
    List<Step> writers = writers(index);
    Initial initial = resolved(index);
    if (initial instanceof Initial.Number number) {
      long sum = number.integer();
      for (Step step : writers) {
        if (!isAddition(step)) {
          return "";
        }
        sum += ((Operand.Number) step.second()).integer();
      }
      return isSmall(number.integer())
          ? "    @Value long sum"
              + index
              + (" = Atom.deref(arena, Atom.at(arena, " + index + "));\n")
              + ("    if (sum"
                  + index
                  + " != Word.fixnum("
                  + ScenarioSource.literal(sum)
                  + ")) {\n")
              + "      return false;\n    }\n"
          : "";
    }
    if (!(initial instanceof Initial.Pair pair)
        || !isSmall(pair.first())
        || !writers.stream().allMatch(step -> step.swapsBy(SwapFunction.TALLY) && isOn(step))) {
      return "";
    }
    imports.addAll(List.of("halt.core.value.Tuple", "halt.core.role.Ref"));
    return "    @Value long last"
        + index
        + (" = Atom.deref(arena, Atom.at(arena, " + index + "));\n")
        + ("    if (!Tuple.isPair(arena, last" + index + ")) {\n      return false;\n    }\n")
        + ("    @Ref long tally" + index + " = Word.reference(last" + index + ");\n")
        + ("    if (Tuple.get(arena, tally" + index + ", 0) != Word.fixnum(")
        + ScenarioSource.literal(pair.first() + writers.size())
        + ")) {\n      return false;\n    }\n";
  }

  private List<Step> writers(int index) {
    Step onAtom = Step.deref(new Operand.AtomAt(index));
    return plan.processes().stream()
        .flatMap(List::stream)
        .filter(step -> step.writes() && step.mayMeet(onAtom))
        .toList();
  }

  private Initial resolved(int index) {
    Initial initial = plan.atoms().get(index);
    return initial instanceof Initial.SameAs same ? resolved(same.atom()) : initial;
  }

  private static boolean isAddition(Step step) {
    return step.swapsBy(SwapFunction.ADD)
        && isOn(step)
        && step.second() instanceof Operand.Number number
        && isSmall(number.integer());
  }

  /** Whether the target is an atom for sure. */
  private static boolean isOn(Step step) {
    return step.target() instanceof Operand.AtomAt;
  }

  /** So small that no sum of a plan leaves the range of fixnums. */
  private static boolean isSmall(long integer) {
    return integer == (int) integer;
  }
}
