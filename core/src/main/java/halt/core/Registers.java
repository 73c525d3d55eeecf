package halt.core;

import halt.core.host.Arena;
import halt.core.role.Offset;
import halt.core.role.Value;

/**
 * Where does a process keep its values from one operation to the next? In its CPU's registers: they
 * are the roots that a collection starts from and rewrites. Only the process itself and a collector
 * that has stopped the world may touch them, so access is plain.
 */
public final class Registers {
  private Registers() {}

  /** The value in a register. */
  public static @Value long get(Arena arena, int cpu, int index) {
    return arena.getPlain(offset(arena, cpu, index));
  }

  /** Puts a value into a register. */
  public static void set(Arena arena, int cpu, int index, @Value long value) {
    @Offset long slot = offset(arena, cpu, index);
    arena.setPlain(slot, value);
  }

  /** Copies one register into another. */
  public static void move(Arena arena, int cpu, int to, int from) {
    @Value long value = get(arena, cpu, from);
    set(arena, cpu, to, value);
  }

  /** Where a register is. */
  public static @Offset long offset(Arena arena, int cpu, int index) {
    return Layout.cpu(arena, cpu) + Layout.CPU_REGISTERS + index;
  }
}
