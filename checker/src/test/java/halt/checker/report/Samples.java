package halt.checker.report;

import halt.checker.conformance.MachineRun;
import halt.checker.conformance.Workload;
import halt.checker.engine.Disagreement;
import halt.checker.engine.Exploration;
import halt.checker.report.RunReport.BootResult;
import halt.checker.report.RunReport.EngineUse;
import halt.checker.report.RunReport.Fact;
import halt.checker.report.RunReport.ScenarioCheck;
import halt.checker.report.RunReport.SeededBugResult;
import halt.checker.report.RunReport.TargetUse;
import halt.checker.report.RunReport.Translation;
import halt.checker.trace.Deed;
import halt.checker.trace.Trace;
import halt.checker.trace.Trace.Action;
import halt.checker.trace.Trace.Frame;
import halt.checker.trace.Trace.Step;
import halt.checker.verdict.ExitCode;
import halt.checker.verdict.Verdict;
import halt.core.value.Word;
import halt.kernel.boot.Flavour;
import halt.model.description.Scope;
import halt.model.ir.AccessMode;
import halt.model.ir.PlatformOperation;
import halt.model.machine.Choice;
import halt.model.memory.MemoryModel;
import halt.model.property.Property;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which reports do the tests write? One with something of every kind in it, and an empty one. */
final class Samples {
  static final Scope SCOPE = new Scope(2, 2, 1, 1);

  static final Trace.Arena ARENA = new Trace.Arena("semispace", 2, 1, 24, 0);

  static final Scope SMALLER = new Scope(3, 1, 0, 0);

  static final String LINCHECK = "lincheck";

  private static final String PASSED = "The whole space was explored and no property failed.";
  private static final String EVERY_INTERLEAVING = "every interleaving was run: 1,526";
  private static final String LOST = "swap stores its result instead of publishing it.";
  private static final String ATOM = "core/src/main/java/halt/core/atom/Atom.java";
  private static final String OPERATION = "core/src/main/java/halt/core/process/Operation.java";
  private static final String COMPARES = "return arena.compareAndSet(atom, expected, desired);";
  private static final String FUNCTION = "core/src/main/java/halt/core/atom/Function.java";

  private Samples() {}

  static Trace trace(String bug, Property property) {
    String announce =
        "Platform.invoke(arena, process, operation, targetValue, firstValue, secondValue);";
    Action begins =
        action(
            new Deed.Invoke("swap", List.of("@0", "1", "1")),
            announce,
            new Frame("Operation.announce", OPERATION, 118),
            new Frame("Operation.run", OPERATION, 77));
    Action reads =
        action(
            load(0),
            "return arena.getVolatile(atom);",
            new Frame("Atom.deref", ATOM, 48),
            new Frame("Atom.swap", ATOM, 61));
    return new Trace(
        Trace.FORMAT,
        "counter",
        Optional.of(bug),
        "sc",
        SCOPE,
        Optional.empty(),
        Optional.of(ARENA),
        property.id(),
        "process 1's swap answered 1, but @0 holds 1 then: only 2 is allowed",
        true,
        List.of(
            new Step(
                0,
                List.of(Choice.of(true)),
                List.of(
                    action(
                        new Deed.Choice(PlatformOperation.COLLECTION_REQUESTED, 1, 2),
                        "if (Platform.collectionRequested(arena, process)) {",
                        new Frame(
                            "Boundary.poll",
                            "core/src/main/java/halt/core/process/Boundary.java",
                            73)),
                    begins,
                    reads)),
            new Step(1, List.of(Choice.of(false)), List.of(begins, reads)),
            new Step(
                0,
                List.of(),
                List.of(
                    action(
                        new Deed.Store(
                            40, AccessMode.PLAIN, Optional.of(0L), Optional.of(Word.fixnum(1))),
                        "long sum = Word.integer(left) + Word.integer(right);",
                        new Frame("Function.add", FUNCTION, 51)),
                    action(store(0, 1), COMPARES, new Frame("Atom.compareAndSet", ATOM, 55)))),
            new Step(
                1,
                List.of(),
                List.of(
                    action(store(1, 1), COMPARES, new Frame("Atom.compareAndSet", ATOM, 55)),
                    action(
                        new Deed.Respond("1"),
                        "Platform.respond(arena, process, result);",
                        new Frame("Operation.run", OPERATION, 105))))));
  }

