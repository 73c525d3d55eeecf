package halt.checker.cli;

import halt.checker.jury.EngineKind;
import halt.model.memory.MemoryModel;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Who is to judge, and under which memory model? The options of every command that explores. */
final class EngineOptions {
  /** Instead of a list: every engine that is there and can take the case. */
  static final String ALL = "all";

  @Option(
      names = "--engine",
      paramLabel = "ENGINE[,ENGINE...]",
      description =
          "Engines that judge each scenario, apart from each other: state (our own search of the"
              + " lifted program), lincheck and jpf (the JVM bytecode), or all that are there."
              + " jpf is found by JPF_HOME. Default: state for check, all for verify.")
  private List<String> lists = List.of();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = "sc",
      description = "Memory model: sc, sequential consistency (default ${DEFAULT-VALUE}).")
  private String model;

  /** Whether each engine is asked that is there, rather than those that are named. */
  boolean all() {
    return names().contains(ALL);
  }

  /** Not split by picocli, which drops empty words: then "," would mean that no engine is named. */
  private List<String> names() {
    return lists.stream()
        .flatMap(list -> Arrays.stream(list.split(",", -1)))
        .map(String::strip)
        .toList();
  }

  /**
   * Looks at what was given, for commands that have much to do before they need an engine.
   *
   * @throws BadInput if an engine or the model does not exist
   */
  void require() throws BadInput {
    kinds(Set.of());
    model();
  }

  /**
   * The engines, in the order of their columns.
   *
   * @param otherwise if none is named
   */
  Set<EngineKind> kinds(Set<EngineKind> otherwise) throws BadInput {
    Set<EngineKind> kinds = EnumSet.noneOf(EngineKind.class);
    for (String name : names()) {
      if (name.equals(ALL)) {
        kinds.addAll(EnumSet.allOf(EngineKind.class));
      } else {
        kinds.add(EngineKind.named(name).orElseThrow(() -> unknown(name)));
      }
    }
    return kinds.isEmpty() ? otherwise : kinds;
  }

  /** The engines that are named one by one: without them, what was asked for is not done. */
  Set<EngineKind> named() {
    Set<EngineKind> named = EnumSet.noneOf(EngineKind.class);
    names().forEach(name -> EngineKind.named(name).ifPresent(named::add));
    return named;
  }

  private static BadInput unknown(String name) {
    List<String> known =
        Stream.concat(Arrays.stream(EngineKind.values()).map(EngineKind::id), Stream.of(ALL))
            .toList();
    return BadInput.unknown("engine", name, known);
  }

  MemoryModel model() throws BadInput {
    for (MemoryModel each : MemoryModel.values()) {
      if (each.id().equals(model)) {
        return each;
      }
    }
    throw BadInput.unknown(
        "memory model", model, Arrays.stream(MemoryModel.values()).map(MemoryModel::id).toList());
  }
}
