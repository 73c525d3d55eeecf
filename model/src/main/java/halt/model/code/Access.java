package halt.model.code;

import halt.model.ir.AccessMode;
import halt.model.ir.ArenaOperation;
import java.util.OptionalLong;

/**
 * What does a process do to the arena next? Told by {@link Code#nextAccess} before it is done.
 *
 * @param place the word's offset, be it in the arena or not; empty for a fence, which has none
 */
public record Access(ArenaOperation operation, OptionalLong place) {
  /** How it is ordered. */
  public AccessMode mode() {
    return operation.mode();
  }
}
