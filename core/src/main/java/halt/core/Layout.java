package halt.core;

import halt.core.host.Arena;
import halt.core.role.Offset;
import halt.core.role.Process;
import halt.core.role.Size;

/**
 * What lies where in the arena? From low offsets to high:
 *
 * <pre>
 *  0               +------------------------------+
 *                  | control words                |  the sizes; what all processes share
 *  CONTROL_WORDS   +------------------------------+
 *                  | a block per process          |  state, registers
 *  ATOMS           +------------------------------+
 *                  | the atom table               |  a cell each; atoms never move
 *  HEAP            +------------------------------+
 *                  | the collector's own words    |  what lies where from here on is for the
 *                  | objects                      |  {@link halt.core.collect.Collector} to say
 *                  +------------------------------+
 * </pre>
 *
 * Who may touch what: the sizes never change after {@link halt.core.collect.Heap#initialise}.
 * {@code ATOM_NEXT}, {@code PHASE}, a process's state and the atom cells are shared and accessed
 * with ordering. A process's registers are its own while it is running and the collector's while
 * the world is stopped.
 */
public final class Layout {
  /** Says that an arena has been initialised, and with which layout. */
  public static final @Offset long MAGIC = 0;

  /** How many processes there are. */
  public static final @Offset long PROCESSES = 1;

  /** How many registers each process has. */
  public static final @Offset long REGISTERS = 2;

  /** Where the atom table starts. */
  public static final @Offset long ATOMS = 3;

  /** Where the atom table ends and the heap starts; the last of the sizes. */
  public static final @Offset long HEAP = 4;

  /** The first unused cell of the atom table. */
  public static final @Offset long ATOM_NEXT = 5;

  /**
   * {@link halt.core.process.Safepoint#MUTATING} or {@link halt.core.process.Safepoint#STOPPING}.
   */
  public static final @Offset long PHASE = 6;

  /** Where the processes' blocks start. */
  public static final @Offset long CONTROL_WORDS = 7;

  /**
   * In a process's block: {@link halt.core.process.Safepoint#SAFE} or {@link
   * halt.core.process.Safepoint#RUNNING}.
   */
  public static final @Size long BLOCK_STATE = 0;

  /** In a process's block: its registers, which are roots. */
  public static final @Size long BLOCK_REGISTERS = 1;

  /** The content of {@link #MAGIC}: "HALT" and the number of this layout. */
  public static final long MAGIC_WORD = 0x48414C5400000002L;

  private Layout() {}

  /** Where the block of a process starts. */
  public static @Offset long block(Arena arena, @Process int process) {
    int registers = (int) arena.getPlain(REGISTERS);
    return CONTROL_WORDS + blockWords(registers) * process;
  }

  /** The words of one process's block. */
  public static @Size long blockWords(int registers) {
    return BLOCK_REGISTERS + registers;
  }

  /** Where a process's state is. */
  public static @Offset long state(Arena arena, @Process int process) {
    return block(arena, process) + BLOCK_STATE;
  }

  /** Where the heap starts. */
  public static @Offset long heap(Arena arena) {
    return arena.getPlain(HEAP);
  }

  /** How many processes there are. */
  public static int processes(Arena arena) {
    return (int) arena.getPlain(PROCESSES);
  }
}
