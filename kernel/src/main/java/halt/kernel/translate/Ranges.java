package halt.kernel.translate;

import halt.model.ir.IrMethod;
import halt.model.ir.IrProgram;
import halt.model.ir.IrWalk;
import halt.model.ir.Local;
import halt.model.ir.MethodName;
import halt.model.ir.Statement;
import halt.model.ir.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which numbers can the variables and the methods of a program be? A variable that is assigned once
 * is what it is assigned; a method gives what its return statements give. All else is anything that
 * its type allows. There is no recursion, so every question ends.
 */
final class Ranges {
  private final IrProgram program;
  private final Map<MethodName, Range> results = new HashMap<>();
  private final Map<MethodName, Range.Known> known = new HashMap<>();

  Ranges(IrProgram program) {
    this.program = program;
  }

  /** What is known inside a method. */
  Range.Known in(IrMethod method) {
    Range.Known inside = known.get(method.name());
    if (inside == null) {
      inside = new Inside(method);
      known.put(method.name(), inside);
    }
    return inside;
  }

  /** The numbers that a method can give; one without a result gives none that matter. */
  private Range result(MethodName name) {
    Range result = results.get(name);
    if (result == null) {
      result = union(program.method(name));
      results.put(name, result);
    }
    return result;
  }

  private Range union(IrMethod method) {
    if (method.result() == Type.VOID) {
      return Range.of(Type.VOID);
    }
    Range.Known inside = in(method);
    Range[] union = new Range[1];
    IrWalk.statements(
        method.body(),
        statement -> {
          if (statement instanceof Statement.Return result) {
            Range one = Range.of(result.value().orElseThrow(), inside);
            union[0] = union[0] == null ? one : union[0].or(one);
          }
        });
    return Optional.ofNullable(union[0]).orElse(Range.of(method.result()));
  }

  /** The variables of one method, and the methods of the program. */
  private final class Inside implements Range.Known {
    private final Map<Local, Range> locals = new HashMap<>();

    /** Declarations come before uses, so a variable's value is known by those before it. */
    Inside(IrMethod method) {
      IrWalk.statements(
          method.body(),
          statement -> {
            if (statement instanceof Statement.Declare declare
                && declare.local().effectivelyFinal()
                && declare.initializer().isPresent()) {
              locals.put(declare.local(), Range.of(declare.initializer().get(), this));
            }
          });
    }

    @Override
    public Range local(Local local) {
      return locals.getOrDefault(local, Range.of(local.type()));
    }

    @Override
    public Range result(MethodName method) {
      return Ranges.this.result(method);
    }
  }
}
