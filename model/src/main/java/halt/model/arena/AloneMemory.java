package halt.model.arena;

import halt.core.value.Word;

/**
 * Did a scenario's set-up, or its final check, find the memory that it asked for? Nothing else runs
 * then, so whoever asks and then claims no words was refused: every claim changes a number ({@link
 * halt.model.collector.HeapMap#claims}). The same is told of a booted machine by
 * kernel/src/main/c/processes/alone.c.
 */
public final class AloneMemory {
  private final ArenaMap map;
  private final long[] words;

  /** In one it collects and asks again, and says at the end whether that helped. */
  private boolean inOperation;

  private boolean asked;

  /** What a claim would have changed when it asked. */
  private long claims;

  private boolean refused;
  private boolean gaveUp;

  /** Of code that begins now, in an arena of these words. */
  public AloneMemory(ArenaMap map, long[] words) {
    this.map = map;
    this.words = words;
  }

  /** It wants words. */
  public void asks() {
    settle();
    asked = !inOperation;
    claims = map.heap.claims(words);
  }

  /** It begins an operation. */
  public void invokes() {
    settle();
    inOperation = true;
  }

  /** It ends one. */
  public void responds(long result) {
    inOperation = false;
    gaveUp |= result == Word.OUT_OF_MEMORY;
  }

  /** Takes note of what became of the last question. */
  private void settle() {
    refused |= asked && map.heap.claims(words) == claims;
    asked = false;
  }

  /**
   * Whether the set-up ran out: an operation of it did, or it left a value behind that says so. It
   * may have filled the arena on purpose.
   */
  public boolean setUpRanOut() {
    return gaveUp || map.foundNoMemory(words);
  }

  /** Whether the check ran out: an operation of it did, or it does not hold and was refused. */
  public boolean checkRanOut(boolean holds) {
    return holds ? gaveUp : wasRefused();
  }

  /** Whether it was refused memory, be it in an operation that found some in the end or not. */
  public boolean wasRefused() {
    settle();
    return gaveUp || refused;
  }
}
