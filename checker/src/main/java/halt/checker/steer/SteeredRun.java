package halt.checker.steer;

import halt.checker.trace.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How did the replay of a trace on a machine end?
 *
 * @param steps what the machine did; if it parted from the trace in a step, that one too, as far as
 *     it came
 * @param accesses how many accesses to the arena it made and had compared
 * @param startTime from the emulator's start until every process stood at its first access
 * @param stepTime for all steps
 */
public record SteeredRun(
    String architecture,
    Ending ending,
    List<SteeredStep> steps,
    long accesses,
    Duration startTime,
    Duration stepTime) {
  public SteeredRun {
    steps = List.copyOf(steps);
  }

  /** The end. */
  public sealed interface Ending permits SameViolation, Parted, Holds {}

  /**
   * Machine and trace agree in every step, and what the machine did breaks the property that the
   * trace says it does.
   *
   * @param itself what the machine did when it was let go, in words
   */
  public record SameViolation(String property, String message, List<String> itself)
      implements Ending {
    public SameViolation {
      itself = List.copyOf(itself);
    }
  }

  /**
   * In this step the machine did something else than the trace says.
   *
   * @param step its number, from 1; 0: before the first one
   * @param difference what the trace says and what the machine did
   * @param byTrace the trace's step
   * @param modelAgrees whether the model, on the sources as they are now, does what the machine did
   */
  public record Parted(
      int step, String difference, Optional<Trace.Step> byTrace, boolean modelAgrees)
      implements Ending {}

  /** Machine and trace agree in every step, but no property is broken at the end. */
  public record Holds(String property) implements Ending {}

  /** Steps per second, without the start. */
  public double stepsPerSecond() {
    return steps.size() / Math.max(1e-9, stepTime.toNanos() / 1e9);
  }
}
