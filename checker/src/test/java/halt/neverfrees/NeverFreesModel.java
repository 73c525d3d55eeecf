package halt.neverfrees;

import halt.model.collector.CollectorModel;
import halt.model.collector.HeapMap;
import halt.model.collector.WordUse;
import java.util.Optional;

/** What a judge must know of {@link NeverFrees}. */
public final class NeverFreesModel implements CollectorModel {
  @Override
  public String name() {
    return "never-frees";
  }

  @Override
  public String implementation() {
    return NeverFrees.class.getName();
  }

  @Override
  public boolean reclaims() {
    return false;
  }

  @Override
  public long words(int processes, long spaceWords) {
    return NeverFrees.CONTROL_WORDS + spaceWords;
  }

  @Override
  public HeapMap heap(int start, int processes, int spaceWords) {
    int first = start + (int) NeverFrees.CONTROL_WORDS;
    int next = start + (int) NeverFrees.NEXT;
    return new HeapMap(start, first, first + spaceWords, spaceWords) {
      @Override
      public WordUse use(int offset) {
        return offset == next ? WordUse.SHARED : WordUse.SIZE;
      }

      @Override
      public int processOf(int offset) {
        throw new IllegalArgumentException("no word of this heap is a process's own");
      }

      @Override
      public String name(int offset) {
        return offset == next ? "NEXT" : "END";
      }

      @Override
      public boolean isClaimed(long[] words, long from, long to) {
        return from >= objects && to <= Math.min(end, words[next]);
      }

      @Override
      public boolean isTaken(long[] words, int offset) {
        return isClaimed(words, offset, offset + 1L);
      }

      @Override
      public long claims(long[] words) {
        return words[next];
      }

      @Override
      public long claimed(long[] words) {
        return words[next] - objects;
      }

      @Override
      public Optional<String> fault(long[] words) {
        return Optional.empty();
      }
    };
  }
}
