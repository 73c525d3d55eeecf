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
 *                  | control words                |  sizes; the collector's; the allocator's
 *  CONTROL_WORDS   +------------------------------+
 *                  | a block per process          |  state, allocation buffer, registers
 *  ATOMS           +------------------------------+
 *                  | the atom table               |  a cell each; atoms never move
 *  HEAP            +------------------------------+
 *                  | semispace | semispace        |  objects
 *                  +------------------------------+
 * </pre>
 *
 * Who may touch what: the sizes never change after {@link halt.core.collect.Heap#initialise}.
 * {@code SPACE} and {@code COLLECTIONS} change only while the world is stopped. {@code PHASE},
 * {@code NEXT}, {@code ATOM_NEXT}, a process's state and the atom cells are shared and accessed
 * with ordering. The rest of a process's block is its own while it is running and the collector's
 * while the world is stopped.
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

  /** Where the atom table ends and the heap starts; what lies where in it is the collector's. */
  public static final @Offset long HEAP = 4;

  /** The words of one semispace. */
  public static final @Offset long SPACE_WORDS = 5;

  /** How many words a process claims at a time. */
  public static final @Offset long BUFFER_WORDS = 6;

  /** Where the semispace starts that objects are in. */
  public static final @Offset long SPACE = 7;

  /** How many collections there have been. */
  public static final @Offset long COLLECTIONS = 8;

  /** The first unused cell of the atom table. */
  public static final @Offset long ATOM_NEXT = 9;

  /** The first unclaimed word of the current semispace. */
  public static final @Offset long NEXT = 10;

  /**
   * {@link halt.core.process.Safepoint#MUTATING} or {@link halt.core.process.Safepoint#STOPPING}.
   */
  public static final @Offset long PHASE = 11;

  /** Where the processes' blocks start. */
  public static final @Offset long CONTROL_WORDS = 12;

  /**
   * In a process's block: {@link halt.core.process.Safepoint#SAFE} or {@link
   * halt.core.process.Safepoint#RUNNING}.
   */
  public static final @Size long BLOCK_STATE = 0;

  /** In a process's block: the first free word of its allocation buffer. */
  public static final @Size long BLOCK_BUFFER_NEXT = 1;

  /** In a process's block: the end of its allocation buffer. */
  public static final @Size long BLOCK_BUFFER_END = 2;

  /** In a process's block: its registers, which are roots. */
  public static final @Size long BLOCK_REGISTERS = 3;

  /** The content of {@link #MAGIC}: "HALT" and the number of this layout. */
  public static final long MAGIC_WORD = 0x48414C5400000001L;

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

  /** How many processes there are. */
  public static int processes(Arena arena) {
    return (int) arena.getPlain(PROCESSES);
  }
}
