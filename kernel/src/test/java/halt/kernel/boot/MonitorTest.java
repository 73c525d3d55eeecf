package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import halt.core.collect.Heap;
import halt.core.host.Arena;
import halt.core.host.PlatformListener;
import halt.scenario.SwapAllocating;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Is what the monitor says true, and does it do what it is told? */
@ParameterizedClass
@MethodSource("halt.kernel.boot.Booting#targets")
@Tag("boot")
class MonitorTest {
  @Parameter private Booting machine;
  @TempDir private Path directory;

  /** What a session showed. */
  private static final class Transcript implements Conversation.Screen {
    private final StringBuilder text = new StringBuilder();
    private int answered; // how long the text was when somebody typed last
    private final List<ArenaDump> dumps = new ArrayList<>();
    private final List<String> damages = new ArrayList<>();

    @Override
    public synchronized void show(String more) {
      text.append(more);
      notifyAll();
    }

    /**
     * Somebody who looks at the screen before typing.
     *
     * @param next given all that was shown, the next keys; null: later; empty: there are no more
     */
    InputStream typist(Function<String, String> next) {
      return new InputStream() {
        private String keys = "";

        @Override
        public int read() throws IOException {
          if (keys.isEmpty()) {
            keys = waitFor(next);
          }
          if (keys.isEmpty()) {
            return -1;
          }
          char key = keys.charAt(0);
          keys = keys.substring(1);
          return key;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
          int key = read(); // one at a time: what is typed is on its way at once
          if (key < 0) {
            return -1;
          }
          into[offset] = (byte) key;
          return 1;
        }
      };
    }

    /** Between two answers something must be shown: what was typed last is then on its way. */
    private synchronized String waitFor(Function<String, String> next) throws IOException {
      try {
        while (true) {
          String keys = text.length() > answered ? next.apply(text.toString()) : null;
          if (keys != null) {
            answered = text.length();
            return keys;
          }
          wait();
        }
      } catch (InterruptedException nobodyDoes) {
        throw new IOException(nobodyDoes);
      }
    }

    @Override
    public void dumped(ArenaDump dump) {
      dumps.add(dump);
    }

    @Override
    public void damaged(String problem) {
      damages.add(problem);
    }

