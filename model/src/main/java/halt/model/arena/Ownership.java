package halt.model.arena;

import halt.core.Layout;
import halt.core.process.Safepoint;
import halt.model.collector.WordUse;
import halt.model.property.Property;
import halt.model.property.Violation;

/**
 * Who may touch a word plainly, that is without ordering? The discipline of {@link WordUse},
 * checked access by access. It is what lets the search treat plain accesses as invisible: where it
 * holds, two plain accesses that conflict are always ordered by accesses that are visible, so any
 * order of the visible ones tells all. If a program can break it at all, some interleaving of the
 * visible accesses breaks it, and the search sees that one.
 *
 * <ul>
 *   <li>A heap word is {@link #FREE} until a process that is active writes it; then it is that
 *       process's own, and no other may read or write it; with the owner's next releasing access it
 *       is {@link #PUBLISHED}: all may read it and nobody may write it.
 *   <li>A process's registers, and what the collector keeps for it, are its own while it is active.
 *   <li>The sizes are read by all and written by nobody.
 *   <li>The collector that has stopped the world may read everything else but the words of the
 *       handshake (phase, states), which the stopped processes go on reading and writing; from when
 *       it says that a collection begins until it says that it ends, it may write it, too.
 *   <li>The scenario's own words, behind the heap, are read plainly by all until somebody writes
 *       one: from then on that word is {@link #SHARED}, so every access to it has ordering.
 *   <li>The shared words (handshake, atoms, claims) are touched plainly by nobody else; and they
 *       alone are accessed with ordering, those that a collector may touch only by a process that
 *       is active. So plain and ordered accesses of one word never meet.
 * </ul>
 *
 * A process is <em>active</em> from when it has seen {@code MUTATING} after it had stored {@code
 * RUNNING}, until it stores {@code SAFE}. The world <em>is stopped</em> for the process that set
 * {@code STOPPING} as long as no other process is active.
 */
public final class Ownership {
  /** A heap word that nobody has written since its space was taken into use. */
  public static final byte FREE = 0;

  /** A heap word that any process may read; of an atom's cell, that it has been written. */
  public static final byte PUBLISHED = -1;

  /** A scenario's own word that a process has written. */
  public static final byte SHARED = -2;

  private final ArenaMap map;
  private final OwnedArena arena;

  /** The process that set STOPPING, plus one; 0 while the phase is MUTATING. */
  private int stopper;

  /** The process that has said that its collection begins, plus one; 0 if there is none. */
  private int collector;

  /** The processes that are active, a bit each. */
  private int active;

  /** The rules for an arena in which all processes still are to begin. */
  public Ownership(ArenaMap map, OwnedArena arena) {
    this.map = map;
    this.arena = arena;
  }

  /** The owner's mark of a process. */
  public static byte of(int process) {
    return (byte) (process + 1);
  }

  /** Who a heap word belongs to, for a message. */
  private static String describe(byte owner) {
    return switch (owner) {
      case FREE -> "never written";
      case PUBLISHED -> "published";
      case SHARED -> "shared: it has been written since the set-up";
      default -> "process " + (owner - 1) + "'s own, unpublished";
    };
  }

  /** All that there is to remember, in one word: whole fields, so that no two states share it. */
  public int marks() {
    return active << 16 | collector << 8 | stopper;
  }

  /** Takes up what {@link #marks} gave. */
  public void restore(int marks) {
    stopper = marks & 0xFF;
    collector = marks >>> 8 & 0xFF;
    active = marks >>> 16;
  }

  // How the handshake goes on.

  /** A process has loaded a word with ordering. */
  public void loaded(int process, int offset, long word) {
    if (offset == Layout.PHASE
        && word == Safepoint.MUTATING
        && arena.words[map.state(process)] == Safepoint.RUNNING) {
      active |= 1 << process;
    }
  }

  /**
   * A process is about to write a word with ordering.
   *
   * @throws Violation if it gives the world back in the middle of its collection
   */
  public void writes(int process, int offset, long word) {
    if (offset == Layout.PHASE) {
      if (collector != 0 && word != Safepoint.STOPPING) {
        throw announced(process, "gives the world back, but has not said that the collection ends");
      }
      stopper = word == Safepoint.STOPPING ? process + 1 : 0;
    } else if (offset == map.state(process) && word == Safepoint.SAFE) {
      active &= ~(1 << process);
    }
  }

  // How a collection goes on.

  /**
   * A process says that its collection begins.
   *
   * @throws Violation if it has not stopped the world, or is in one
   */
  public void begins(int process) {
    if (collector != 0) {
      throw announced(process, "says that a collection begins, but one has not ended");
    }
    if (!hasWorld(process)) {
      throw announced(process, "says that a collection begins, but has not stopped the world");
    }
    collector = process + 1;
  }

  /**
   * A process says that its collection ends.
   *
   * @throws Violation if it has begun none, or given the world back since
   */
  public void ends(int process) {
    if (collector != process + 1) {
      throw announced(process, "says that a collection ends, but has begun none");
    }
    collector = 0;
  }

  private static Violation announced(int process, String what) {
    return new Violation(Property.OWNERSHIP, "process " + process + " " + what);
  }

  /** Whether this process has stopped the world. */
  private boolean hasWorld(int process) {
    return stopper == process + 1 && (active & ~(1 << process)) == 0;
  }

