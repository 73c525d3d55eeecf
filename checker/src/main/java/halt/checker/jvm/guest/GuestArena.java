package halt.checker.jvm.guest;

import halt.core.host.PlatformListener;

/**
 * The arena of a guest, which takes the place and the name of {@link halt.core.host.Arena} there:
 * the same methods, but each ordered access is a scheduling point first, and memory is {@link
 * GuestMemory}. A plain access is no scheduling point: {@link halt.model.arena.Ownership}, which is
 * checked at each of them, is the reason why that loses nothing.
 */
public final class GuestArena {
  private final GuestMemory memory;
  private final Steps steps;
  private final PlatformListener listener;

  /** An arena of zeroed words; the listener is the {@link GuestHost}. */
  public GuestArena(long size, PlatformListener listener) {
    GuestHost host = (GuestHost) listener;
    this.memory = host.memory;
    this.steps = host.steps;
    this.listener = listener;
    GuestWait.isFor(host);
    memory.requireSize(size);
  }

  /** See {@link halt.core.host.Arena#image}. */
  public long[] image() {
    return memory.image();
  }

  PlatformListener listener() {
    return listener;
  }

  private void step(long offset) {
    int process = steps.process();
    if (process != Steps.ALONE) {
      memory.endStep(process);
      steps.before(offset);
    }
  }

  /** See {@link halt.core.host.Arena#size}. */
  public long size() {
    return memory.size();
  }

  /** See {@link halt.core.host.Arena#getPlain}. */
  public long getPlain(long offset) {
    return memory.loadPlain(offset);
  }

  /** See {@link halt.core.host.Arena#getAcquire}. */
  public long getAcquire(long offset) {
    step(offset);
    return memory.load(offset);
  }

  /** See {@link halt.core.host.Arena#getVolatile}. */
  public long getVolatile(long offset) {
    step(offset);
    return memory.load(offset);
  }

  /** See {@link halt.core.host.Arena#setPlain}. */
  public void setPlain(long offset, long word) {
    memory.storePlain(offset, word);
  }

  /** See {@link halt.core.host.Arena#setRelease}. */
  public void setRelease(long offset, long word) {
    step(offset);
    memory.store(offset, word);
  }

  /** See {@link halt.core.host.Arena#setVolatile}. */
  public void setVolatile(long offset, long word) {
    step(offset);
    memory.store(offset, word);
  }

  /** See {@link halt.core.host.Arena#compareAndSet}. */
  public boolean compareAndSet(long offset, long expected, long desired) {
    step(offset);
    return memory.compareAndExchange(offset, expected, desired) == expected;
  }

  /** See {@link halt.core.host.Arena#compareAndExchange}. */
  public long compareAndExchange(long offset, long expected, long desired) {
    step(offset);
    return memory.compareAndExchange(offset, expected, desired);
  }

  /** See {@link halt.core.host.Arena#getAndAdd}. */
  public long getAndAdd(long offset, long increment) {
    step(offset);
    return memory.getAndAdd(offset, increment);
  }

  /** See {@link halt.core.host.Arena#fullFence}. */
  public void fullFence() {
    step(Steps.NO_WORD);
    memory.fence();
  }
}
