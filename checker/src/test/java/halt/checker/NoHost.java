package halt.checker;

import halt.model.code.Host;
import halt.model.ir.ArenaOperation;
import halt.model.ir.PlatformOperation;

/** What does a method run on that touches nothing? */
final class NoHost extends Host {
  private static UnsupportedOperationException none() {
    return new UnsupportedOperationException("there is no arena");
  }

  @Override
  public long getPlain(int pc, long offset) {
    throw none();
  }

  @Override
  public void setPlain(int pc, long offset, long word) {
    throw none();
  }

  @Override
  public long load(int pc, ArenaOperation operation, long offset) {
    throw none();
  }

  @Override
  public void store(int pc, ArenaOperation operation, long offset, long word) {
    throw none();
  }

  @Override
  public long compareAndExchange(
      int pc, ArenaOperation operation, long offset, long expected, long desired) {
    throw none();
  }

  @Override
  public long getAndAdd(int pc, long offset, long increment) {
    throw none();
  }

  @Override
  public void fence(int pc) {
    throw none();
  }

  @Override
  public long size() {
    throw none();
  }

  @Override
  public boolean choose(int pc, PlatformOperation choice) {
    throw none();
  }

  @Override
  public void invoke(int pc, int operation, long target, long first, long second) {
    throw none();
  }

  @Override
  public void tell(int pc, PlatformOperation event) {
    throw none();
  }

  @Override
  public void respond(int pc, long result) {
    throw none();
  }
}