  /** Whether this process has, and has said that it collects. */
  private boolean collects(int process) {
    return collector == process + 1 && hasWorld(process);
  }

  private boolean isActive(int process) {
    return (active >> process & 1) != 0;
  }

  // Who may do what.

  /**
   * A plain load.
   *
   * @throws Violation if the process may not
   */
  public void requireReadable(int process, int offset) {
    // The most frequent first: under JPF every instruction here counts.
    if (offset <= Layout.HEAP || isActive(process) && isReadable(process, offset)) {
      return;
    }
    if (isSize(offset)) {
      return;
    }
    if (offset >= map.heapEnd) {
      if (arena.owners[offset] == PUBLISHED) {
        return;
      }
      throw unowned(process, offset, "reads");
    }
    if (!hasWorld(process) || isHandshake(offset)) {
      throw unowned(process, offset, "reads");
    }
  }

  /** Whether a process that is active may read a word, be the world stopped or not. */
  private boolean isReadable(int process, int offset) {
    if (offset >= map.heapEnd) {
      return arena.owners[offset] == PUBLISHED;
    }
    if (offset >= map.objects) {
      byte owner = arena.owners[offset];
      return owner == PUBLISHED || owner == of(process);
    }
    return map.isOwn(process, offset) || map.use(offset) == WordUse.STOPPED;
  }

  /**
   * A plain store.
   *
   * @return the word's owner afterwards
   * @throws Violation if the process may not
   */
  public byte ownerAfterWrite(int process, int offset) {
    if (offset >= map.heapEnd) {
      throw unowned(process, offset, "writes");
    }
    if (collects(process)) {
      if (isSize(offset) || isHandshake(offset)) {
        throw unowned(process, offset, "writes");
      }
      return offset >= map.objects ? PUBLISHED : arena.owners[offset];
    }
    if (isActive(process)) {
      if (offset < map.objects) {
        if (map.isOwn(process, offset)) {
          return arena.owners[offset];
        }
      } else if (isClaimable(process, offset)) {
        return of(process);
      }
    }
    throw unowned(process, offset, "writes");
  }

  /**
   * An ordered access is for a shared word: mixed with plain ones it would race. All but those of
   * the handshake are a collector's to touch plainly, so the process must be running.
   *
   * @throws Violation if the word is not shared, or the process may not
   */
  public void requireShared(int process, int offset) {
    if (isHandshake(offset) || offset >= map.heapEnd || hasWorld(process)) {
      return;
    }
    boolean shared = offset < map.objects && map.use(offset) == WordUse.SHARED || isAtom(offset);
    if (!shared || !isActive(process)) {
      throw new Violation(
          Property.OWNERSHIP,
          "process "
              + process
              + " accesses "
              + map.name(offset)
              + (shared
                  ? ", but it is not running: a collector may access that word plainly meanwhile"
                  : " with ordering, but others access that word plainly"));
    }
  }

  /**
   * Whatever runs while no process does may write everything but the sizes, by which all others
   * find their way.
   *
   * @throws Violation if it is one of them
   */
  public static void requireNoSize(String who, ArenaMap map, int offset) {
    if (offset < map.objects && map.use(offset) == WordUse.SIZE) {
      throw new Violation(
          Property.OWNERSHIP, who + " writes " + map.name(offset) + ", but sizes never change");
    }
  }

  /** The owner of a word after an ordered write: a cell that has been written is in use. */
  public byte ownerOfShared(int offset) {
    if (offset >= map.heapEnd) {
      return SHARED;
    }
    return isAtom(offset) ? PUBLISHED : arena.owners[offset];
  }

  private boolean isAtom(int offset) {
    return offset >= map.atoms && offset < map.heap.start;
  }

  private boolean isSize(int offset) {
    return offset < map.objects && map.use(offset) == WordUse.SIZE;
  }

  /** The words by which processes agree on who runs: others access them even in a stopped world. */
  private boolean isHandshake(int offset) {
    return offset < map.objects && map.use(offset) == WordUse.HANDSHAKE;
  }

  private boolean isClaimable(int process, int offset) {
    byte owner = arena.owners[offset];
    return owner == of(process) || owner == FREE && arena.isAllocated(offset);
  }

  private Violation unowned(int process, int offset, String access) {
    return new Violation(
        Property.OWNERSHIP,
        "process "
            + process
            + " "
            + access
            + " "
            + map.name(offset)
            + " plainly, but "
            + whyNot(process, offset));
  }

  private String whyNot(int process, int offset) {
    if (offset >= map.heapEnd) {
      return arena.owners[offset] == SHARED
          ? "that word is " + describe(SHARED)
          : "others may read that word plainly";
    }
    if (isHandshake(offset)) {
      return "others access that word even while the world is stopped";
    }
    if (collects(process)) {
      return "sizes never change";
    }
    if (hasWorld(process)) {
      return "it has stopped the world, but no collection of its own has begun and not ended";
    }
    if (stopper == process + 1) {
      int other = Integer.numberOfTrailingZeros(active & ~(1 << process));
      return "it has not stopped the world: process " + other + " still runs";
    }
    if (!isActive(process)) {
      return "it is not running: it has not seen MUTATING since it stored RUNNING";
    }
    if (offset < map.objects) {
      return "that word is shared or another's";
    }
    return arena.isAllocated(offset)
        ? "that word is " + describe(arena.owners[offset])
        : "that word is not allocated";
  }
}
