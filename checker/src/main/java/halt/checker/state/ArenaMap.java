package halt.checker.state;

import halt.core.Layout;
import halt.core.Word;
import halt.model.scenario.ScenarioDescription;

/**
 * Which part of the arena is a word in, and what is it called in a trace? The regions are those of
 * {@link Layout}, for one scenario and number of CPUs.
 */
final class ArenaMap {
  private static final String[] CONTROL = {
    "MAGIC",
    "CPUS",
    "REGISTERS",
    "ATOMS",
    "SPACES",
    "SPACE_WORDS",
    "BUFFER_WORDS",
    "SPACE",
    "COLLECTIONS",
    "ATOM_NEXT",
    "NEXT",
    "PHASE"
  };

  final int cpus;
  final int registers;
  final int blockWords;
  final int atoms;
  final int spaces;
  final int spaceWords;
  final int size;

  ArenaMap(ScenarioDescription scenario, int cpus) {
    this.cpus = cpus;
    this.registers = scenario.registers();
    this.blockWords = (int) Layout.cpuWords(registers);
    this.atoms = (int) Layout.CONTROL_WORDS + blockWords * cpus;
    this.spaces = atoms + scenario.atoms();
    this.spaceWords = scenario.spaceWords();
    this.size = (int) scenario.arenaWords(cpus);
  }

  /** Where a CPU's state word is. */
  int state(int cpu) {
    return (int) (Layout.CONTROL_WORDS + Layout.CPU_STATE) + blockWords * cpu;
  }

  /** Where a register is. */
  int register(int cpu, int index) {
    return (int) (Layout.CONTROL_WORDS + Layout.CPU_REGISTERS) + blockWords * cpu + index;
  }

  /** The CPU whose block a word is in; the word must be in one. */
  int cpuOf(int offset) {
    return (offset - (int) Layout.CONTROL_WORDS) / blockWords;
  }

  /** The name of a word, such as {@code atom 0} or {@code register 2 of cpu 1}. */
  String name(long offset) {
    if (offset < 0 || offset >= size) {
      return "word " + offset + " (outside the arena of " + size + " words)";
    }
    int word = (int) offset;
    if (word < Layout.CONTROL_WORDS) {
      return CONTROL[word];
    }
    if (word < atoms) {
      int cpu = cpuOf(word);
      int field = (word - (int) Layout.CONTROL_WORDS) % blockWords;
      if (field == Layout.CPU_STATE) {
        return "state of cpu " + cpu;
      }
      if (field == Layout.CPU_BUFFER_NEXT) {
        return "buffer next of cpu " + cpu;
      }
      if (field == Layout.CPU_BUFFER_END) {
        return "buffer end of cpu " + cpu;
      }
      return "register " + (field - Layout.CPU_REGISTERS) + " of cpu " + cpu;
    }
    if (word < spaces) {
      return "atom " + (word - atoms);
    }
    return "heap word " + word;
  }

  /** What a word holds, for a person: a symbolic state, a value, or a number. */
  String content(long offset, long word) {
    if (offset == Layout.PHASE) {
      return word == 0 ? "MUTATING" : "STOPPING";
    }
    if (offset < Layout.CONTROL_WORDS) {
      return Long.toString(word);
    }
    if (offset < atoms) {
      int field = (int) ((offset - Layout.CONTROL_WORDS) % blockWords);
      if (field == Layout.CPU_STATE) {
        return word == 0 ? "SAFE" : "RUNNING";
      }
      if (field < Layout.CPU_REGISTERS) {
        return Long.toString(word);
      }
    }
    return value(word);
  }

  /** A value word by its tag. */
  String value(long word) {
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
}
