package halt.kernel.translate;

import java.util.List;

/**
 * What is done with a core? A fresh arena, then steps on one process at a time.
 *
 * @param words the arena's size; it may be too small
 * @param choices the answers to the core's questions, in their order; then every answer is no
 */
record Sequence(
    long words,
    int processes,
    int registers,
    int atoms,
    long spaceWords,
    long bufferWords,
    List<Boolean> choices,
    List<Step> steps) {

  /** One step. */
  sealed interface Step {
    /** How the harness in C reads it. */
    String text();
  }

  /** Puts a word into a register. */
  record Put(int process, int register, long word) implements Step {
    @Override
    public String text() {
      return "set " + process + " " + register + " " + word;
    }
  }

  /** Copies a register to a register, of another process perhaps. */
  record Share(int process, int register, int toProcess, int toRegister) implements Step {
    @Override
    public String text() {
      return "share " + process + " " + register + " " + toProcess + " " + toRegister;
    }
  }

  /** Runs an operation, known or unknown; operands are registers, or -1. */
  record Run(int process, int operation, int target, int first, int second) implements Step {
    @Override
    public String text() {
      return "run " + process + " " + operation + " " + target + " " + first + " " + second;
    }
  }

  /** How the harness in C reads it. */
  String text() {
    StringBuilder text = new StringBuilder("begin ");
    for (long size : new long[] {words, processes, registers, atoms, spaceWords, bufferWords}) {
      text.append(size).append(' ');
    }
    text.append('.');
    choices.forEach(yes -> text.append(yes ? '1' : '0'));
    text.append('\n');
    steps.forEach(step -> text.append(step.text()).append('\n'));
    return text.append("end\n").toString();
  }
}
