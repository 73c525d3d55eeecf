package halt.kernel.gdb;

import java.util.List;

/**
 * What does the image say of one side of an access to the arena? A record of {@code
 * kernel/include/halt/sites.h}.
 *
 * @param before whether the access is still to come
 * @param operation the method of {@code Arena}
 * @param file the source of the call: Java's where the C has {@code #line}
 * @param line in it, from 1
 * @param operands where the words are: registers and constants, as the assembler writes them
 */
public record Mark(boolean before, String operation, String file, int line, List<String> operands) {
  public Mark {
    operands = List.copyOf(operands);
  }

  /** Whether this is the far side of an access whose near side is the other mark. */
  public boolean closes(Mark other) {
    return !before
        && other.before
        && operation.equals(other.operation)
        && file.equals(other.file)
        && line == other.line;
  }

  /**
   * An operand's word on a CPU that has stopped at the mark.
   *
   * @throws GdbException if it is neither a register of the CPU nor a constant
   */
  public long operand(int index, Cpu cpu) throws GdbException {
    String text = operands.get(index);
    String bare =
        text.startsWith("%") || text.startsWith("$") || text.startsWith("#")
            ? text.substring(1)
            : text;
    if (bare.equals("xzr")) {
      return 0;
    }
    if (bare.matches("-?[0-9]+")) {
      return Long.parseLong(bare);
    }
    return cpu.register(bare);
  }
}
