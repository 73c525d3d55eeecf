package halt.kernel.gdb;

import java.util.Map;

/**
 * Where is a CPU that has stopped, and what is in its registers? Fetched when it stopped; writes go
 * to the machine at once.
 *
 * @param thread what the emulator's debugger interface calls the CPU
 * @param registers those of 64 bits and fewer, by name
 */
public record Cpu(String thread, CallConvention convention, Map<String, Long> registers) {
  public Cpu {
    registers = Map.copyOf(registers);
  }

  /**
   * The content of a register.
   *
   * @throws GdbException if the CPU has no such register
   */
  public long register(String name) throws GdbException {
    Long content = registers.get(name);
    if (content == null) {
      throw new GdbException("the emulated CPU has no register " + name);
    }
    return content;
  }

  /** The address of the instruction that is next. */
  public long pc() {
    return registers.get(convention.programCounter());
  }

  /** The stack pointer. */
  public long stack() {
    return registers.get(convention.stackPointer());
  }

  /** At a function's first instruction: its argument of this index, from 0. */
  public long argument(int index) {
    return registers.get(convention.argument(index));
  }
}