  private static Action action(Deed did, String source, Frame... stack) {
    return new Action(did, source, List.of(stack));
  }

  /** Of the first atom. */
  static Deed load(long integer) {
    Optional<Long> word = Optional.of(Word.fixnum(integer));
    return new Deed.Load(ARENA.map(SCOPE.processes()).atoms, AccessMode.VOLATILE, word, word);
  }

  /** To the first atom. */
  static Deed store(long before, long after) {
    return new Deed.Store(
        ARENA.map(SCOPE.processes()).atoms,
        AccessMode.VOLATILE,
        Optional.of(Word.fixnum(before)),
        Optional.of(Word.fixnum(after)));
  }

  static Exploration exploration(
      String scenario, Verdict verdict, String reason, Optional<Trace> failure) {
    return new Exploration(
        scenario,
        "state",
        MemoryModel.SC,
        SCOPE,
        verdict,
        reason,
        1_234_567,
        3_456_789,
        412,
        0,
        Duration.ofMillis(2345),
        new TreeSet<>(List.of("4 | 3,4", "4 | 4,3")),
        failure,
        EnumSet.allOf(Property.class),
        List.of("Weak memory: the search interleaves whole accesses (sequential consistency)."),
        List.of());
  }

  /** The same, with something that its verdict does not say. */
  static Exploration but(Exploration exploration, String caveat) {
    return new Exploration(
        exploration.scenario(),
        exploration.engine(),
        exploration.model(),
        exploration.scope(),
        exploration.verdict(),
        exploration.reason(),
        exploration.states(),
        exploration.transitions(),
        exploration.depth(),
        exploration.runs(),
        exploration.time(),
        exploration.outcomes(),
        exploration.failure(),
        exploration.properties(),
        exploration.notCovered(),
        exploration.notes(),
        List.of(caveat));
  }

  /** What another engine than ours found; it counts runs and looks at less. */
  static Exploration byLincheck(
      String scenario,
      Scope scope,
      Verdict verdict,
      String reason,
      List<String> outcomes,
      List<String> notes) {
    return new Exploration(
        scenario,
        LINCHECK,
        MemoryModel.SC,
        scope,
        verdict,
        reason,
        0,
        0,
        0,
        1526,
        Duration.ofMillis(845),
        new TreeSet<>(outcomes),
        Optional.empty(),
        EnumSet.of(Property.LINEARIZABLE, Property.ASSERTIONS),
        List.of("Lincheck looks at the end of a run only."),
        notes);
  }

  /** Two engines that exhausted one case and saw different outcomes. */
  static Disagreement disagreement() {
    return Disagreement.between(
            exploration("swap-during-collection", Verdict.PASS, PASSED, Optional.empty()),
            byLincheck(
                "swap-during-collection",
                SCOPE,
                Verdict.PASS,
                EVERY_INTERLEAVING,
                List.of("4 | 3,4"),
                List.of()))
        .orElseThrow();
  }

  private static SeededBugResult hunt(
      String name, String breaks, Property expected, Verdict verdict, Optional<String> outOfReach) {
    return new SeededBugResult(
        name,
        breaks,
        expected,
        EnumSet.of(expected, Property.ASSERTIONS),
        byLincheck("counter", SCOPE, verdict, "nothing failed", List.of(), List.of()),
        outOfReach,
        Optional.empty());
  }

  private static ScenarioCheck check(
      String scenario, String title, Verdict verdict, String reason, Optional<Trace> failure) {
    return ScenarioCheck.of(title, exploration(scenario, verdict, reason, failure));
  }

