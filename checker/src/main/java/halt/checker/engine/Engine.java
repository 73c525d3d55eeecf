package halt.checker.engine;

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
   * Why it cannot take a case, known before anything runs; empty if it can.
   *
   * @return a clause that goes on after the engine's name: {@code "takes at most 15 processes"}
   */
  Optional<String> refusal(Case asked);

  /**
   * Judges a case that it does not refuse. Never throws for what a child process does: a child that
   * dies, hangs or prints nonsense gives INCONCLUSIVE.
   *
   * @throws ArenaTooSmallException if an operation runs out of memory, so that the scope as stated
   *     cannot be judged
   */
  Exploration explore(Case asked, Limits limits);

  /** Ends what it holds; more than once is fine. */
  @Override
  default void close() {}
}
