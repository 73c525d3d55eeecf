package halt.model.lift;

import halt.model.ir.IrProgram;
import java.util.List;

/** What came of lifting? A program, or every reason why there is none. */
public sealed interface LiftResult {
  /** All sources keep all rules. */
  record Lifted(IrProgram program) implements LiftResult {}

  /**
   * At least one rule is broken.
   *
   * @param diagnostics every breach found, in every source; sorted, never empty
   */
  record Refused(List<Diagnostic> diagnostics) implements LiftResult {
    public Refused {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
