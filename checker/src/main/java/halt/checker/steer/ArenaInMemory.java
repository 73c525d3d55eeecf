package halt.checker.steer;

import halt.checker.replay.Witness;
import halt.kernel.gdb.Cpu;
import halt.kernel.gdb.GdbClient;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is in the machine's arena, and is it what the machine was seen to write, and the model too?
 */
final class ArenaInMemory {
  private final GdbClient gdb;
  private final Witness witness;

  /** Any CPU: all see the same memory. */
  private final String thread;

  /** The address of its first word. */
  private final long base;

  /**
   * The arena that a process is given.
   *
   * @param first a CPU that stands at the beginning of a process
   * @throws Parting if it is not as large as the model's
   */
  ArenaInMemory(GdbClient gdb, Witness witness, Cpu first)
      throws IOException, InterruptedException, Parting {
    this.gdb = gdb;
    this.witness = witness;
    this.thread = first.thread();
    long[] fields = gdb.readWords(thread, first.argument(0), 2); // struct Arena
    this.base = fields[0];
    if (fields[1] != witness.words().length) {
      throw new Parting(
          "the machine's arena has " + fields[1] + " words, the model's " + witness.words().length);
    }
  }

  /** The word at an offset; empty outside of the arena. */
  OptionalLong word(long offset) throws IOException, InterruptedException {
    return offset < 0 || offset >= witness.words().length
        ? OptionalLong.empty()
        : OptionalLong.of(gdb.readWords(thread, base + offset * Long.BYTES, 1)[0]);
  }

  /** How the arena differs from what was seen, or from the model's; empty if it does not. */
  Optional<String> difference() throws IOException, InterruptedException {
    try {
      compare(witness.words(), "in the machine's memory, but by what its CPUs did");
      Optional<long[]> model = witness.modelWords();
      if (model.isPresent()) {
        compare(model.get(), "on the machine, but in the model");
      }
      return Optional.empty();
    } catch (Parting parting) {
      return Optional.of(parting.getMessage());
    }
  }

  /**
   * Compares.
   *
   * @throws Parting if a word differs
   */
  void compare(long[] expected, String where) throws IOException, InterruptedException, Parting {
    long[] actual = gdb.readWords(thread, base, expected.length);
    int at = Arrays.mismatch(actual, expected);
    if (at >= 0) {
      throw new Parting(
          describe(at, actual[at]) + " " + where + " it is " + content(at, expected[at]));
    }
  }

  /** A word with its name, for a person. */
  String describe(long offset, long word) {
    return witness.name(offset) + ": " + content(offset, word);
  }

  /** What a word holds, for a person. */
  String content(long offset, long word) {
    return String.format("%s (0x%x)", witness.content(offset, word), word);
  }

  /** Whether the model's arena is what the machine was seen to write. */
  boolean modelAgrees() throws IOException, InterruptedException {
    Optional<long[]> model = witness.modelWords();
    return model.isPresent() && Arrays.equals(model.get(), witness.words());
  }
}
