package halt.checker.jvm.guest;

import halt.core.host.Arena;

/** The scenario of this program; see {@link PlaceholderScenario}. */
public final class BoundScenario implements GuestScenario {
  @Override
  public void setup(Arena arena, int processes, int operations) {
    PlaceholderScenario.setup(arena, processes, operations);
  }

  @Override
  public void process(Arena arena, int process, int operations) {
    PlaceholderScenario.process(arena, process, operations);
  }

  @Override
  public boolean check(Arena arena, int processes, int operations) {
    return PlaceholderScenario.check(arena, processes, operations);
  }
}
