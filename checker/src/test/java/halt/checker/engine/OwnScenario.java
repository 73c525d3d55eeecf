package halt.checker.engine;

import halt.checker.Programs;
import halt.model.description.Scope;
import halt.model.ir.IrProgram;
import halt.model.ir.WellFormed;
import halt.model.lift.HaltSources;
import halt.model.lift.LiftResult;
import halt.model.lift.Lifter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A scenario of a test's own, written around what its processes do: they have four words, from
 * {@code own} on, and what they leave in {@code said} is a part of the outcome.
 */
public final class OwnScenario {
  private OwnScenario() {}

  /** With a body of each process only. */
  public static Case of(Path folder, Scope scope, String process) throws IOException {
    return of(folder, scope, "", process, "return true;");
  }

  /** With statements for each of the three methods. */
  public static Case of(Path folder, Scope scope, String setup, String process, String check)
      throws IOException {
    Path file = folder.resolve("OwnOne.java");
    Files.writeString(
        file,
        """
        import halt.core.atom.Atom;
        import halt.core.value.Header;
        import halt.core.collect.Collector;
        import halt.core.collect.Heap;
        import halt.core.process.Operation;
        import halt.core.process.Registers;
        import halt.core.process.Safepoint;
        import halt.core.value.Tuple;
        import halt.core.value.Word;
        import halt.core.host.Arena;
        import halt.core.host.Platform;
        import halt.core.role.Offset;
        import halt.core.role.Value;
        import halt.scenario.Scenario;

        /** A test's. */
        @Scenario(
            name = "own-one",
            title = "A test's.",
            registers = 3,
            atoms = 1,
            spaceWords = 4,
            bufferWords = 4,
            words = 4)
        public final class OwnOne {
          private OwnOne() {}

          public static void setup(Arena arena, int processes, int operations) {
            @Offset long own = Heap.behind(arena);
            %s
          }

          public static void process(Arena arena, int process, int operations) {
            @Offset long own = Heap.behind(arena);
            long said = 0;
            %s
            Safepoint.enter(arena, process);
            Registers.set(arena, process, Operation.RESULT, Word.fixnum(said));
            Safepoint.leave(arena, process);
          }

          public static boolean check(Arena arena, int processes, int operations) {
            @Offset long own = Heap.behind(arena);
            %s
          }
        }
        """
            .formatted(setup, process, check));
    List<Path> own = List.of(file);
    List<Path> sources = new ArrayList<>(HaltSources.coreAndScenarios(Programs.HOME));
    sources.addAll(own);
    LiftResult lifted = Lifter.lift(Programs.HOME, sources);
    if (!(lifted instanceof LiftResult.Lifted done)) {
      throw new IllegalArgumentException(lifted.toString());
    }
    IrProgram program = WellFormed.require("the lifter", done.program());
    return new Case(program, Optional.empty(), own, Programs.scenario(program, "own-one"), scope);
  }
}
