package halt.checker.steer;

import halt.checker.trace.Trace;
import java.util.List;
import java.util.Map;

/**
 * What did the machine do in one step of a trace?
 *
 * @param number from 1
 * @param cpu what the emulator's debugger interface calls the CPU
 * @param step as a trace has it, without callers; written from the machine's registers and memory
 * @param accesses those to the arena, plain loads too, in order
 * @param byAction which access each action of {@code step} is; invocations and the like are none
 */
public record SteeredStep(
    int number,
    String cpu,
    Trace.Step step,
    List<MachineAccess> accesses,
    Map<Integer, MachineAccess> byAction) {
  public SteeredStep {
    accesses = List.copyOf(accesses);
    byAction = Map.copyOf(byAction);
  }
}
