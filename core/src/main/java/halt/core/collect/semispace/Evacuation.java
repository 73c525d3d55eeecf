package halt.core.collect.semispace;

import halt.core.Layout;
import halt.core.collect.Heap;
import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.core.process.Registers;
import halt.core.process.Safepoint;
import halt.core.role.Offset;
import halt.core.role.Process;
import halt.core.role.Ref;
import halt.core.role.Size;
import halt.core.role.Value;
import halt.core.value.Header;
import halt.core.value.Word;

/**
 * How is memory found again? A stop-the-world semispace collector after Cheney (CACM 13(11), 1970):
 * what the roots reach is copied to the other semispace, breadth first, and the space that it left
 * is zeroed and used for the next collection.
 *
 * <pre>
 *   to-space  | scanned: points to replicas | copied: points to originals |  free  |
 *             to                            scan                          free
 * </pre>
 *
 * The forwarding pointer in an original's header keeps sharing: an object is copied once, however
 * many fields name it.
 */
public final class Evacuation {
  private Evacuation() {}

  /**
   * Collects, from a safepoint of this running process; afterwards registers and atoms name
   * replicas.
   *
   * @return whether this process did it; if not, it waited for another one that did
   */
  public static boolean collect(Arena arena, @Process int process) {
    if (!Safepoint.stopTheWorld(arena, process)) {
      Safepoint.park(arena, process);
      return false;
    }
    Platform.collectionBegins(arena, process);
    evacuate(arena);
    Platform.collectionEnds(arena, process);
    Safepoint.resumeTheWorld(arena);
    return true;
  }

  /** Copies what is reachable and makes its new space the current one; the world is stopped. */
  public static void evacuate(Arena arena) {
    @Offset long heap = Layout.heap(arena);
    @Offset long from = arena.getPlain(heap + Semispaces.SPACE);
    @Offset long used = arena.getPlain(heap + Semispaces.NEXT);
    @Offset long to = otherSpace(arena, from);
    @Offset long free = evacuateRegisters(arena, to);
    free = evacuateAtoms(arena, free);
    free = scan(arena, to, free);
    arena.setPlain(heap + Semispaces.SPACE, to);
    arena.setPlain(heap + Semispaces.NEXT, free);
    Semispaces.giveUpBuffers(arena);
    scrub(arena, from, used);
    long collections = arena.getPlain(heap + Semispaces.COLLECTIONS);
    arena.setPlain(heap + Semispaces.COLLECTIONS, collections + 1);
  }

  private static @Offset long otherSpace(Arena arena, @Offset long from) {
    @Offset long first = Semispaces.first(arena);
    @Size long spaceWords = arena.getPlain(Layout.heap(arena) + Semispaces.SPACE_WORDS);
    return from == first ? first + spaceWords : first;
  }

  private static @Offset long evacuateRegisters(Arena arena, @Offset long to) {
    int processes = Layout.processes(arena);
    int registers = (int) arena.getPlain(Layout.REGISTERS);
    @Offset long free = to;
    for (@Process int process = 0; process < processes; process++) {
      for (int index = 0; index < registers; index++) {
        free = evacuateSlot(arena, Registers.offset(arena, process, index), free);
      }
    }
    return free;
  }

  private static @Offset long evacuateAtoms(Arena arena, @Offset long to) {
    @Offset long end = arena.getPlain(Layout.ATOM_NEXT);
    @Offset long cell = arena.getPlain(Layout.ATOMS);
    @Offset long free = to;
    while (cell < end) {
      free = evacuateSlot(arena, cell, free);
      cell = cell + 1;
    }
    return free;
  }

  /** Brings over what the replicas' fields name, until no replica is left to scan. */
  private static @Offset long scan(Arena arena, @Offset long to, @Offset long copied) {
    @Offset long free = copied;
    @Offset long scan = to;
    while (scan < free) {
      long header = arena.getPlain(scan);
      @Offset long end = scan + Header.WORDS + Header.fields(header);
      for (@Offset long field = scan + Header.WORDS; field < end; field++) {
        free = evacuateSlot(arena, field, free);
      }
      scan = scan + Header.WORDS + Header.length(header);
    }
    return free;
  }

  /** Makes one slot name the replica, which is copied to {@code free} if it is not there yet. */
  public static @Offset long evacuateSlot(Arena arena, @Offset long slot, @Offset long free) {
    @Value long value = arena.getPlain(slot);
    if (!Word.isObject(value)) {
      return free;
    }
    @Ref long original = Word.reference(value);
    long header = arena.getPlain(original);
    if (Header.isForwarded(header)) {
      arena.setPlain(slot, Word.object(Header.replica(header)));
      return free;
    }
    @Size long size = Header.WORDS + Header.length(header);
    copy(arena, original, free, size);
    @Ref long replica = Heap.object(free);
    arena.setPlain(original, Header.forwarding(replica));
    arena.setPlain(slot, Word.object(replica));
    return free + size;
  }

  private static void copy(Arena arena, @Offset long from, @Offset long to, @Size long size) {
    for (long index = 0; index < size; index++) {
      long word = arena.getPlain(from + index);
      arena.setPlain(to + index, word);
    }
  }

  /** Zeroes the space that was left: a stale reference finds nothing that looks like an object. */
  private static void scrub(Arena arena, @Offset long from, @Offset long end) {
    for (@Offset long word = from; word < end; word++) {
      arena.setPlain(word, 0);
    }
  }
}
