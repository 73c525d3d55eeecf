package halt.checker.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import halt.checker.Programs;
import halt.checker.verdict.ExitCode;
import halt.checker.verdict.Verdict;
import halt.kernel.boot.Flavour;
import halt.kernel.boot.Qemu;
import halt.model.machine.OutOfSpaceException.Who;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Is a machine that did right believed, and every other one not? */
class MachineJudgeTest {
  private static final Workload TWO_ROUNDS =
      new Workload(
          "counter",
          2,
          2,
          1,
          2,
          OptionalLong.empty(),
          1,
          Workload.Slices.USUAL,
          Flavour.JUDGED,
          false,
          Workload.USUAL_LIMIT);

  private static final List<String> RIGHT =
      List.of(
          "KTAP version 1",
          "1..1",
          "# halt arch=x86_64 cpus=2 memory=1000 arena-words=45",
          "# scenario counter processes=2 operations=1 rounds=2",
          "# initial 0",
          "history 1 0 0 1 3 swap | @0 | 1 | 1 | 1",
          "history 1 1 0 2 4 swap | @0 | 1 | 1 | 2",
          "outcome 1 2 | 1,2 | 1,1",
          "history 2 0 0 3 4 swap | @0 | 1 | 1 | 2",
          "history 2 1 0 1 2 swap | @0 | 1 | 1 | 1",
          "outcome 2 2 | 2,1 | 1,1",
          "ok 1 counter # rounds=2 collections=3",
          "# halt done");

  private static final Allowed ANYTHING =
      new Allowed(Optional.empty(), true, Optional.empty(), new TreeSet<>());

  /** Memory that runs out was there. */
  private static final Function<Who, Optional<String>> ENOUGH = who -> Optional.empty();

  private static MachineRun judge(List<String> lines, String... allowed) {
    Optional<SortedSet<String>> outcomes =
        allowed.length == 0 ? Optional.empty() : Optional.of(new TreeSet<>(List.of(allowed)));
    Allowed mayEnd = new Allowed(Optional.empty(), true, outcomes, new TreeSet<>());
    return new MachineJudge("x86_64", TWO_ROUNDS, mayEnd, ENOUGH)
        .judge(new Qemu.Exited(true, lines), lines, Duration.ZERO);
  }

  /** The right lines with one of them changed, or taken away. */
  private static List<String> with(String line, String instead) {
    List<String> lines = new ArrayList<>(RIGHT);
    int at = lines.indexOf(line);
    assertThat(at).isNotNegative();
    if (instead.isEmpty()) {
      lines.remove(at);
    } else {
      lines.set(at, instead);
    }
    return lines;
  }

  @Test
  void aScenarioWithoutOperationsHasOutcomesAndNoHistories() {
    List<String> outcomesOnly =
        RIGHT.stream()
            .filter(line -> !line.startsWith("history"))
            .map(line -> line.replace(" | 1,1", " | 0,0"))
            .toList();
    MachineRun run = judgeUnrecorded(outcomesOnly);
    assertThat(run.verdict()).isEqualTo(Verdict.SAMPLED);
    assertThat(run.linearizability()).isEqualTo(Verdict.UNSUPPORTED);
    assertThat(run.rounds()).isEqualTo(2);

    assertThat(judgeUnrecorded(RIGHT).reason()).contains("the machine recorded some");
    List<String> oneRound =
        outcomesOnly.stream().filter(line -> !line.contains(" 2 2 | ")).toList();
    assertThat(judgeUnrecorded(oneRound).reason()).contains("of 2 rounds 1 have an outcome");
    List<String> lost = RIGHT.stream().filter(line -> !line.startsWith("history")).toList();
    for (MachineRun each : List.of(judge(lost), judgeUnrecorded(lost))) {
      assertThat(each.reason()).contains("process 0 completed 1 operations, and its history has 0");
      assertThat(each.verdict()).isEqualTo(Verdict.FAIL);
    }
  }

