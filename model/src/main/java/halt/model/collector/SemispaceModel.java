package halt.model.collector;

import halt.core.collect.Collector;
import halt.core.collect.semispace.Semispaces;
import java.util.Optional;

/**
 * The two semispaces of {@link Semispaces}: every collection keeps what is reachable, only that.
 */
public final class SemispaceModel implements CollectorModel {
  @Override
  public String name() {
    return "semispace";
  }

  @Override
  public String implementation() {
    return Collector.class.getName();
  }

  @Override
  public boolean reclaims() {
    return true;
  }

  @Override
  public long words(int processes, long spaceWords) {
    return ownWords(processes) + 2 * spaceWords;
  }

  private static int ownWords(int processes) {
    return (int) (Semispaces.CONTROL_WORDS + Semispaces.BUFFER * processes);
  }

  @Override
  public HeapMap heap(int start, int processes, int spaceWords) {
    return new Spaces(start, processes, spaceWords);
  }

  private static final class Spaces extends HeapMap {
    private static final int BUFFERS = (int) Semispaces.CONTROL_WORDS;
    private static final int BUFFER = (int) Semispaces.BUFFER;

    private final int processes;

    Spaces(int start, int processes, int spaceWords) {
      super(
          start,
          start + ownWords(processes),
          start + ownWords(processes) + 2 * spaceWords,
          spaceWords);
      this.processes = processes;
    }

    @Override
    public WordUse use(int offset) {
      int word = offset - start;
      if (word >= BUFFERS) {
        return WordUse.OWN;
      }
      if (word == Semispaces.SPACE_WORDS || word == Semispaces.BUFFER_WORDS) {
        return WordUse.SIZE;
      }
      return word == Semispaces.NEXT ? WordUse.SHARED : WordUse.STOPPED;
    }

    @Override
    public int processOf(int offset) {
      return (offset - start - BUFFERS) / BUFFER;
    }

    @Override
    public String name(int offset) {
      int word = offset - start;
      if (word >= BUFFERS) {
        String bound = (word - BUFFERS) % BUFFER == Semispaces.BUFFER_NEXT ? "next" : "end";
        return "buffer " + bound + " of process " + processOf(offset);
      }
      return switch (word) {
        case (int) Semispaces.SPACE_WORDS -> "SPACE_WORDS";
        case (int) Semispaces.BUFFER_WORDS -> "BUFFER_WORDS";
        case (int) Semispaces.SPACE -> "SPACE";
        case (int) Semispaces.COLLECTIONS -> "COLLECTIONS";
        default -> "NEXT";
      };
    }

    private long space(long[] words) {
      return words[start + (int) Semispaces.SPACE];
    }

    private long next(long[] words) {
      return words[start + (int) Semispaces.NEXT];
    }

    /** Where the claimed part of the current space ends, whatever NEXT says. */
    private long claimedEnd(long[] words) {
      return Math.min(end, Math.min(space(words) + room, next(words)));
    }

    @Override
    public boolean isClaimed(long[] words, long from, long to) {
      return from >= space(words) && to <= claimedEnd(words);
    }

    @Override
    public boolean isTaken(long[] words, int offset) {
      return isClaimed(words, offset, offset + 1L) && !isBuffered(words, offset);
    }

    private boolean isBuffered(long[] words, int offset) {
      for (int process = 0; process < processes; process++) {
        int buffer = start + BUFFERS + BUFFER * process;
        if (offset >= words[buffer + (int) Semispaces.BUFFER_NEXT]
            && offset < words[buffer + (int) Semispaces.BUFFER_END]) {
          return true;
        }
      }
      return false;
    }

    @Override
    public long claims(long[] words) {
      return next(words);
    }

    @Override
    public long claimed(long[] words) {
      return next(words) - space(words);
    }

    @Override
    public Optional<String> fault(long[] words) {
      long space = space(words);
      return space == objects || space == objects + room
          ? Optional.empty()
          : Optional.of("SPACE is " + space + ", where no semispace starts");
    }
  }
}
