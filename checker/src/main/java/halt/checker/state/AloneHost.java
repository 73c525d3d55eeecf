package halt.checker.state;

import halt.checker.arena.ArenaMap;
import halt.checker.arena.Violation;
import halt.checker.verdict.Property;
import halt.model.code.Host;
import halt.model.ir.ArenaOperation;
import halt.model.ir.PlatformOperation;

/**
 * The host of code that runs while no process does (a scenario's set-up and its final check): plain
 * memory, no choices, nobody listens.
 */
class AloneHost extends Host {
  private final long[] words;
  private final ArenaMap map;

  /** Reads and writes these words in place. */
  AloneHost(long[] words, ArenaMap map) {
    this.words = words;
    this.map = map;
  }

  private int at(long offset) {
    if (offset < 0 || offset >= words.length) {
      throw new Violation(Property.IN_ARENA, "access to " + map.name(offset));
    }
    return (int) offset;
  }

  @Override
  public long getPlain(int pc, long offset) {
    return words[at(offset)];
  }

  @Override
  public void setPlain(int pc, long offset, long word) {
    words[at(offset)] = word;
  }

  @Override
  public long load(int pc, ArenaOperation operation, long offset) {
    return words[at(offset)];
  }

  @Override
  public void store(int pc, ArenaOperation operation, long offset, long word) {
    words[at(offset)] = word;
  }

  @Override
  public long compareAndExchange(
      int pc, ArenaOperation operation, long offset, long expected, long desired) {
    long found = words[at(offset)];
    if (found == expected) {
      words[(int) offset] = desired;
    }
    return found;
  }

  @Override
  public long getAndAdd(int pc, long offset, long increment) {
    long found = words[at(offset)];
    words[(int) offset] = found + increment;
    return found;
  }

  @Override
  public void fence(int pc) {
    // Nobody else is there to see an order.
  }

  @Override
  public long size() {
    return words.length;
  }

  @Override
  public boolean choose(int pc, PlatformOperation choice) {
    return false;
  }

  @Override
  public void invoke(int pc, int operation, long target, long first, long second) {
    // Set-up and check are no part of the history.
  }

  @Override
  public void respond(int pc, long result) {
    // As above.
  }
}