  /** Such as one whose process 1 only looks on; the machine counts what each has completed. */
  @Test
  void aProcessWithoutAnOperationNeedsNoHistory() {
    List<String> lines = new ArrayList<>(RIGHT.subList(0, 5));
    for (int round = 1; round <= 2; round++) {
      lines.add("history " + round + " 0 0 0 1 swap | @0 | 1 | 1 | 1");
      lines.add("outcome " + round + " 1 | 1,nil | 1,0");
    }
    lines.addAll(RIGHT.subList(RIGHT.size() - 2, RIGHT.size()));
    MachineRun run = judge(lines);
    assertThat(run.verdict()).as(run.reason()).isEqualTo(Verdict.SAMPLED);
    assertThat(run.judged()).isEqualTo(2);
    assertThat(run.rounds()).isEqualTo(2);

    // What it did is gone, and no ticket is missing between those of the other.
    lines.replaceAll(line -> line.replace("1,nil | 1,0", "1,nil | 1,1"));
    assertThat(judge(lines).reason())
        .contains("in round 1 process 1 completed 1 operations, and its history has 0");
  }

  /** In other numbers of processes, or of operations, it may be that nobody does one. */
  @Test
  void aRoundWithoutAnOperationHasNoHistory() {
    List<String> nobody =
        RIGHT.stream()
            .filter(line -> !line.startsWith("history"))
            .map(line -> line.replaceFirst(" 2 \\| .*", " 0 | nil,nil | 0,0"))
            .toList();
    MachineRun run = judge(nobody);
    assertThat(run.verdict()).as(run.reason()).isEqualTo(Verdict.SAMPLED);
    assertThat(run.rounds()).isEqualTo(2);
    assertThat(run.linearizability()).isEqualTo(Verdict.UNSUPPORTED);
    assertThat(run.reason()).contains("no process did an operation, so no history was judged");

    List<String> one =
        with("outcome 2 2 | 2,1 | 1,1", "outcome 2 0 | nil,nil | 0,0").stream()
            .filter(line -> !line.startsWith("history 2"))
            .toList();
    run = judge(one);
    assertThat(run.verdict()).as(run.reason()).isEqualTo(Verdict.SAMPLED);
    assertThat(run.rounds()).isEqualTo(2);
    assertThat(run.judged()).isEqualTo(2);

    assertThat(judge(with("outcome 2 2 | 2,1 | 1,1", "outcome 1 2 | 2,1 | 1,1")).verdict())
        .isEqualTo(Verdict.FAIL);
  }

  private static MachineRun judgeUnrecorded(List<String> lines) {
    Allowed mayEnd = new Allowed(Optional.empty(), false, Optional.empty(), new TreeSet<>());
    return new MachineJudge("x86_64", TWO_ROUNDS, mayEnd, ENOUGH)
        .judge(new Qemu.Exited(true, lines), lines, Duration.ZERO);
  }

  @Test
  void aMachineThatDidRightIsASample() {
    MachineRun run = judge(RIGHT, "2 | 1,2", "2 | 2,1");

    assertThat(run.verdict()).isEqualTo(Verdict.SAMPLED);
    assertThat(run.linearizability()).isEqualTo(Verdict.SAMPLED);
    assertThat(run.rounds()).isEqualTo(2);
    assertThat(run.judged()).isEqualTo(4);
    assertThat(run.collections()).isEqualTo(3);
    assertThat(run.seen()).containsEntry("2 | 1,2", 1L).containsEntry("2 | 2,1", 1L);
    assertThat(run.reason()).contains("the model allows");
  }

