package halt.core.process;

import halt.core.Layout;
import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.core.role.Offset;
import halt.core.role.Process;
import halt.core.role.Value;

/**
 * Where does a process keep its values between its operations? In its registers, the roots of
 * collections. Only itself and a collector that has stopped the world may touch them: plainly.
 */
public final class Registers {
  private Registers() {}

  /** The value in a register. */
  public static @Value long get(Arena arena, @Process int process, int index) {
    return arena.getPlain(offset(arena, process, index));
  }

  /** Puts a value into a register. */
  public static void set(Arena arena, @Process int process, int index, @Value long value) {
    @Offset long slot = offset(arena, process, index);
    arena.setPlain(slot, value);
  }

  /** Copies one register into another. */
  public static void move(Arena arena, @Process int process, int to, int from) {
    @Value long value = get(arena, process, from);
    set(arena, process, to, value);
  }

  /**
   * Where a register is. Numbers that are not there are a mistake of the caller; a checked build
   * says which and stops, any other goes on with whatever word that is.
   *
   * @param process a process of the arena: 0 to {@link Layout#processes} - 1
   * @param index a register of it: 0 to the number in the word {@link Layout#REGISTERS} - 1
   */
  public static @Offset long offset(Arena arena, @Process int process, int index) {
    Platform.usesRegister(arena, process, index);
    return Layout.block(arena, process) + Layout.BLOCK_REGISTERS + index;
  }
}
