package halt.core.paging;

import halt.core.host.Arena;
import halt.core.role.Offset;
import halt.core.role.Size;

/**
 * What belongs to one address space? A record of four words that never change: how its tables are
 * written, where the first one is, where frames for more come from, and whom to tell of changes.
 */
public final class Space {
  /** Where the {@link Regime} is. */
  public static final @Size long REGIME = 0;

  /** The frame of the root table. */
  public static final @Size long ROOT = 1;

  /** Where the {@link Frames} are. */
  public static final @Size long FRAMES = 2;

  /** Where the {@link Shootdown} is. */
  public static final @Size long SHOOTDOWN = 3;

  /** The words of the record. */
  public static final @Size long WORDS = 4;

  private Space() {}

  /** Writes the record; the root's frame is all zero. */
  public static void initialise(
      Arena arena,
      @Offset long space,
      @Offset long regime,
      long root,
      @Offset long frames,
      @Offset long shootdown) {
    arena.setPlain(space + REGIME, regime);
    arena.setPlain(space + ROOT, root);
    arena.setPlain(space + FRAMES, frames);
    arena.setPlain(space + SHOOTDOWN, shootdown);
  }
}
