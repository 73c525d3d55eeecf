package halt.checker.state.lifted;

import halt.core.Layout;
import halt.core.collect.Heap;
import halt.core.host.Arena;
import halt.core.role.Offset;
import halt.core.role.Value;

/** What if a creation claims a cell and never writes it? */
public final class CreateWithoutWriting {
  private CreateWithoutWriting() {}

  /** In the place of the method of {@link halt.core.atom.Atom}. */
  public static @Offset long create(Arena arena, @Value long initial) {
    @Offset long end = arena.getPlain(Layout.HEAP);
    while (true) {
      @Offset long cell = arena.getAcquire(Layout.ATOM_NEXT);
      if (cell >= end) {
        return Heap.NOWHERE;
      }
      if (arena.compareAndSet(Layout.ATOM_NEXT, cell, cell + 1)) {
        return cell;
      }
    }
  }
}
