package halt.model.code;

import halt.model.ir.AccessMode;
import halt.model.ir.ArenaOperation;
import java.util.List;
import java.util.OptionalLong;

/**
 * What does a process do to the arena? Each access is to one word, but for a fence, which is to
 * none. {@link Code#nextAccess} tells it before it is done.
 *
 * @param arguments as many as the operation takes, as {@code Arena} has them: the word's offset,
 *     counted in words and be it in the arena or not; then what a store writes, what {@code
 *     getAndAdd} adds, or what a compare-and-set expects and what it writes
 */
public record Access(ArenaOperation operation, List<Long> arguments) {
  /**
   * An access.
   *
   * @throws IllegalArgumentException if the operation takes another number of arguments
   */
  public Access {
    arguments = List.copyOf(arguments);
    if (arguments.size() != operation.arguments()) {
      throw new IllegalArgumentException(
          operation.method() + " takes " + operation.arguments() + " arguments, not " + arguments);
    }
  }

  /** How it is ordered. */
  public AccessMode mode() {
    return operation.mode();
  }

  /** The word's offset; empty for a fence. */
  public OptionalLong place() {
    return arguments.isEmpty() ? OptionalLong.empty() : OptionalLong.of(arguments.get(0));
  }

  /** The word that must be there for it to write; empty if it writes in any case or in none. */
  public OptionalLong expected() {
    return isConditional() ? OptionalLong.of(arguments.get(1)) : OptionalLong.empty();
  }

  /**
   * The word that it writes; empty if it writes none.
   *
   * @param found the word that is there; of an update whose word nobody knows, nor is it known what
   *     it writes
   */
  public OptionalLong written(OptionalLong found) {
    return switch (operation.kind()) {
      case LOAD, FENCE, QUERY -> OptionalLong.empty();
      case STORE -> OptionalLong.of(arguments.get(1));
      case UPDATE -> found.isPresent() ? updated(found.getAsLong()) : OptionalLong.empty();
    };
  }

  private OptionalLong updated(long found) {
    if (!isConditional()) {
      return OptionalLong.of(found + arguments.get(1));
    }
    return found == arguments.get(1) ? OptionalLong.of(arguments.get(2)) : OptionalLong.empty();
  }

  private boolean isConditional() {
    return operation == ArenaOperation.COMPARE_AND_SET
        || operation == ArenaOperation.COMPARE_AND_EXCHANGE;
  }
}
