package halt.checker.cli;

import halt.checker.conformance.BootedMachine;
import halt.checker.conformance.BootedMachine.Preparation;
import halt.kernel.boot.Flavour;
import halt.model.ir.IrProgram;
import java.io.IOException;
import java.util.Set;

/** How does a command come to a machine, or to the words for why it does not? */
final class Machines {
  private Machines() {}

  /**
   * Builds the images of a target.
   *
   * @throws NotInstalled if a tool is missing
   * @throws BadInput if the image cannot be built
   * @throws InterruptedException if the user ended the command meanwhile
   */
  static BootedMachine prepare(
      HaltKit haltkit, IrProgram program, String arch, Set<Flavour> flavours)
      throws BadInput, NotInstalled, IOException, InterruptedException {
    Preparation preparation =
        haltkit
            .interrupts()
            .interruptible(
                () ->
                    BootedMachine.prepare(
                        program,
                        haltkit.home(),
                        arch,
                        BootedMachine.builds(haltkit.home()),
                        flavours));
    if (preparation instanceof Preparation.NotInstalled missing) {
      StartOptions.refuseMissing(missing.tools());
    } else if (preparation instanceof Preparation.Failed failed) {
      if (haltkit.interrupts().requested()) {
        // An interrupt closes files and kills compilers, which looks like a failure of theirs.
        throw new InterruptedException();
      }
      throw new BadInput("no image could be built: " + failed.problem());
    } else if (preparation instanceof Preparation.Hindered hindered) {
      if (haltkit.interrupts().requested()) {
        throw new InterruptedException();
      }
      throw new BadInput("no image could be built: " + hindered.problem());
    }
    return ((Preparation.Ready) preparation).machine();
  }
}
