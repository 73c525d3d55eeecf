package golden;

import halt.core.host.Arena;
import halt.core.host.Platform;
import halt.core.role.AtomRef;
import halt.core.role.Converts;
import halt.core.role.Offset;
import halt.core.role.Process;
import halt.core.role.Ref;
import halt.core.role.Size;
import halt.core.role.Value;

/** One of each thing that the lifter makes explicit. */
final class Golden {
  static final @Value long NIL = 0;
  static final @Offset long TABLE = 1 << 3;
  static final boolean ON = true;
  static final int WIDTH = -2;

  private Golden() {}

  static long promotions(int small, long large) {
    int sum = 0;
    sum += large;
    sum <<= large;
    sum -= small;
    large(sum, small + large);
    int low = (int) large;
    long mixed = small == 0 ? small : large;
    return -(1L << 60) + (small >>> 3) + ~WIDTH * (low ^ 1) + mixed + (2 + 3 * 4);
  }

  private static void large(long one, long other) {}

  static @Value long roles(Arena arena, @Process int process, @Ref long object, @AtomRef long atom) {
    @Offset long field = object + 1;
    @Size long words = 5;
    words += field - atom;
    field++;
    arena.setRelease(TABLE + process, process);
    arena.setPlain(3, words);
    if (arena.getVolatile(atom) == NIL) {
      return arena.getPlain(object);
    } else if (!ON || arena.size() > words) {
      return word(object);
    }
    return arena.compareAndSet(atom, NIL, word(object)) ? NIL : arena.getAcquire(field);
  }

  @Converts(reason = "as in the core")
  private static @Value long word(@Ref long reference) {
    return reference << 3 | 7;
  }

  static int control(Arena arena, @Process int process) {
    int count = 0;
    for (int i = 0, j = 5; i < j; i++, --j) {
      if (i == 3) continue;
      count = count + i;
    }
    for (; ; ) {
      break;
    }
    do {
      Platform.onSpinWait();
    } while (Platform.collectionRequested(arena, process));
    while (count > 0)
      switch (count) {
        case 1, 2 -> count--;
        case WIDTH -> {
          return 1;
        }
        default -> Platform.respond(arena, process, NIL);
      }
    return WIDTH;
  }
}
