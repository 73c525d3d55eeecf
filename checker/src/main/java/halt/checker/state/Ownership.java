package halt.checker.state;

import halt.core.Layout;

/**
 * Who may touch a word plainly, that is without ordering? The discipline of {@link Layout}, checked
 * access by access. It is what lets the search treat plain accesses as invisible: where it holds,
 * two plain accesses that conflict are always ordered by accesses that are visible, so any order of
 * the visible ones tells all. If a program can break it at all, some interleaving of the visible
 * accesses breaks it, and the search sees that one.
 *
 * <ul>
 *   <li>A heap word is {@link #FREE} until a CPU that is active writes it; then it is that CPU's
 *       own, and no other may read or write it; with the owner's next releasing access it is {@link
 *       #PUBLISHED}: all may read it and nobody may write it.
 *   <li>A CPU's buffer bounds and registers are its own while it is active.
 *   <li>The sizes are read by all and written by nobody.
 *   <li>The collector that has stopped the world may touch everything else but the words of the
 *       handshake (phase, states), which the stopped CPUs go on reading and writing.
 *   <li>The shared words (handshake, atoms, claims) are touched plainly by nobody else; and they
 *       alone are accessed with ordering, those that a collector may touch only by a CPU that is
 *       active. So plain and ordered accesses of one word never meet.
 * </ul>
 *
 * A CPU is <em>active</em> from when it has seen {@code MUTATING} after it had stored {@code
 * RUNNING}, until it stores {@code SAFE}. The world <em>is stopped</em> for the CPU that set {@code
 * STOPPING} as long as no other CPU is active.
 */
final class Ownership {
  /** A heap word that nobody has written since its space was taken into use. */
  static final byte FREE = 0;

  /** A heap word that any process may read. */
  static final byte PUBLISHED = -1;

  private Ownership() {}

  /** The owner's mark of a CPU. */
  static byte of(int cpu) {
    return (byte) (cpu + 1);
  }

  /** Who a heap word belongs to, for a message. */
  static String describe(byte owner) {
    return switch (owner) {
      case FREE -> "never written";
      case PUBLISHED -> "published";
      default -> "process " + (owner - 1) + "'s own, unpublished";
    };
  }
}