  private static SeededBugResult bug(
      String name, String breaks, Property expected, Optional<Trace> trace) {
    return new SeededBugResult(
        name,
        breaks,
        expected,
        EnumSet.of(expected),
        exploration(
            "counter",
            trace.isPresent() ? Verdict.FAIL : Verdict.PASS,
            trace.isPresent() ? "A property failed." : "The bug does not show in this scope.",
            trace),
        Optional.empty(),
        trace.map(t -> "traces/" + name + ".json"));
  }

  private static BootResult boot(
      String architecture,
      String scenario,
      Verdict verdict,
      TreeMap<String, Long> seen,
      Optional<TreeSet<String>> allowed,
      Optional<String> explanation) {
    MachineRun run =
        new MachineRun(
            architecture,
            new Workload(
                scenario,
                4,
                4,
                1,
                500,
                OptionalLong.of(4096),
                77,
                Workload.Slices.USUAL,
                Flavour.JUDGED,
                false,
                Workload.USUAL_LIMIT),
            500,
            2000,
            12,
            0,
            0,
            explanation.isPresent() ? Verdict.FAIL : Verdict.SAMPLED,
            explanation,
            seen,
            new TreeSet<>(),
            List.of("memory is tight", "and what else it said"),
            Duration.ofMillis(913),
            verdict,
            "500 rounds on 4 CPUs; every history is linearizable",
            false);
    return new BootResult(
        "Every process adds 1 to one atom by swap: no increment is lost.",
        run,
        allowed.map(TreeSet::new));
  }

