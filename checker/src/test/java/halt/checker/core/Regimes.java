package halt.checker.core;

import halt.core.host.Arena;
import halt.core.paging.Regime;
import halt.core.paging.Rights;
import java.util.Optional;

/**
 * How do the MMUs of the two targets read a table? Once as constants for the core, as
 * arch-*&#47;mmu.c has them, and once more as a walk by the manual, which knows nothing of {@link
 * Regime}.
 */
enum Regimes {
  /** Intel SDM, volume 3, 4.5: four levels. */
  X86_64(4, 1) {
    @Override
    void describe(Arena arena, long regime) {
      arena.setPlain(regime + Regime.PAGES, 1L << 35);
      arena.setPlain(regime + Regime.PRESENT, 1);
      arena.setPlain(regime + Regime.TABLE, 3);
      arena.setPlain(regime + Regime.PAGE, 1);
      arena.setPlain(regime + Regime.LARGE, 0x81);
      arena.setPlain(regime + Regime.LARGE_MASK, 0x80);
      arena.setPlain(regime + Regime.LARGE_KIND, 0x80);
      arena.setPlain(regime + Regime.ADDRESS, 0x000ffffffffff000L);
      arena.setPlain(regime + Regime.RIGHTS_MASK, 1L << 63 | 0x1a);
      arena.setPlain(regime + Regime.BREAK, 0);
      arena.setPlain(regime + Regime.RIGHTS + Rights.READ, 1L << 63);
      arena.setPlain(regime + Regime.RIGHTS + Rights.WRITE, 1L << 63 | 2);
      arena.setPlain(regime + Regime.RIGHTS + Rights.EXECUTE, 0);
      arena.setPlain(regime + Regime.RIGHTS + Rights.DEVICE, 1L << 63 | 0x18);
      arena.setPlain(regime + Regime.RIGHTS + Rights.DEVICE + Rights.WRITE, 1L << 63 | 0x1a);
    }

    @Override
    Optional<Seen> read(long entry, int level) {
      if ((entry & 1) == 0) {
        return Optional.empty();
      }
      boolean large = level > 0 && (entry >> 7 & 1) != 0;
      return Optional.of(
          new Seen(
              level > 0 && !large,
              (entry & 0x000ffffffffff000L) >>> 12,
              (entry & 2) != 0,
              entry >= 0,
              (entry & 0x18) == 0x18));
    }
  },

  /** Arm ARM, D8.3, with addresses of 39 bits: three levels. */
  ARM64(3, 2) {
    private static final long XN = 3L << 53;

    @Override
    void describe(Arena arena, long regime) {
      arena.setPlain(regime + Regime.PAGES, 1L << 27);
      arena.setPlain(regime + Regime.PRESENT, 1);
      arena.setPlain(regime + Regime.TABLE, 3);
      arena.setPlain(regime + Regime.PAGE, 0x403);
      arena.setPlain(regime + Regime.LARGE, 0x401);
      arena.setPlain(regime + Regime.LARGE_MASK, 2);
      arena.setPlain(regime + Regime.LARGE_KIND, 0);
      arena.setPlain(regime + Regime.ADDRESS, 0x0000fffffffff000L);
      arena.setPlain(regime + Regime.RIGHTS_MASK, XN | 0x39c);
      arena.setPlain(regime + Regime.BREAK, 1);
      arena.setPlain(regime + Regime.RIGHTS + Rights.READ, XN | 0x380);
      arena.setPlain(regime + Regime.RIGHTS + Rights.WRITE, XN | 0x300);
      arena.setPlain(regime + Regime.RIGHTS + Rights.EXECUTE, 1L << 54 | 0x380);
      arena.setPlain(regime + Regime.RIGHTS + Rights.DEVICE, XN | 0x084);
      arena.setPlain(regime + Regime.RIGHTS + Rights.DEVICE + Rights.WRITE, XN | 0x004);
    }

    @Override
    Optional<Seen> read(long entry, int level) {
      if ((entry & 1) == 0) {
        return Optional.empty();
      }
      boolean table = level > 0 && (entry & 2) != 0;
      return Optional.of(
          new Seen(
              table,
              (entry & 0x0000fffffffff000L) >>> 12,
              (entry & 0x80) == 0,
              (entry >>> 53 & 1) == 0,
              (entry & 0x1c) == 4));
    }
  };

  /** What a manual says that an entry is; the frame is that of a table, too. */
  record Seen(boolean table, long frame, boolean writable, boolean executable, boolean device) {}

  final int levels;
  final int largest;

  Regimes(int levels, int largest) {
    this.levels = levels;
    this.largest = largest;
  }

  abstract void describe(Arena arena, long regime);

  /** An entry of a level; 0 is that of single pages. */
  abstract Optional<Seen> read(long entry, int level);

  /** The whole record. */
  void write(Arena arena, long regime, long memory) {
    arena.setPlain(regime + Regime.LEVELS, levels);
    arena.setPlain(regime + Regime.INDEX_BITS, 9);
    arena.setPlain(regime + Regime.PAGE_SHIFT, 12);
    arena.setPlain(regime + Regime.MEMORY, memory);
    arena.setPlain(regime + Regime.LARGEST, largest);
    describe(arena, regime);
  }
}
