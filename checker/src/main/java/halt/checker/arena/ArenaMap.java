package halt.checker.arena;

import halt.core.Layout;
import halt.core.collect.Heap;
import halt.core.value.Word;

/**
 * Which part of the arena is a word in, and what is it called in a trace? The regions are those of
 * {@link Layout}, for one scenario and number of processes.
 */
public final class ArenaMap {
  private static final String[] CONTROL = {
    "MAGIC",
    "PROCESSES",
    "REGISTERS",
    "ATOMS",
    "HEAP",
    "SPACE_WORDS",
    "BUFFER_WORDS",
    "SPACE",
    "COLLECTIONS",
    "ATOM_NEXT",
    "NEXT",
    "PHASE"
  };

  public final int processes;
  public final int registers;
  public final int blockWords;

  /** Where the atom table starts. */
  public final int atoms;

  /** Where the first semispace starts. */
  public final int spaces;

  public final int spaceWords;

  /** Where the heap ends and the scenario's own words start. */
  public final int heapEnd;

  /** The words of the whole. */
  public final int size;

  /**
   * The map of an arena with these parts.
   *
   * @param registers of each process
   * @param atoms room in the atom table
   * @param spaceWords of each of the two semispaces
   * @param ownWords of the scenario, behind the heap
   */
  public ArenaMap(int processes, int registers, int atoms, int spaceWords, int ownWords) {
    this.processes = processes;
    this.registers = registers;
    this.blockWords = (int) Layout.blockWords(registers);
    this.atoms = (int) Layout.CONTROL_WORDS + blockWords * processes;
    this.spaces = this.atoms + atoms;
    this.spaceWords = spaceWords;
    this.heapEnd = (int) Heap.words(processes, registers, atoms, spaceWords);
    this.size = heapEnd + ownWords;
  }

  /** Where a process's state word is. */
  public int state(int process) {
    return (int) (Layout.CONTROL_WORDS + Layout.BLOCK_STATE) + blockWords * process;
  }

  /** Where a register is. */
  public int register(int process, int index) {
    return (int) (Layout.CONTROL_WORDS + Layout.BLOCK_REGISTERS) + blockWords * process + index;
  }

  /** The process whose block a word is in; the word must be in one. */
  public int processOf(int offset) {
    return (offset - (int) Layout.CONTROL_WORDS) / blockWords;
  }

  /**
   * The name of a word, such as {@code atom 0} or {@code register 2 of process 1}. What lies behind
   * the scenario's own words was hardly meant to be anything else.
   */
  public String name(long offset) {
    if (offset >= size && size > heapEnd) {
      return "own word "
          + (offset - heapEnd)
          + " of "
          + (size - heapEnd)
          + " (word "
          + offset
          + ", outside the arena of "
          + size
          + " words)";
    }
    if (offset < 0 || offset >= size) {
      return "word " + offset + " (outside the arena of " + size + " words)";
    }
    int word = (int) offset;
    if (word < Layout.CONTROL_WORDS) {
      return CONTROL[word];
    }
    if (word < atoms) {
      int process = processOf(word);
      int field = (word - (int) Layout.CONTROL_WORDS) % blockWords;
      if (field == Layout.BLOCK_STATE) {
        return "state of process " + process;
      }
      if (field == Layout.BLOCK_BUFFER_NEXT) {
        return "buffer next of process " + process;
      }
      if (field == Layout.BLOCK_BUFFER_END) {
        return "buffer end of process " + process;
      }
      return "register " + (field - Layout.BLOCK_REGISTERS) + " of process " + process;
    }
    if (word < spaces) {
      return "atom " + (word - atoms);
    }
    return word < heapEnd ? "heap word " + word : "own word " + (word - heapEnd);
  }

  /** What a word holds, for a person: a symbolic state, a value, or a number. */
  public String content(long offset, long word) {
    if (offset == Layout.PHASE) {
      return word == 0 ? "MUTATING" : "STOPPING";
    }
    if (offset < Layout.CONTROL_WORDS) {
      return Long.toString(word);
    }
    if (offset < atoms) {
      int field = (int) ((offset - Layout.CONTROL_WORDS) % blockWords);
      if (field == Layout.BLOCK_STATE) {
        return word == 0 ? "SAFE" : "RUNNING";
      }
      if (field < Layout.BLOCK_REGISTERS) {
        return Long.toString(word);
      }
    }
    return offset < heapEnd ? value(word) : Long.toString(word);
  }

  /** A value word by its tag. */
  public String value(long word) {
    long payload = word >>> Word.TAG_BITS;
    return switch ((int) (word & Word.TAG_MASK)) {
      case (int) Word.TAG_OBJECT -> word == 0 ? "nil" : "object at " + payload;
      case (int) Word.TAG_FIXNUM -> Long.toString(word >> Word.TAG_BITS);
      case (int) Word.TAG_ATOM -> "atom " + (payload - atoms);
      case (int) Word.TAG_SPECIAL ->
          switch ((int) payload) {
            case 0 -> "false";
            case 1 -> "true";
            case 2 -> "!needs-collection";
            case 3 -> "!out-of-memory";
            default -> "constant " + payload;
          };
      case 6 -> "header, " + (word >>> 8) + " fields";
      case 7 -> "forwarded to " + payload;
      default -> "0x" + Long.toHexString(word);
    };
  }

  /**
   * Whether a set-up, which has no collector to turn to, left behind that it found no memory: in a
   * register, an atom or an object.
   */
  boolean foundNoMemory(long[] words) {
    for (int word = atoms; word < heapEnd; word++) {
      if (words[word] == Word.NEEDS_COLLECTION) {
        return true;
      }
    }
    for (int process = 0; process < processes; process++) {
      for (int index = 0; index < registers; index++) {
        if (words[register(process, index)] == Word.NEEDS_COLLECTION) {
          return true;
        }
      }
    }
    return false;
  }
}