  static RunReport full() {
    TreeMap<String, Long> seen = new TreeMap<>();
    seen.put("4 | 1,2,3,4", 391L);
    seen.put("4 | 2,1,3,4", 84L);
    seen.put("4 | 4,3,2,1", 25L);
    TreeMap<String, Long> lost = new TreeMap<>(seen);
    lost.put("3 | 1,2,3,3", 7L);
    TreeSet<String> allowed = new TreeSet<>(seen.keySet());
    allowed.add("4 | 3,4,1,2");
    allowed.add("4 | 1,2,4,3");
    TreeSet<String> all = new TreeSet<>(seen.keySet());
    return new RunReport(
        "2026-11-23T05-10-42Z",
        Instant.parse("2026-11-23T05:10:42Z"),
        Duration.ofMillis(93_400),
        "haltkit verify",
        ExitCode.FAILED,
        List.of(
            new Fact("java", "17.0.17 (Debian)"),
            new Fact("clang", "19.1.7"),
            new Fact("QEMU", "7.2.19"),
            new Fact("host", "Linux 6.1 x86_64, 2 CPUs, 8 GB")),
        List.of(
            new EngineUse("state", true, ""),
            new EngineUse(LINCHECK, true, "3.7"),
            new EngineUse("jpf", false, "JPF_HOME is not set; build jpf-core, branch java-17")),
        List.of(
            check(
                "counter",
                "Every process adds 1 to one atom by swap: no increment is lost.",
                Verdict.PASS,
                PASSED,
                Optional.empty()),
            check(
                "swap-in-a-deep-search",
                "Process 0 collects while all swap new pairs: nothing is lost or copied twice.",
                Verdict.PASS_BOUNDED,
                "No failure up to depth 400, where the search was cut.",
                Optional.empty()),
            check(
                "reset-deref",
                "Resets to pairs (k, k) against derefs: never a mix of two values.",
                Verdict.FAIL,
                "linearizable failed after 812 states.",
                Optional.of(trace("none", Property.LINEARIZABLE))),
            check(
                "compare-and-set",
                "All processes race to move one atom from i to i + 1: each step has one winner.",
                Verdict.INCONCLUSIVE,
                "Stopped after 60 s with 1,234 states in the queue.",
                Optional.empty()),
            ScenarioCheck.of(
                "Every process adds 1 to one atom by swap: no increment is lost.",
                byLincheck(
                    "counter",
                    SCOPE,
                    Verdict.PASS,
                    EVERY_INTERLEAVING,
                    List.of("4 | 3,4", "4 | 4,3"),
                    List.of("invocations: 1526"))),
            ScenarioCheck.of(
                "Every process adds 1 to one atom by swap: no increment is lost.",
                byLincheck(
                    "counter",
                    SMALLER,
                    Verdict.INCONCLUSIVE,
                    "the child process died (exit 137)",
                    List.of(),
                    List.of("java.lang.OutOfMemoryError: Java heap space\n\tat Deep.down"))),
            ScenarioCheck.of(
                "Process 0 collects while all swap new pairs: nothing is lost or copied twice.",
                disagreement().first()),
            ScenarioCheck.of(
                "Process 0 collects while all swap new pairs: nothing is lost or copied twice.",
                disagreement().second()),
            ScenarioCheck.of(
                "All processes race to move one atom from i to i + 1: each step has one winner.",
                byLincheck(
                    "compare-and-set",
                    SCOPE,
                    Verdict.UNSUPPORTED,
                    "takes no refused allocations",
                    List.of(),
                    List.of())),
            new ScenarioCheck(
                "Sampled and partly checked.",
                exploration(
                    "swap-allocating", Verdict.SAMPLED, "1,000 random runs.", Optional.empty()),
                java.util.Map.of(
                    Property.LINEARIZABLE,
                    Verdict.SAMPLED,
                    Property.ASSERTIONS,
                    Verdict.UNSUPPORTED))),
        List.of(disagreement()),
        List.of(
            bug(
                "lost-update",
                LOST,
                Property.LINEARIZABLE,
                Optional.of(trace("lost-update", Property.LINEARIZABLE))),
            bug(
                "root-not-scanned",
                "The collector passes over register 3 of each process.",
                Property.REACHABLE_INTACT,
                Optional.of(trace("root-not-scanned", Property.ASSERTIONS))),
            bug(
                "flip-without-waiting",
                "The collector does not wait for one CPU to reach its safepoint.",
                Property.OWNERSHIP,
                Optional.empty()),
            hunt("lost-update", LOST, Property.LINEARIZABLE, Verdict.PASS, Optional.empty()),
            hunt(
                "root-not-scanned",
                "The collector passes over register 3 of each process.",
                Property.REACHABLE_INTACT,
                Verdict.PASS,
                Optional.of("the heap's shape is looked at by the state engine only")),
            hunt(
                "flip-without-waiting",
                "The collector does not wait for one CPU to reach its safepoint.",
                Property.OWNERSHIP,
                Verdict.INCONCLUSIVE,
                Optional.empty())),
        List.of(
            new TargetUse("x86_64", true, "QEMU emulator version 7.2.19"),
            new TargetUse("arm64", true, "QEMU emulator version 7.2.20"),
            new TargetUse("riscv64", false, "not installed: qemu-system-misc")),
        List.of(
            boot(
                "x86_64", "counter", Verdict.SAMPLED, seen, Optional.of(allowed), Optional.empty()),
            boot(
                "x86_64",
                "compare-and-set",
                Verdict.SAMPLED,
                seen,
                Optional.empty(),
                Optional.empty()),
            boot(
                "x86_64",
                "swap-allocating",
                Verdict.FAIL,
                lost,
                Optional.of(allowed),
                Optional.of(
                    "On atom @0, 3 of 4 operations can be put in an order that gives their results;"
                        + " then it holds 3, and one of these must come next:\n"
                        + "  process 3: swap @0 1 1 → 3 (tickets 4 to 9), but then only 4 is"
                        + " allowed")),
            boot("arm64", "counter", Verdict.SAMPLED, seen, Optional.of(all), Optional.empty())),
        Optional.of(new Translation(16, 1834, 32, 2711, "clang 19.1.7", Duration.ofMillis(640))),
        List.of("sparc64: this run boots x86_64 and arm64 only."));
  }

  static RunReport empty() {
    return new RunReport(
        "nothing",
        Instant.parse("2026-11-23T05:10:42Z"),
        Duration.ZERO,
        "haltkit verify --skip everything",
        ExitCode.UNDECIDED,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of());
  }
}
