package halt.checker.jvm.guest;

import halt.core.host.Arena;
import halt.core.host.PlatformListener;

/**
 * What stands behind the arena of a guest: its memory, and the engine's steps. Public, as all that
 * {@link GuestArena} uses, because that one moves to another package.
 */
public final class GuestHost implements PlatformListener {
  public final GuestMemory memory;
  public final Steps steps;

  GuestHost(GuestMemory memory, Steps steps) {
    this.memory = memory;
    this.steps = steps;
  }

  @Override
  public boolean collectionRequested(int process) {
    return memory.choose(Steps.Choice.COLLECTION_REQUESTED);
  }

  @Override
  public boolean allocationFails(int process) {
    return memory.choose(Steps.Choice.ALLOCATION_FAILS);
  }

  @Override
  public void invoke(
      Arena arena, int process, int operation, long target, long first, long second) {
    memory.invoke(operation, target, first, second);
  }

  @Override
  public void respond(Arena arena, int process, long result) {
    memory.respond(result);
  }

  @Override
  public void collectionBegins(int process) {
    memory.collectionBegins();
  }

  @Override
  public void collectionEnds(int process) {
    memory.collectionEnds();
  }
}