  @Test
  void aLostUpdateIsNotLinearizable() {
    MachineRun run =
        judge(
            with(
                "history 1 1 0 2 4 swap | @0 | 1 | 1 | 2",
                "history 1 1 0 2 4 swap | @0 | 1 | 1 | 1"));

    assertThat(run.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(run.linearizability()).isEqualTo(Verdict.FAIL);
    assertThat(run.reason()).contains("round 1 is not linearizable");
    assertThat(run.explanation()).isPresent();
  }

  @Test
  void anOutcomeThatTheModelDoesNotAllowFails() {
    MachineRun run = judge(RIGHT, "2 | 1,2");

    assertThat(run.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(run.reason()).contains("does not allow the outcome 2 | 2,1");
  }

  @Test
  void whatWasLeftOutIsAFailure() {
    assertThat(judge(with("outcome 2 2 | 2,1 | 1,1", "")).reason())
        .contains("of 2 rounds 1 have an outcome");
    assertThat(judge(with("history 1 0 0 1 3 swap | @0 | 1 | 1 | 1", "")).verdict())
        .isEqualTo(Verdict.FAIL);
    assertThat(
            judge(
                    with(
                        "# scenario counter processes=2 operations=1 rounds=2",
                        "# scenario counter processes=2 operations=1 rounds=1"))
                .reason())
        .contains("something else");
    assertThat(judge(with("ok 1 counter # rounds=2 collections=3", "")).reason())
        .contains("no result");
    assertThat(judge(with("# halt done", "")).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void theScenariosOwnCheckCounts() {
    MachineRun run =
        judge(
            with(
                "ok 1 counter # rounds=2 collections=3",
                "not ok 1 counter # round 2: check failed"));

    assertThat(run.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(run.reason()).contains("own check failed", "round 2");
  }

  @Test
  void aHistoryWithAHoleInItFails() {
    List<String> more = new ArrayList<>(RIGHT);
    more.replaceAll(line -> line.replace("history 2 0 0 3 4 swap", "history 2 0 1 3 4 swap"));
    assertThat(judge(more).reason()).contains("in round 2 operations are missing");

    List<String> later = new ArrayList<>(RIGHT);
    later.replaceAll(line -> line.replace("history 2 0 0 3 4 swap", "history 2 0 0 5 6 swap"));
    assertThat(judge(later).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void aMachineOutOfTimeIsInconclusiveWithTheRoundsThatItFinished() {
    MachineRun run =
        new MachineJudge("x86_64", TWO_ROUNDS, ANYTHING, ENOUGH)
            .judge(
                new Qemu.OutOfTime(Duration.ofSeconds(9), List.of("last word")),
                List.of("KTAP version 1", "cut o"),
                Duration.ZERO);
    assertThat(run.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(run.reason()).contains("limit of 9 s", "after 0 of 2 rounds");
  }

  /** A digit that is missing makes another history, and not one that the machine had. */
  @Test
  void ofTextThatIsNotWholeNothingIsBelieved() {
    MachineRun run =
        new MachineJudge("x86_64", TWO_ROUNDS, ANYTHING, ENOUGH)
            .judge(
                new Qemu.TextLost(
                    "5 bytes of what it printed did not arrive", List.of("# halt done")),
                List.of("history 1 0 0 5 1 swap | @0 | 2 | 1 | 7"),
                Duration.ZERO);
    assertThat(run.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(run.reason()).contains("lost text", "5 bytes");
  }

  /** The second round is wrong, and was told in full before somebody killed the emulator. */
  @Test
  void whatTheHostDidIsInconclusiveUnlessAFailureWasSeenBefore() {
    Qemu.Result killed =
        new Qemu.HostFailed("the emulator was ended by signal 9", List.of("last word"));
    MachineJudge judge = new MachineJudge("x86_64", TWO_ROUNDS, ANYTHING, ENOUGH);

    MachineRun run = judge.judge(killed, List.of("KTAP version 1", "cut o"), Duration.ZERO);
    assertThat(run.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(run.reason()).contains("ended by signal 9", "after 0 of 2 rounds");
    assertThat(run.messages()).containsExactly("last word");

    List<String> wrong = new ArrayList<>(RIGHT);
    wrong.replaceAll(
        line -> line.startsWith("history 2 ") ? line.replaceAll("[0-9]+$", "7") : line);
    assertThat(judge.judge(killed, wrong, Duration.ZERO).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void aMachineThatHungOrCrashedFailsWithItsLastWords() {
    MachineJudge judge = new MachineJudge("x86_64", TWO_ROUNDS, ANYTHING, ENOUGH);

    MachineRun hung =
        judge.judge(
            new Qemu.Hung("was silent for 30 s", List.of("last word")), List.of(), Duration.ZERO);
    assertThat(hung.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(hung.reason()).contains("silent for 30 s");
    assertThat(hung.messages()).containsExactly("last word");

    MachineRun crashed =
        judge.judge(
            new Qemu.Crashed("page fault", List.of("# halt panic")), List.of(), Duration.ZERO);
    assertThat(crashed.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(crashed.reason()).contains("page fault");
  }

  /** A scenario without operations completes none, however well it goes. */
  @Test
  void aMachineThatItsWatchdogEndedIsStuck() {
    Qemu.Crashed ended =
        new Qemu.Crashed(
            "halt panic: watchdog: no process has completed an operation for 5000 ms", List.of());
    Allowed unrecorded = new Allowed(Optional.empty(), false, Optional.empty(), new TreeSet<>());
    MachineRun run =
        new MachineJudge("x86_64", TWO_ROUNDS, ANYTHING, ENOUGH)
            .judge(ended, List.of(), Duration.ZERO);
    assertThat(run.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(run.reason())
        .isEqualTo("the machine is stuck: no process has completed an operation for 5000 ms");
    assertThat(
            new MachineJudge("x86_64", TWO_ROUNDS, unrecorded, ENOUGH)
                .judge(ended, List.of(), Duration.ZERO)
                .reason())
        .isEqualTo("the machine is stuck: no process has come to its end for 5000 ms");
  }

  @Test
  void interruptedItJudgesTheRoundsThatHadEnded() {
    List<String> cutOff = RIGHT.subList(0, RIGHT.indexOf("outcome 2 2 | 2,1 | 1,1"));
    MachineRun run =
        new MachineJudge("x86_64", TWO_ROUNDS, ANYTHING, ENOUGH).interrupted(cutOff, Duration.ZERO);

    assertThat(run.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(run.reason()).contains("after 1 of 2 rounds");
    assertThat(run.judged()).isEqualTo(2);
  }

  @Test
  void interruptedInARoundItDoesNotJudgeThatRound() {
    // The second increment is seen and the first is not, which would look like a wrong result.
    List<String> lines =
        with("history 1 0 0 1 3 swap | @0 | 1 | 1 | 1", "# the other line comes later");
    MachineRun run =
        new MachineJudge("x86_64", TWO_ROUNDS, ANYTHING, ENOUGH)
            .interrupted(lines.subList(0, 8), Duration.ZERO);

    assertThat(run.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(run.judged()).isZero();
  }

  /** It has no count of what it printed; what a gap makes of two lines may read like a third. */
  @Test
  void interruptedOnlyTheRoundsBeforeTextThatWasLostAreJudged() {
    List<String> more = new ArrayList<>(RIGHT.subList(0, RIGHT.size() - 2));
    more.add("history 3 0 0 1 2 swap | @0 | 1 | 1 | 1");
    MachineJudge judge = new MachineJudge("x86_64", TWO_ROUNDS, ANYTHING, ENOUGH);

    List<String> gap = new ArrayList<>(more);
    gap.remove("history 2 1 0 1 2 swap | @0 | 1 | 1 | 1"); // the other one gives 2
    MachineRun run = judge.interrupted(gap, Duration.ZERO);
    assertThat(run.verdict()).as(run.reason()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(run.reason()).contains("after 1 of 2 rounds");

    List<String> damaged = new ArrayList<>(more);
    damaged.replaceAll(line -> line.replace("history 2 1 0", "history 2 1 0 swap | @0 | 1"));
    run = judge.interrupted(damaged, Duration.ZERO);
    assertThat(run.verdict()).as(run.reason()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(run.judged()).isEqualTo(2);
    assertThat(run.messages()).singleElement().asString().startsWith("line 10: expected history");

    // What was told whole, and was wrong, stays wrong.
    damaged.replaceAll(
        line -> line.replace("1 1 0 2 4 swap | @0 | 1 | 1 | 2", "1 1 0 2 4 swap | @0 | 1 | 1 | 7"));
    assertThat(judge.interrupted(damaged, Duration.ZERO).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void interruptedBeforeAnythingNothingIsClaimed() {
    MachineRun run =
        new MachineJudge("x86_64", TWO_ROUNDS, ANYTHING, ENOUGH)
            .interrupted(List.of(), Duration.ZERO);

    assertThat(run.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(run.judged()).isZero();
  }

  @Test
  void interruptedAFailureThatWasSeenStaysAFailure() {
    List<String> lines =
        with("history 1 1 0 2 4 swap | @0 | 1 | 1 | 2", "history 1 1 0 2 4 swap | @0 | 1 | 1 | 1");
    MachineRun run =
        new MachineJudge("x86_64", TWO_ROUNDS, ANYTHING, ENOUGH)
            .interrupted(lines.subList(0, 9), Duration.ZERO);

    assertThat(run.verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void aKernelThatRefusesItsArgumentsHasNotFailed() {
    MachineRun run =
        judge(
            List.of(
                "KTAP version 1",
                "1..1",
                "# halt arch=x86_64 cpus=2 memory=1000 arena-words=45",
                "Bail out! arena and histories want 9 words; this machine has 8",
                "# halt done"));

    assertThat(run.verdict()).isEqualTo(Verdict.UNSUPPORTED);
    assertThat(run.reason()).contains("the kernel refused to run", "want 9 words");
  }

  /** Two processes on one CPU: there is a history for each of them. */
  @Test
  void whoSharesACpuHasAHistoryToo() {
    List<String> lines = new ArrayList<>(RIGHT);
    lines.add(lines.size() - 2, "# scheduler switches=9 yields=1 preemptions=5 aborts=3 calls=0");
    MachineRun run = shared(lines);
    assertThat(run.verdict()).as(run.reason()).isEqualTo(Verdict.SAMPLED);
    assertThat(run.preemptions()).isEqualTo(5);
    assertThat(run.restarts()).isEqualTo(3);

    MachineRun alone =
        shared(
            RIGHT.stream()
                .filter(line -> !line.startsWith("history 1 0"))
                .map(
                    line ->
                        line.replace(
                            "1 1 0 2 4 swap | @0 | 1 | 1 | 2", "1 1 0 2 4 swap | @0 | 1 | 1 | 1"))
                .toList());
    assertThat(alone.reason())
        .contains("in round 1 process 0 completed 1 operations, and its history has 0");
  }

  private static MachineRun shared(List<String> lines) {
    Workload workload =
        new Workload(
            "counter",
            2,
            1,
            1,
            2,
            OptionalLong.empty(),
            1,
            Workload.Slices.SHORT,
            Flavour.JUDGED,
            false,
            Workload.USUAL_LIMIT);
    return new MachineJudge("x86_64", workload, ANYTHING, ENOUGH)
        .judge(new Qemu.Exited(true, lines), lines, Duration.ZERO);
  }

  private static final Function<Who, Optional<String>> TOO_SMALL =
      who -> Optional.of(who + " ran out");

  private static MachineRun judgeShort(
      List<String> lines, Function<Who, Optional<String>> tooSmall) {
    return new MachineJudge("x86_64", TWO_ROUNDS, ANYTHING, tooSmall)
        .judge(new Qemu.Exited(false, lines), lines, Duration.ZERO);
  }

  @Test
  void whereTheArenaIsToBlameAnOperationThatGivesUpIsNoFailure() {
    List<String> lines = new ArrayList<>(RIGHT);
    lines.replaceAll(
        line ->
            line.replace(
                "2 0 0 3 4 swap | @0 | 1 | 1 | 2", "2 0 0 3 4 swap | @0 | 1 | 1 | !out-of-memory"));
    lines.replaceAll(line -> line.replace("outcome 2 2 | 2,1", "outcome 2 1 | !out-of-memory,1"));
    lines.replaceAll(
        line -> line.replaceFirst("^ok 1 .*", "not ok 1 counter # round 2: check failed"));

    MachineRun run = judgeShort(lines, TOO_SMALL);
    assertThat(run.verdict()).isEqualTo(Verdict.UNSUPPORTED);
    assertThat(run.reason()).isEqualTo("an operation ran out");
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.rounds()).as("that were judged").isEqualTo(1);
    MachineRun enough = judgeShort(lines, ENOUGH);
    assertThat(enough.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(enough.reason()).contains("the history of round 2 is not linearizable");

    MachineRun stopped =
        new MachineJudge("x86_64", TWO_ROUNDS, ANYTHING, TOO_SMALL)
            .interrupted(lines, Duration.ZERO);
    assertThat(stopped.exit()).isEqualTo(ExitCode.BAD_INPUT);

    // What failed in another round has failed.
    lines.replaceAll(
        line -> line.replace("1 1 0 2 4 swap | @0 | 1 | 1 | 2", "1 1 0 2 4 swap | @0 | 1 | 1 | 7"));
    assertThat(judgeShort(lines, TOO_SMALL).exit()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void whoElseRanOutOfMemoryIsHeard() {
    for (Who who : List.of(Who.SET_UP, Who.FINAL_CHECK)) {
      List<String> lines =
          with(
              "ok 1 counter # rounds=2 collections=3",
              "not ok 1 counter # round 2: " + who + " ran out of memory");
      MachineRun run = judgeShort(lines, TOO_SMALL);
      assertThat(run.reason()).isEqualTo(who + " ran out");
      assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    }
  }

  private static final Allowed SB =
      Allowed.of(
          Programs.scenario("litmus-sb-volatile"),
          new TreeSet<>(Set.of("1,1,0,1,0 | nil,nil", "1,1,1,1,0 | nil,nil")));

  private static MachineRun litmus(Allowed allowed, String... outcomes) {
    Workload workload =
        new Workload(
            "litmus-sb-volatile",
            2,
            2,
            2,
            outcomes.length,
            OptionalLong.empty(),
            1,
            Workload.Slices.USUAL,
            Flavour.BARE,
            false,
            Workload.USUAL_LIMIT);
    List<String> lines = new ArrayList<>();
    lines.add("KTAP version 1");
    lines.add("1..1");
    lines.add("# halt arch=arm64 cpus=2 memory=1000 arena-words=45");
    lines.add("# scenario litmus-sb-volatile processes=2 operations=2 rounds=" + outcomes.length);
    lines.add("# initial 0,0,0,0,nil,nil,nil,nil,0,0");
    for (int i = 0; i < outcomes.length; i++) {
      lines.add("outcome " + (i + 1) + " " + outcomes[i] + " | nil,nil | 0,0");
    }
    lines.add("ok 1 litmus-sb-volatile # rounds=" + outcomes.length + " collections=0");
    lines.add("# halt done");
    return new MachineJudge("arm64", workload, allowed, ENOUGH)
        .judge(new Qemu.Exited(true, lines), lines, Duration.ZERO);
  }

  @Test
  void aRoundOfALitmusTestHasAnOutcomeForEachInstance() {
    MachineRun run = litmus(SB, "1,1,1,1,0,1,1,1,2,2", "1,1,1,1,1,1,1,1,2,2");
    assertThat(run.verdict()).as(run.reason()).isEqualTo(Verdict.SAMPLED);
    assertThat(run.seen())
        .containsOnlyKeys("x=1 y=1 0:a=0 1:a=1", "x=1 y=1 0:a=1 1:a=1")
        .containsEntry("x=1 y=1 0:a=1 1:a=1", 3L);

    assertThat(litmus(SB, "1,1,0,1,2").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(litmus(SB, "1,1,0").reason()).contains("3 atoms are not as many");
  }

  @Test
  void aForbiddenOutcomeFailsUnlessItIsAKnownDefectOfTheEmulator() {
    String forbidden = "x=1 y=1 0:a=0 1:a=0";
    MachineRun run = litmus(SB, "1,1,1,1,0,1,0,1,2,2");
    assertThat(run.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(run.reason()).contains("does not allow the outcome " + forbidden + " of round 1");

    MachineRun known = litmus(SB.butFor(new TreeSet<>(Set.of(forbidden))), "1,1,1,1,0,1,0,1,2,2");
    assertThat(known.verdict()).isEqualTo(Verdict.SAMPLED);
    assertThat(known.reason()).contains("but for 1 that are a known defect of the emulator");
  }

  @Test
  void anOutcomeThatTheModelForbidsIsShownWithItsHistory() {
    MachineRun run = judge(RIGHT, "2 | 1,2");
    assertThat(run.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(run.reason()).contains("the outcome 2 | 2,1 of round 2");
    assertThat(run.messages())
        .containsExactly(
            "process 0, tickets 3 to 4: swap @0 1 1 → 2",
            "process 1, tickets 1 to 2: swap @0 1 1 → 1");
  }
}
