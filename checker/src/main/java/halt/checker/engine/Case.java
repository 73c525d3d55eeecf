package halt.checker.engine;

import halt.checker.bug.SeededProgram;
import halt.model.description.ScenarioDescription;
import halt.model.description.Scope;
import halt.model.ir.IrProgram;
import halt.model.memory.MemoryModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be judged: which program, in which scenario, and how large a part of what it can do?
 *
 * @param program the core and the scenario, lifted; with the bug, if there is one
 * @param bug the seeded bug that the program has
 * @param model in which order CPUs may see each other's accesses
 * @param ownSources the user's own files of restricted Java that the program was lifted with
 */
public record Case(
    IrProgram program,
    Optional<SeededProgram> bug,
    List<Path> ownSources,
    ScenarioDescription scenario,
    Scope scope,
    MemoryModel model) {
  public Case {
    ownSources = List.copyOf(ownSources);
  }

  /** Under sequential consistency. */
  public Case(
      IrProgram program,
      Optional<SeededProgram> bug,
      List<Path> ownSources,
      ScenarioDescription scenario,
      Scope scope) {
    this(program, bug, ownSources, scenario, scope, MemoryModel.SC);
  }

  /** A scenario of HALT's own sources, under sequential consistency. */
  public static Case of(IrProgram program, ScenarioDescription scenario, Scope scope) {
    return new Case(program, Optional.empty(), List.of(), scenario, scope);
  }

  /**
   * A seeded bug in the scenario and scope that show it.
   *
   * @throws IllegalStateException if the bug names a scenario that its program has not
   */
  public static Case of(SeededProgram bug) {
    IrProgram program = bug.program();
    ScenarioDescription scenario =
        ScenarioDescription.all(program).stream()
            .filter(each -> each.name().equals(bug.scenario()))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "seeded bug " + bug.name() + " names no scenario: " + bug.scenario()));
    return new Case(program, Optional.of(bug), List.of(), scenario, bug.scope());
  }

  /** The same in another scope. */
  public Case in(Scope other) {
    return new Case(program, bug, ownSources, scenario, other, model);
  }

  /** The same with semispaces of another size. */
  public Case withSpaceWords(int words) {
    return new Case(program, bug, ownSources, scenario.withSpaceWords(words), scope, model);
  }

  /** The same under another memory model. */
  public Case under(MemoryModel other) {
    return new Case(program, bug, ownSources, scenario, scope, other);
  }

  /** The name of the seeded bug, as a trace keeps it. */
  public Optional<String> bugName() {
    return bug.map(SeededProgram::name);
  }
}
