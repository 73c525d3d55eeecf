import halt.core.host.Arena;
import halt.core.role.AtomRef;
import halt.core.role.Converts;
import halt.core.role.Cpu;
import halt.core.role.Offset;
import halt.core.role.Process;
import halt.core.role.Ref;
import halt.core.role.Size;
import halt.core.role.Value;

final class HR012 {
  private HR012() {}

  static final @Value int NARROW = 0; // HR012

  static @Value long reference(@Ref long object) {
    return object; // HR012
  }

  static long number(@Value long word) {
    return word + 1; // HR012
  }

  static @Ref long place(@Offset long offset) {
    @Ref long object = offset; // HR012
    return object;
  }

  static @Offset long computed(long number, @Size long words) {
    @Offset long start = words; // HR012
    start = number; // HR012
    return start;
  }

  static @Size long length(@Offset long start, @Value long word) {
    @Size long words = start; // HR012
    words += word; // HR012
    return words;
  }

  static boolean compared(@Value long word, @Ref long object, @Size long words) {
    return word == 0 // HR012
        || word < word // HR012
        || object == 5 // HR012
        || object == words; // HR012
  }

  static void given(Arena arena, @Value long word, @AtomRef long atom) {
    arena.setPlain(word, 0); // HR012
    compared(atom, 5, 1); // HR012
    long bits = ~word; // HR012
    int low = (int) word; // HR012
    long wide = (long) word; // HR012
  }

  static @Value long choice(boolean first, @Value long word, @Ref long object) {
    return first ? word : object; // HR012
  }

  static @Offset long sum(@Offset long one, @Offset long other) {
    return one + other; // HR012
  }

  @Converts(reason = " ") // HR012
  static @Ref long unexplained(@Offset long offset) {
    return offset;
  }

  static @Cpu int taken(@Process int process, boolean first, @Cpu int cpu) {
    @Cpu int other = process; // HR012
    other = first ? process : cpu; // HR012
    if (process == cpu) { // HR012
      return process; // HR012
    }
    return other;
  }

  static @Process long wideProcess(@Process int process) { // HR012
    return taken(0, true, process); // HR012
  }

  static @Ref @Value long twoRoles(Arena arena) { // HR012
    return arena.getPlain(8);
  }
}
