package halt.model.arena;

import halt.core.Layout;
import halt.core.process.Safepoint;
import halt.core.value.Header;
import halt.core.value.Word;
import halt.model.collector.CollectorModel;
import halt.model.collector.HeapMap;
import halt.model.collector.WordUse;
import halt.model.spec.LogicalReader;

/**
 * Which part of the arena is a word in, what is it for, and what is it called in a trace? The
 * regions are those of {@link Layout} and of a collector's heap, for one scenario and number of
 * processes.
 */
public final class ArenaMap {
  public final int processes;
  public final int registers;
  public final int blockWords;

  /** Where the atom table starts. */
  public final int atoms;

  /** What lies where in the heap. */
  public final HeapMap heap;

  /** Where the objects start. */
  public final int objects;

  /** Where the heap ends and the scenario's own words start. */
  public final int heapEnd;

  /** The words of the whole. */
  public final int size;

  /** Of each word in front of the objects; a table, because every access asks. */
  private final WordUse[] uses;

  /** Whose a word is that is a process's own. */
  private final byte[] own;

  /**
   * The map of an arena with these parts.
   *
   * @param registers of each process
   * @param atoms room in the atom table
   * @param spaceWords how many words of objects there may be at once
   * @param ownWords of the scenario, behind the heap
   */
  public ArenaMap(
      CollectorModel collector,
      int processes,
      int registers,
      int atoms,
      int spaceWords,
      int ownWords) {
    this.processes = processes;
    this.registers = registers;
    this.blockWords = (int) Layout.blockWords(registers);
    this.atoms = (int) Layout.CONTROL_WORDS + blockWords * processes;
    this.heap = collector.heap(this.atoms + atoms, processes, spaceWords);
    this.objects = heap.objects;
    this.heapEnd = heap.end;
    this.size = heapEnd + ownWords;
    this.uses = new WordUse[objects];
    this.own = new byte[objects];
    for (int offset = 0; offset < objects; offset++) {
      uses[offset] = useOf(offset);
      own[offset] = (byte) (uses[offset] == WordUse.OWN ? ownerOf(offset) : -1);
    }
  }

  /** How many words such an arena has, be it more than a map can have. */
  public static long words(
      CollectorModel collector,
      int processes,
      int registers,
      int atoms,
      long spaceWords,
      long ownWords) {
    return Layout.CONTROL_WORDS
        + Layout.blockWords(registers) * processes
        + atoms
        + collector.words(processes, spaceWords)
        + ownWords;
  }

  private WordUse useOf(int offset) {
    if (offset <= Layout.HEAP) {
      return WordUse.SIZE;
    }
    if (offset < Layout.CONTROL_WORDS) {
      return offset == Layout.PHASE ? WordUse.HANDSHAKE : WordUse.SHARED;
    }
    if (offset < atoms) {
      return offset == state(processOf(offset)) ? WordUse.HANDSHAKE : WordUse.OWN;
    }
    return offset < heap.start ? WordUse.ATOM : heap.use(offset);
  }

  private int ownerOf(int offset) {
    return offset < atoms ? processOf(offset) : heap.processOf(offset);
  }

  /** What a word in front of the objects is for. */
  public WordUse use(int offset) {
    return uses[offset];
  }

  /** Whether a word in front of the objects is one that this process owns. */
  public boolean isOwn(int process, int offset) {
    return own[offset] == process;
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
      return controlName(word);
    }
    if (word < atoms) {
      int process = processOf(word);
      int field = (word - (int) Layout.CONTROL_WORDS) % blockWords;
      if (field == Layout.BLOCK_STATE) {
        return "state of process " + process;
      }
      return "register " + (field - Layout.BLOCK_REGISTERS) + " of process " + process;
    }
    if (word < heap.start) {
      return "atom " + (word - atoms);
    }
    if (word < objects) {
      return heap.name(word);
    }
    return word < heapEnd ? "heap word " + word : "own word " + (word - heapEnd);
  }

  private static String controlName(int word) {
    return switch (word) {
      case (int) Layout.MAGIC -> "MAGIC";
      case (int) Layout.PROCESSES -> "PROCESSES";
      case (int) Layout.REGISTERS -> "REGISTERS";
      case (int) Layout.ATOMS -> "ATOMS";
      case (int) Layout.HEAP -> "HEAP";
      case (int) Layout.ATOM_NEXT -> "ATOM_NEXT";
      case (int) Layout.PHASE -> "PHASE";
      default -> throw new IllegalArgumentException("word " + word + " is no control word");
    };
  }

  /** What a word holds, for a person: a symbolic state, a value, or a number. */
  public String content(long offset, long word) {
    if (offset == Layout.PHASE) {
      return word == Safepoint.MUTATING ? "MUTATING" : "STOPPING";
    }
    if (offset < Layout.CONTROL_WORDS) {
      return Long.toString(word);
    }
    if (offset < atoms) {
      int field = (int) ((offset - Layout.CONTROL_WORDS) % blockWords);
      if (field == Layout.BLOCK_STATE) {
        return word == Safepoint.SAFE ? "SAFE" : "RUNNING";
      }
    }
    boolean holdsValue = offset < heap.start || offset >= objects && offset < heapEnd;
    return holdsValue ? value(word) : Long.toString(word);
  }

  /** A value word by its tag. */
  public String value(long word) {
    long payload = word >>> Word.TAG_BITS;
    return switch ((int) (word & Word.TAG_MASK)) {
      case (int) Word.TAG_OBJECT -> word == Word.NIL ? "nil" : "object at " + payload;
      case (int) Word.TAG_FIXNUM -> Long.toString(word >> Word.TAG_BITS);
      case (int) Word.TAG_ATOM -> "atom " + (payload - atoms);
      case (int) Word.TAG_SPECIAL -> LogicalReader.special(word).toString();
      case (int) Header.TAG_HEADER -> "header, " + Header.length(word) + " fields";
      case (int) Header.TAG_FORWARDED -> "forwarded to " + Header.replica(word);
      default -> "0x" + Long.toHexString(word);
    };
  }

  /**
   * Whether a set-up, which has no collector to turn to, left behind that it found no memory: in a
   * register, an atom or an object.
   */
  boolean foundNoMemory(long[] words) {
    for (int word = atoms; word < heapEnd; word++) {
      boolean holdsValue = word < heap.start || word >= objects;
      if (holdsValue && words[word] == Word.NEEDS_COLLECTION) {
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
