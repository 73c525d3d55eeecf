package halt.checker.engine;

import static java.util.stream.Collectors.joining;

import halt.model.memory.MemoryModel;
import halt.model.property.Property;
import java.util.Optional;
import java.util.Set;

/**
 * Who can judge a scenario? Engines are peers: each takes the same case, and where two can look at
 * it, both do, and a disagreement is a failure of ours.
 *
 * <p>An engine may hold child processes between two cases, so that their start is paid once; {@link
 * #close} ends them. It judges one case at a time.
 */
public interface Engine extends AutoCloseable {
  /** The engine's name on the command line and in reports. */
  String name();

  /** The memory models that it explores. */
  Set<MemoryModel> models();

  /** What it checks wholly; of any other property it may still notice a failure. */
  Set<Property> properties();

  /** Whether it can be used on this machine. */
  default Availability availability() {
    return new Availability.Present("");
  }

  /**
   * Whether it goes through scopes of some hundred thousand states in seconds, so that it is the
   * one to ask when none is named, and for what a machine may end with.
   */
  default boolean isQuick() {
    return false;
  }

  /**
   * Whether what it remembers fills the memory of this JVM: then two at a time get in their way.
   */
  default boolean isMemoryBound() {
    return false;
  }

  /**
   * Whether of a program that is known to fail it gives a shortest trace: then the property that
   * fails is the one that the shortest failing run breaks.
   */
  default boolean givesShortestTraces() {
    return false;
  }

  /**
   * Why it cannot take a case whose memory model it explores, known before anything runs; empty if
   * it can. Ask {@link #obstacle} for both.
   *
   * @return a clause that goes on after the engine's name: {@code "takes at most 15 processes"}
   */
  Optional<String> refusal(Case asked);

  /** As {@link #refusal}, and also of a case under a memory model that it does not explore. */
  default Optional<String> obstacle(Case asked) {
    if (models().contains(asked.model())) {
      return refusal(asked);
    }
    String known = models().stream().map(MemoryModel::id).sorted().collect(joining(" and "));
    return Optional.of("does not explore " + asked.model().id() + ", only " + known);
  }

  /**
   * Judges a case to which it has no {@link #obstacle}. Never throws for what a child process does:
   * a child that dies, hangs or prints nonsense gives INCONCLUSIVE.
   *
   * @throws ArenaTooSmallException if an operation runs out of memory, so that the scope as stated
   *     cannot be judged
   */
  Exploration explore(Case asked, Limits limits);

  /** Ends what it holds; more than once is fine. */
  @Override
  default void close() {}
}
