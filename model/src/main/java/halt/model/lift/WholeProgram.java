package halt.model.lift;

import halt.model.ir.Effects;
import halt.model.ir.IrClass;
import halt.model.ir.IrMethod;
import halt.model.ir.IrProgram;
import halt.model.ir.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What must hold of all classes together (rules HR008 to HR010, HR022)? Their names, recursion, how
 * far a scenario's parts go, and the order of effects.
 */
final class WholeProgram {
  private final Breaches breaches;

  WholeProgram(Breaches breaches) {
    this.breaches = breaches;
  }

  /** Reports classes of one simple name. */
  void checkNames(List<ClassReader> classes) {
    Map<String, ClassReader> bySimpleName = new HashMap<>();
    for (ClassReader type : classes) {
      ClassReader first = bySimpleName.putIfAbsent(type.type().getSimpleName().toString(), type);
      if (first != null) {
        breaches.report(
            Rule.HR009,
            type.position(),
            "a second class called " + type.type().getSimpleName() + ", as " + first.position(),
            "give the class a simple name of its own: C has no packages");
      }
    }
  }

  /**
   * Reports what spans methods.
   *
   * @param program all of it
   * @param classes those that have been read
   * @param read what they gave, in their order
   * @param calls all calls in them
   */
  void check(
      IrProgram program,
      List<ClassReader> classes,
      List<IrClass> read,
      List<Recursion.CallSite> calls) {
    new Recursion(calls).check(breaches);
    if (breaches.isEmpty()) {
      checkExtent(program, classes, read);
    }
    checkEffects(program, read);
  }

  /** Without recursion only, which would have no end here. */
  private void checkExtent(IrProgram program, List<ClassReader> classes, List<IrClass> read) {
    Extent extent = new Extent(program.methods());
    for (int i = 0; i < classes.size(); i++) {
      if (ScenarioContract.isScenario(classes.get(i).type())) {
        for (IrMethod method : read.get(i).methods()) {
          if (ScenarioContract.isPart(method.name().name())) {
            extent.check(method, breaches);
          }
        }
      }
    }
  }

  private void checkEffects(IrProgram program, List<IrClass> read) {
    Effects effects = new Effects(program.methods());
    for (IrMethod method : new IrProgram(read).methods()) {
      for (Effects.Unordered unordered : effects.unordered(method)) {
        Position first = unordered.first().position();
        breaches.report(
            Rule.HR010,
            unordered.second().position(),
            "two operands of one expression have effects; the other is at line "
                + first.line()
                + ", column "
                + first.column());
      }
    }
  }
}
