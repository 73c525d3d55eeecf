package halt.checker.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import halt.model.ir.AccessMode;
import halt.model.ir.PlatformOperation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What did a process do, apart from where in the source? Data; {@link Sentences} puts it in words.
 *
 * <p>Words of the arena are as the machine has them: 64 bits, signed. A place is a word's offset
 * from the arena's base, counted in words.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @Type(value = Deed.Load.class, name = "load"),
  @Type(value = Deed.Store.class, name = "store"),
  @Type(value = Deed.Update.class, name = "update"),
  @Type(value = Deed.Fence.class, name = "fence"),
  @Type(value = Deed.Choice.class, name = "choice"),
  @Type(value = Deed.Invoke.class, name = "invoke"),
  @Type(value = Deed.Respond.class, name = "respond"),
  @Type(value = Deed.Tell.class, name = "tell"),
  @Type(value = Deed.Loop.class, name = "loop"),
  @Type(value = Deed.End.class, name = "end"),
  @Type(value = Deed.Omitted.class, name = "omitted")
})
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public sealed interface Deed {
  /** The name of its kind in a file. */
  default String kind() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** Whether other processes can tell when it happened. */
  default boolean visible() {
    return false;
  }

  /** An access to the arena. */
  sealed interface Access extends Deed {
    AccessMode mode();

    @Override
    default boolean visible() {
      return mode() != AccessMode.PLAIN;
    }
  }

  /**
   * A word was read; of plain loads only one that was refused is in a trace.
   *
   * @param before the word that was there; absent if the access was refused, so that it took no
   *     effect: it is the last of its trace
   * @param after the word that was there afterwards, the same; absent if the access was refused
   */
  record Load(long place, AccessMode mode, Optional<Long> before, Optional<Long> after)
      implements Access {}

  /**
   * A word was written.
   *
   * @param before as of a {@link Load}
   * @param after the word that was there afterwards; absent if the access was refused
   */
  record Store(long place, AccessMode mode, Optional<Long> before, Optional<Long> after)
      implements Access {}

  /**
   * A word was read and written at once.
   *
   * @param expected what a compare-and-set wanted to find: it wrote only if that is {@code before};
   *     absent of an addition, which always writes
   */
  record Update(
      long place,
      AccessMode mode,
      Optional<Long> expected,
      Optional<Long> before,
      Optional<Long> after)
      implements Access {}

  /** A full fence. */
  record Fence(AccessMode mode) implements Access {}

  /**
   * The system took another way than the one without any choice.
   *
   * @param taken which way, a number below {@code of}; 1 is yes
   */
  record Choice(PlatformOperation question, int taken, int of) implements Deed {}

  /**
   * An operation began.
   *
   * @param operation its name; of one that was refused because there is none of its number, that
   * @param arguments logical values as they are printed; none if it was refused
   */
  record Invoke(String operation, List<String> arguments) implements Deed {
    public Invoke {
      arguments = List.copyOf(arguments);
    }

    @Override
    public String toString() {
      return arguments.isEmpty() ? operation : operation + " " + String.join(" ", arguments);
    }
  }

  /**
   * The operation ended.
   *
   * @param result the logical value as it is printed
   */
  record Respond(String result) implements Deed {}

  /** The process was to say that a collection begins or ends, and was refused. */
  record Tell(PlatformOperation event) implements Deed {}

  /** A loop does not end: it was refused to go round in it any longer. */
  record Loop() implements Deed {}

  /** The process came to its end. */
  record End() implements Deed {}

  /**
   * The trace leaves out what was done here.
   *
   * @param count how many actions
   */
  record Omitted(long count) implements Deed {}

  /**
   * What a file in format 1 has instead of data.
   *
   * @param text what happened, in words
   */
  record Told(String kind, boolean visible, String text) implements Deed {}
}
