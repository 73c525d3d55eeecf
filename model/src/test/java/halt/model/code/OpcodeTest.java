package halt.model.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import halt.model.code.Opcode.Operand;
import halt.model.ir.MethodName;
import halt.model.ir.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Does an instruction do to its operands what its opcode says, and nothing else? */
class OpcodeTest {
  private static final int WORDS = 16;

  /** The operands of the instruction under test; each is a slot of its own, and one is left. */
  private static final int[] SLOTS = {0, 1, 2, 3};

  private static final int SLOT_COUNT = 5;

  /** The end, where the instruction goes on; and another one, where it jumps. */
  private static final int NEXT = Code.STRIDE;

  private static final int TARGET = 2 * Code.STRIDE;

  private static final Site SITE =
      new Site(new MethodName("a.A", "f"), new Position("A.java", 1, 1), Optional.empty());

  private final Random random = new Random(42);

  /** What came of one instruction. */
  private record Outcome(int pc, long[] slots, List<String> host) {}

  @ParameterizedTest
  @EnumSource
  void writesWhatItSaysAndReadsNothingElse(Opcode opcode) {
    for (int run = 0; run < 200; run++) {
      long[] slots = new long[SLOT_COUNT];
      for (int slot = 0; slot < SLOT_COUNT; slot++) {
        slots[slot] = 1 + random.nextInt(WORDS - 1);
      }
      Outcome outcome = run(opcode, slots);
      for (int slot = 0; slot < SLOT_COUNT; slot++) {
        if (use(opcode, slot) != Operand.WRITTEN) {
          assertThat(outcome.slots[slot]).isEqualTo(slots[slot]);
        }
      }
      long[] others = slots.clone();
      for (int slot = 0; slot < SLOT_COUNT; slot++) {
        if (use(opcode, slot) != Operand.READ) {
          others[slot] = random.nextLong();
        }
      }
      Outcome another = run(opcode, others);
      assertThat(another.pc).isEqualTo(outcome.pc);
      assertThat(another.host).isEqualTo(outcome.host);
      for (int slot = 0; slot < SLOT_COUNT; slot++) {
        if (use(opcode, slot) == Operand.WRITTEN) {
          assertThat(another.slots[slot]).isEqualTo(outcome.slots[slot]);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void goesWhereItSays(Opcode opcode) {
    List<Integer> reached = new ArrayList<>();
    boolean divides = opcode == Opcode.DIVIDE || opcode == Opcode.REMAINDER;
    for (long value : divides ? new long[] {1} : new long[] {0, 1}) {
      long[] slots = new long[SLOT_COUNT];
      Arrays.fill(slots, value);
      reached.add(run(opcode, slots).pc);
    }
    boolean jumps = use(opcode, 0) == Operand.TARGET;
    assertThat(reached.contains(TARGET)).isEqualTo(jumps);
    assertThat(reached.contains(NEXT)).isEqualTo(opcode.goesOn());
  }

  /** Where a process is held, its live slots are known; nowhere else. */
  @ParameterizedTest
  @EnumSource
  void holdsBeforeWhatItSays(Opcode opcode) {
    long[] slots = new long[SLOT_COUNT];
    Arrays.fill(slots, 1);
    Code code = code(opcode);
    int stopped = Interpreter.run(code, slots, 0, new RecordingHost(new long[WORDS]), 0);
    assertThat(stopped == 0).isEqualTo(opcode.holds());
  }

  /** {@link Liveness} relies on it. */
  @ParameterizedTest
  @EnumSource
  void onlyTheFirstOperandIsWritten(Opcode opcode) {
    for (int number = 1; number < Opcode.operands(); number++) {
      assertThat(opcode.operand(number)).isNotIn(Operand.WRITTEN, Operand.TARGET);
    }
  }

  @Test
  void anOperandThatTheOpcodeDoesNotHaveIsRefused() {
    CodeBuilder wrong = new CodeBuilder();
    int slot = wrong.newSlot();
    wrong.emit(SITE, Opcode.TO_INT, slot, slot, 7, 0);
    wrong.emit(SITE, Opcode.END, 0, slot, 0, 0);
    assertThatThrownBy(() -> wrong.build(List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("operand 2 of TO_INT is 7, not below 1");
  }

  @Test
  void aJumpToNowhereIsRefused() {
    CodeBuilder wrong = new CodeBuilder();
    int slot = wrong.newSlot();
    wrong.jump(SITE, Opcode.JUMP, 0, new CodeBuilder.Label());
    wrong.emit(SITE, Opcode.END, 0, slot, 0, 0);
    assertThatThrownBy(() -> wrong.build(List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("operand 0 of JUMP is -1");
  }

  @Test
  void codeThatRunsOffItsEndIsRefused() {
    CodeBuilder wrong = new CodeBuilder();
    int slot = wrong.newSlot();
    wrong.emit(SITE, Opcode.MOVE, slot, slot, 0, 0);
    assertThatThrownBy(() -> wrong.build(List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the code goes on behind its last instruction");
  }

  /** What the opcode does with one of the slots. */
  private static Operand use(Opcode opcode, int slot) {
    return slot < SLOTS.length ? opcode.operand(slot) : Operand.NOTHING;
  }

  private static Outcome run(Opcode opcode, long[] before) {
    long[] slots = before.clone();
    RecordingHost host = new RecordingHost(new long[WORDS]);
    int pc = opcode == Opcode.END ? 0 : Interpreter.run(code(opcode), slots, 0, host, 1);
    return new Outcome(pc, slots, host.all);
  }

  private static Code code(Opcode opcode) {
    int[] instructions = new int[3 * Code.STRIDE];
    instructions[0] = opcode.ordinal();
    for (int number = 0; number < Opcode.operands(); number++) {
      instructions[1 + number] =
          switch (opcode.operand(number)) {
            case READ, WRITTEN -> SLOTS[number];
            case TARGET -> TARGET;
            case NOTHING, PLATFORM_OPERATION -> 0;
          };
    }
    instructions[NEXT] = Opcode.END.ordinal();
    instructions[TARGET] = Opcode.END.ordinal();
    return new Code(instructions, List.of(), new long[SLOT_COUNT], new int[0], new int[0][]);
  }
}