    /** The lines that answered the n-th command of this text. */
    List<String> answer(String command, int occurrence) {
      List<String> lines = text.toString().lines().toList();
      int seen = 0;
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).equals("halt> " + command) && ++seen == occurrence) {
          int end = i + 1;
          while (end < lines.size() && !lines.get(end).startsWith("halt> ")) {
            end++;
          }
          return lines.subList(i + 1, end);
        }
      }
      throw new AssertionError("no answer " + occurrence + " to " + command + " in:\n" + text);
    }

    List<String> answer(String command) {
      return answer(command, 1);
    }
  }

  /** The session in docs/monitor.md is one that can be had, and its table has every command. */
  @Test
  void theDocumentationIsTrue() throws IOException, InterruptedException {
    String page = Files.readString(Booting.HOME.resolve("docs/monitor.md"));
    List<String> shown =
        page.lines()
            .filter(line -> line.startsWith("    "))
            .map(line -> line.substring(4))
            .toList();
    List<String> session =
        shown.subList(indexOf(shown, "halt> "), shown.lastIndexOf("# halt done") + 1);
    List<String> commands =
        session.stream()
            .filter(line -> line.startsWith("halt> "))
            .map(line -> line.substring("halt> ".length()))
            .toList();
    assertThat(commands).hasSizeGreaterThan(8);
    Transcript real = new Transcript();
    InputStream keyboard =
        new ByteArrayInputStream(
            ("help\n" + String.join("\n", commands) + "\n").getBytes(StandardCharsets.US_ASCII));
    new Conversation(machine.target(), machine.image(), Boot.of(3)).hold(keyboard, false, real);
    List<String> lines = real.text.toString().lines().toList();
    assertThat(lines.subList(lines.indexOf("halt> " + commands.get(0)), lines.size()))
        .isEqualTo(session.stream().filter(line -> !line.startsWith("[the arena of ")).toList());

    List<String> rows = page.lines().filter(line -> line.startsWith("| `")).toList();
    for (String help : real.answer("help")) {
      if (help.startsWith("  ")) {
        String name = help.strip().split("[ :]", 2)[0];
        assertThat(rows).anyMatch(row -> row.matches(".*`" + name + "[ `].*"));
      }
    }
  }

  private static int indexOf(List<String> lines, String start) {
    int index = 0;
    while (!lines.get(index).startsWith(start)) {
      index++;
    }
    return index;
  }

  private Qemu.Result talk(Path image, String script, Transcript transcript)
      throws InterruptedException {
    return talk(
        image, new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)), transcript);
  }

  private Qemu.Result talk(Path image, InputStream keyboard, Transcript transcript)
      throws InterruptedException {
    Conversation.End end =
        new Conversation(
                machine.target(),
                image,
                Boot.of(4).within(Duration.ofMinutes(1), Duration.ofSeconds(30)))
            .hold(keyboard, false, transcript);
    assertThat(end).isInstanceOf(Conversation.Finished.class);
    return ((Conversation.Finished) end).result();
  }

  private Transcript talk(String script) throws InterruptedException {
    Transcript transcript = new Transcript();
    Qemu.Result result = talk(machine.image(), script, transcript);
    assertThat(result).as("%s", transcript.text).isInstanceOf(Qemu.Exited.class);
    assertThat(((Qemu.Exited) result).success()).as("%s", transcript.text).isTrue();
    return transcript;
  }

  @Test
  void processesAreSteppedAndLookedAt() throws InterruptedException {
    Transcript session =
        talk(
            """
            start counter 2 3
            step 0 2
            atoms
            processes
            registers 1
            cpus
            step 1
            history
            run
            atoms
            step 0
            quit
            """);
    assertThat(session.answer("start counter 2 3"))
        .containsExactly("counter: 2 processes, 3 operations each, stopped before the first");
    assertThat(session.answer("step 0 2"))
        .containsExactly("process 0: swap | @0 | 1 | 1 | 1", "process 0: swap | @0 | 1 | 1 | 2");
    assertThat(session.answer("atoms")).containsExactly("@0 = 2");
    assertThat(session.answer("processes"))
        .containsExactly(
            "process 0 on cpu 1: stopped after 2 operations; last swap | @0 | 1 | 1 | 2;"
                + " registers 2, @0, 1, 1",
            "process 1 on cpu 2: stopped before its first operation; registers nil, @0, 1, 1");
    assertThat(session.answer("registers 1"))
        .startsWith("register 0: 0x0000000000000000, nil")
        .endsWith("register 3: 0x0000000000000009, 1");
    assertThat(session.answer("cpus"))
        .containsExactly(
            "cpu 0: the monitor",
            "cpu 1: process 0 stopped after 2 operations",
            "cpu 2: process 1 stopped before its first operation",
            "cpu 3: no process");
    assertThat(session.answer("step 1")).containsExactly("process 1: swap | @0 | 1 | 1 | 3");
    assertThat(session.answer("history"))
        .containsExactly(
            "history 1 0 0 0 1 swap | @0 | 1 | 1 | 1",
            "history 1 0 1 2 3 swap | @0 | 1 | 1 | 2",
            "history 1 1 0 4 5 swap | @0 | 1 | 1 | 3");
    assertThat(session.answer("run"))
        .containsExactly("all processes have ended; the scenario's check holds");
    assertThat(session.answer("atoms", 2)).containsExactly("@0 = 6");
    assertThat(session.answer("step 0")).containsExactly("process 0 has ended");
    assertThat(session.answer("quit")).containsExactly("ok 1 monitor # checks=1", "# halt done");
  }

  @Test
  void aSetUpThatFindsNoMemoryIsSaid() throws InterruptedException {
    Transcript session = new Transcript();
    String script = "start swap-allocating 1 1\nquit\n";
    new Conversation(machine.target(), machine.image(), Boot.of(2).with("space-words", 1))
        .hold(new ByteArrayInputStream(script.getBytes(StandardCharsets.US_ASCII)), false, session);
    assertThat(session.answer("start swap-allocating 1 1"))
        .contains("the scenario's set-up RAN OUT OF MEMORY");
  }

  @Test
  void aCollectionMovesValuesAndChangesNone() throws InterruptedException {
    Transcript session =
        talk(
            """
            start swap-allocating 2 4
            heap
            step 0 2
            step 1
            heap
            atoms
            processes
            collect
            atoms
            processes
            heap
            word 21
            word 7 2
            word 23 2
            run
            """);
    assertThat(session.answer("heap"))
        .contains("process 1: no allocation buffer")
        .last()
        .isEqualTo("buffers of 6 words; collections 0; atoms 1 of 1");
    assertThat(session.answer("heap", 2).get(0)).contains("current").doesNotContain(" 0 of 48");
    assertThat(session.answer("collect")).containsExactly("collections 1");
    assertThat(session.answer("atoms", 2)).isEqualTo(session.answer("atoms"));
    assertThat(session.answer("processes", 2)).isEqualTo(session.answer("processes"));
    assertThat(session.answer("atoms").get(0)).startsWith("@0 = [3 ");
    assertThat(session.answer("heap", 3).get(0)).contains("empty until the next collection");
    assertThat(session.answer("heap", 3).get(1)).contains("current");
    assertThat(session.answer("word 21"))
        .containsExactly("word 21: 0x0000000000000001, COLLECTIONS: 1");
    assertThat(session.answer("word 7 2"))
        .first()
        .isEqualTo("word 7: 0x0000000000000000, process 0 BLOCK_STATE: 0");
    assertThat(session.answer("word 7 2").get(1)).startsWith("word 8: ").contains("register 0: ");
    assertThat(session.answer("word 23 2"))
        .containsExactly(
            "word 23: 0x0000000000000000, process 0 BUFFER_NEXT: 0",
            "word 24: 0x0000000000000000, process 0 BUFFER_END: 0");
    assertThat(session.answer("run"))
        .containsExactly("all processes have ended; the scenario's check holds");
  }

  /** The same core, the same steps: the same bytes. */
  @Test
  void aDumpIsTheArenaThatTheJvmHasAfterTheSameSteps() throws InterruptedException {
    Transcript session =
        talk(
            """
            start swap-allocating 1 3
            dump
            step 0 2
            dump
            collect
            run
            dump
            """);
    assertThat(session.damages).isEmpty();
    assertThat(session.text).doesNotContain("dump begin");
    assertThat(session.dumps).hasSize(3);
    assertThat(session.dumps.get(0).words()).containsExactly(onJvm(0, 0));
    assertThat(session.dumps.get(1).words()).containsExactly(onJvm(2, 0));
    assertThat(session.dumps.get(2).words()).containsExactly(onJvm(3, 3));
    assertThat(session.dumps.get(1).words()).isNotEqualTo(onJvm(2, 2));
  }

  /**
   * The arena of swap-allocating with one process.
   *
   * @param collectBefore before which operation, from 1, there is a collection; 0: none
   */
  private static long[] onJvm(int operations, int collectBefore) {
    PlatformListener collecting =
        new PlatformListener() {
          private int asked;

          @Override
          public boolean collectionRequested(int process) {
            return ++asked == collectBefore;
          }
        };
    Arena arena = new Arena(Heap.words(1, 4, 1, 48), collecting);
    assertThat(Heap.initialise(arena, 1, 4, 1, 48, 6)).isTrue();
    SwapAllocating.setup(arena, 1, operations);
    SwapAllocating.process(arena, 0, operations);
    return arena.image();
  }

  @Test
  void processesRunBesideTheMonitorAndStopWhenTold() throws InterruptedException {
    Transcript session =
        talk(
            """
            start counter 3 100000
            go
            atoms
            pause
            break 1 50000
            break
            run
            break 1
            run
            atoms
            start reset-deref
            run 20
            quit
            """);
    assertThat(session.answer("go")).isEmpty();
    assertThat(session.answer("pause"))
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).containsPattern("stopped (after|before)|ended"));
    assertThat(session.answer("break")).containsExactly("process 1 stops when it has done 50000");
    assertThat(session.answer("run").get(1))
        .startsWith("process 1 on cpu 2: stopped after 50000 operations");
    assertThat(session.answer("run", 2))
        .containsExactly("all processes have ended; the scenario's check holds");
    assertThat(session.answer("atoms", 2)).containsExactly("@0 = 300000");
    assertThat(session.answer("run 20"))
        .containsExactly("20 rounds", "all processes have ended; the scenario's check holds");
    assertThat(session.answer("quit")).first().isEqualTo("ok 1 monitor # checks=21");
  }

  @Test
  void processesShareACpuWhereThereAreMoreOfThem() throws InterruptedException {
    Transcript session =
        talk(
            """
            start counter 7 3
            step 3 2
            cpus
            step 6
            processes
            collect
            atoms
            run
            atoms
            start swap-during-collection 5 2
            run
            """);
    assertThat(session.answer("step 3 2"))
        .containsExactly("process 3: swap | @0 | 1 | 1 | 1", "process 3: swap | @0 | 1 | 1 | 2");
    assertThat(session.answer("cpus").get(1))
        .isEqualTo(
            "cpu 1: process 0 stopped before its first operation; process 3 stopped after 2"
                + " operations; process 6 stopped before its first operation");
    assertThat(session.answer("step 6")).containsExactly("process 6: swap | @0 | 1 | 1 | 3");
    assertThat(session.answer("processes"))
        .hasSize(7)
        .contains(
            "process 4 on cpu 2: stopped before its first operation; registers nil, @0, 1, 1");
    assertThat(session.answer("collect")).containsExactly("collections 1");
    assertThat(session.answer("atoms")).containsExactly("@0 = 3");
    assertThat(session.answer("atoms", 2)).containsExactly("@0 = 21");
    assertThat(session.answer("run", 2))
        .containsExactly("all processes have ended; the scenario's check holds");
  }

  @Test
  void whatCannotBeDoneIsRefusedInOneLine() throws InterruptedException {
    String tooLong = "a".repeat(129);
    Transcript session =
        talk(
            """
            step 0
            dump
            start countre
            start counter 65
            start counter 0
            start counter 1 1000001
            start counter 1 1
            step 1
            registers 99999999999999999
            word 28
            word 0 29
            word 9223372036854775807 2
            word 0 9223372036854775807
            attoms
            caf\u00e9
            %s
            capabilities
            scenarios
            """
                .formatted(tooLong));
    String nothing = "nothing was started yet: start SCENARIO, and `scenarios` names them";
    assertThat(session.answer("step 0")).containsExactly(nothing);
    assertThat(session.answer("dump")).containsExactly(nothing);
    assertThat(session.answer("start countre"))
        .singleElement()
        .asString()
        .startsWith("there is no scenario \"countre\" in this image; there are: ")
        .contains(" counter ");
    assertThat(session.answer("start counter 65"))
        .containsExactly("processes: 65 is not in the range 1 to 64");
    assertThat(session.answer("start counter 0"))
        .containsExactly("processes: 0 is not in the range 1 to 64");
    assertThat(session.answer("start counter 1 1000001"))
        .containsExactly("operations: 1000001 is not in the range 0 to 1000000");
    assertThat(session.answer("step 1")).containsExactly("there is no process 1; there are 0 to 0");
    assertThat(session.answer("registers 99999999999999999"))
        .containsExactly("there is no process 99999999999999999; there are 0 to 0");
    assertThat(session.answer("word 28")).containsExactly("OFFSET: 28 is not in the range 0 to 27");
    assertThat(session.answer("word 0 29"))
        .containsExactly("COUNT: 29 is not in the range 1 to 28");
    assertThat(session.answer("word 9223372036854775807 2"))
        .containsExactly("OFFSET: 9223372036854775807 is not in the range 0 to 27");
    assertThat(session.answer("word 0 9223372036854775807"))
        .containsExactly("COUNT: 9223372036854775807 is not in the range 1 to 28");
    assertThat(session.answer("attoms"))
        .singleElement()
        .asString()
        .startsWith("there is no command \"attoms\"; there are: help ");
    assertThat(session.answer("caf??")).hasSize(1);
    assertThat(session.text).contains("\na line has at most 128 characters\n");
    assertThat(session.answer("capabilities")).first().asString().contains("no capability maps");
    assertThat(session.answer("scenarios")).contains("counter", "swap-allocating");
  }

  @Test
  void theEndOfInputEndsTheLineAndTheSession() throws InterruptedException {
    assertThat(talk("start counter 1 1\nstep 0\natoms").answer("atoms")).containsExactly("@0 = 1");
  }

  /** Variants of three scenarios' code, each wrong in its own way. */
  private Path brokenImage() throws IOException, InterruptedException {
    Path emitted = Booting.copyOfEmitted(directory.resolve("emitted"));
    replace(emitted.resolve("scenario/Counter.c"), "return sum == ", "return sum != ");
    replace(
        emitted.resolve("scenario/Counter.c"),
        "  for (halt_process process = 0; process < processes; process++) {",
        "  Registers_set(arena, 0, Operation_RESULT, Word_object(INT64_C(1) << 40));\n"
            + "  for (halt_process process = 0; process < processes; process++) {");
    replace(
        emitted.resolve("scenario/SwapAllocating.c"),
        "Operation_swap(arena, process,",
        "if (process == 1) { Arena_setPlain(arena, -1, 0); }\n    Operation_swap(arena, process,");
    replace(
        emitted.resolve("process/Operation.c"),
        "      return Atom_deref(arena, atom);",
        "      while (process == 1) { Platform_onSpinWait(); }\n      return Atom_deref(arena, atom);");
    ImageBuilder.Result result = machine.builder().build(emitted, directory.resolve("out"));
    assertThat(result).isInstanceOf(ImageBuilder.Image.class);
    return ((ImageBuilder.Image) result).file();
  }

  private static void replace(Path file, String right, String wrong) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(right);
    Files.writeString(file, text.replace(right, wrong));
  }

  @Test
  void aFailureAFaultAndAProcessThatHangsAreSeen() throws IOException, InterruptedException {
    Path image = brokenImage();

    Transcript failing = new Transcript();
    Qemu.Result failed = talk(image, "start counter 2 1\nprocesses\nrun\nrun 5\n", failing);
    assertThat(failing.answer("processes"))
        .first()
        .asString()
        .endsWith("registers ?unsound:80000000000, @0, 1, 1");
    assertThat(failing.answer("run"))
        .containsExactly("all processes have ended; the scenario's check FAILS");
    assertThat(failing.answer("run 5")).containsExactly("round 1 of 5: the scenario's check FAILS");
    assertThat(failed).isInstanceOf(Qemu.Exited.class);
    assertThat(((Qemu.Exited) failed).success()).isFalse();
    assertThat(failing.text).contains("not ok 1 monitor # in 2 of 2 runs");

    Transcript hanging = new Transcript();
    talk(image, hanging.typist(MonitorTest::watchProcess1Hang), hanging);
    assertThat(hanging.answer("run"))
        .containsExactly(
            "^C",
            "process 1 comes to no operation boundary; it is in: deref",
            "process 0 on cpu 1: ended after 4 operations; last reset | @0 | [2 2] | nil | [2 2]",
            "process 1 on cpu 2: runs, 1 operation begun, now deref");
    assertThat(hanging.answer("atoms"))
        .containsExactly("process 1 comes to no operation boundary; it is in: deref");

    Transcript faulting = new Transcript();
    Qemu.Result fault = talk(image, "start swap-allocating 2 2\nstep 0\nquit\n", faulting);
    assertThat(fault).isInstanceOf(Qemu.Crashed.class);
    assertThat(((Qemu.Crashed) fault).what())
        .isEqualTo("halt panic on cpu 2: the core accessed word -1, which is outside the arena");
    assertThat(faulting.text).contains("SwapAllocating_process+0x");
  }

  /**
   * Lets it run until it hangs, waits for its end, is tired of that, looks, and goes: what can be
   * shown is shown, and what cannot is said.
   */
  private static String watchProcess1Hang(String shown) {
    if (shown.endsWith("halt> run\n")) {
      return "\u0003";
    }
    if (!shown.endsWith("halt> ")) {
      return null;
    }
    if (!shown.contains("start")) {
      return "start reset-deref 2 2\n";
    }
    if (!shown.contains("halt> go")) {
      return "go\n";
    }
    boolean ended = shown.contains("process 0 ended after 4 operations");
    if (!ended || !shown.contains("process 1 runs, 1 operation begun, now deref")) {
      return "cpus\n";
    }
    if (!shown.contains("halt> run")) {
      return "run\n";
    }
    return shown.contains("halt> atoms") ? "" : "atoms\n";
  }

  @Test
  void whoLeavesIsLetGoAndTheMachineIsGone() throws InterruptedException {
    InputStream keys =
        new ByteArrayInputStream("atoms\r\u0001\u0001x\u0001x".getBytes(StandardCharsets.US_ASCII));
    Conversation.End end =
        new Conversation(machine.target(), machine.image(), Boot.of(2))
            .hold(keys, true, new Transcript());
    assertThat(end).isInstanceOf(Conversation.Left.class);
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  @Test
  void aScriptThatDoesNotEndIsStoppedAtTheLimit() throws InterruptedException, IOException {
    try (PipedOutputStream typist = new PipedOutputStream();
        PipedInputStream keyboard = new PipedInputStream(typist)) {
      Conversation.End end =
          new Conversation(
                  machine.target(),
                  machine.image(),
                  Boot.of(2).within(Duration.ofSeconds(3), Duration.ofMinutes(1)))
              .hold(keyboard, false, new Transcript());
      assertThat(((Conversation.Finished) end).result()).isInstanceOf(Qemu.OutOfTime.class);
    }
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  @Test
  void aMachineThatNeverAsksIsGivenUp() throws InterruptedException {
    Conversation.End end =
        new Conversation(
                machine.target(),
                machine.image(),
                Boot.of(2).with("hang", 1).within(Duration.ofMinutes(1), Duration.ofSeconds(2)))
            .hold(InputStream.nullInputStream(), false, new Transcript());
    assertThat(((Conversation.Finished) end).result()).isInstanceOf(Qemu.Hung.class);
  }
}
