package halt.checker.core;

import static org.assertj.core.api.Assertions.assertThat;

import halt.core.host.Arena;
import halt.core.paging.Frames;
import halt.core.paging.PageTable;
import halt.core.paging.Regime;
import halt.core.paging.Rights;
import halt.core.paging.Shootdown;
import halt.core.paging.Space;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/**
 * Does a table map what it was told to, and nothing else? Random changes, near the borders of
 * tables and of large pages, against a simple map from pages to frames; the tables are read as the
 * manuals say.
 */
class PageTableTest {
  private static final long PAGE = 4096;
  private static final int FRAMES = 48;

  private enum What {
    MAP,
    UNMAP,
    PROTECT,
    WITHDRAW
  }

  /** A change; addresses in bytes. */
  private record Change(What what, long virtual, long physical, long bytes, int rights) {}

  private record Mapped(long frame, int rights) {}

  /** A machine: the tables, and what they should say. */
  private static final class Tables {
    private static final long REGIME = 16;
    private static final long SPACE = 64;
    private static final long SHOOTDOWN = 96;
    private static final long RECORD = 128;
    private static final long MEMORY = 512;

    private final Regimes regime;
    private final Arena arena;
    private final Map<Long, Mapped> model = new HashMap<>();

    Tables(Regimes regime, int frames) {
      this.regime = regime;
      this.arena = new Arena(MEMORY + frames * 512L);
      regime.write(arena, REGIME, MEMORY);
      Frames.initialise(arena, RECORD, 0, frames);
      Frames.give(arena, RECORD, 0, frames);
      Shootdown.initialise(arena, SHOOTDOWN, 1, Shootdown.NO_TLBS, 0);
      Space.initialise(arena, SPACE, REGIME, Frames.allocate(arena, RECORD), RECORD, SHOOTDOWN);
    }

    long pages() {
      return arena.getPlain(REGIME + Regime.PAGES);
    }

    long free() {
      return Frames.count(arena, RECORD);
    }

    int apply(Change change) {
      return switch (change.what()) {
        case MAP ->
            PageTable.map(
                arena,
                0,
                SPACE,
                change.virtual(),
                change.physical(),
                change.bytes(),
                change.rights());
        case UNMAP -> PageTable.unmap(arena, 0, SPACE, change.virtual(), change.bytes());
        case PROTECT ->
            PageTable.protect(arena, 0, SPACE, change.virtual(), change.bytes(), change.rights());
        case WITHDRAW -> PageTable.withdraw(arena, 0, SPACE, change.virtual());
      };
    }

    /** What the model answers. */
    int expected(Change change) {
      long bytes = change.what() == What.WITHDRAW ? PAGE : change.bytes();
      if (change.virtual() % PAGE != 0 || bytes % PAGE != 0) {
        return PageTable.MISALIGNED;
      }
      long page = change.virtual() / PAGE;
      long count = bytes / PAGE;
      if (bytes <= 0 || change.virtual() < 0 || page + count > pages()) {
        return PageTable.OUT_OF_RANGE;
      }
      if (change.what() == What.MAP && change.physical() % PAGE != 0) {
        return PageTable.MISALIGNED;
      }
      boolean hasRights = change.what() == What.MAP || change.what() == What.PROTECT;
      if (hasRights && !List.of(0, 1, 2, 4, 5).contains(change.rights())) {
        return PageTable.FORBIDDEN;
      }
      boolean wanted = change.what() != What.MAP;
      for (long at = page; at < page + count; at++) {
        if (model.containsKey(at) != wanted) {
          return wanted ? PageTable.NOT_MAPPED : PageTable.ALREADY_MAPPED;
        }
      }
      return PageTable.DONE;
    }

    void record(Change change) {
      long bytes = change.what() == What.WITHDRAW ? PAGE : change.bytes();
      long page = change.virtual() / PAGE;
      for (long index = 0; index < bytes / PAGE; index++) {
        long at = page + index;
        switch (change.what()) {
          case MAP -> model.put(at, new Mapped(change.physical() / PAGE + index, change.rights()));
          case UNMAP, WITHDRAW -> model.remove(at);
          case PROTECT -> model.put(at, new Mapped(model.get(at).frame(), change.rights()));
        }
      }
    }

    /** The leaf's level and what a page leads to, as the manual has it. */
    Optional<Map.Entry<Integer, Mapped>> walk(long page) {
      long table = arena.getPlain(SPACE + Space.ROOT);
      for (int level = regime.levels - 1; ; level--) {
        long index = page >>> (9 * level) & 511;
        Optional<Regimes.Seen> entry =
            regime.read(arena.getPlain(MEMORY + table * 512 + index), level);
        if (entry.isEmpty()) {
          return Optional.empty();
        }
        Regimes.Seen seen = entry.get();
        if (!seen.table()) {
          assertThat(seen.writable() && seen.executable()).as("writable and executable").isFalse();
          long inside = page & (1L << (9 * level)) - 1;
          assertThat(seen.frame() & (1L << (9 * level)) - 1).as("a large page's frame").isZero();
          int rights =
              (seen.writable() ? Rights.WRITE : 0)
                  + (seen.executable() ? Rights.EXECUTE : 0)
                  + (seen.device() ? Rights.DEVICE : 0);
          return Optional.of(Map.entry(level, new Mapped(seen.frame() + inside, rights)));
        }
        table = seen.frame();
      }
    }

    void requireModel(Change change) {
      long first = Math.max(0, change.virtual() / PAGE - 2);
      long last = Math.min(pages() - 1, first + Math.max(0, change.bytes() / PAGE) + 4);
      for (long page = first; page <= last; page++) {
        assertThat(walk(page).map(Map.Entry::getValue))
            .as("page 0x%x after %s", page, change)
            .isEqualTo(Optional.ofNullable(model.get(page)));
      }
    }
  }

  @Property(tries = 300, seed = "4014", edgeCases = EdgeCasesMode.NONE)
  void everyChangeDoesWhatAMapOfPagesSays(
      @ForAll Regimes regime, @ForAll("changes") @Size(max = 14) List<Change> changes) {
    Tables tables = new Tables(regime, FRAMES);
    for (Change change : changes) {
      int expected = tables.expected(change);
      int result = tables.apply(change);
      if (result != PageTable.NO_FRAME || expected != PageTable.DONE) {
        assertThat(result).as("%s", change).isEqualTo(expected);
      }
      if (result == PageTable.DONE) {
        tables.record(change);
      }
      tables.requireModel(change);
    }
    for (long page : tables.model.keySet()) {
      assertThat(tables.walk(page)).as("page 0x%x at the end", page).isPresent();
    }
  }

  /** Where frames run out in the middle, nothing has happened. */
  @Property(tries = 200, seed = "4015", edgeCases = EdgeCasesMode.NONE)
  void withoutFramesForTablesNothingIsDone(
      @ForAll Regimes regime, @ForAll("changes") @Size(max = 14) List<Change> changes) {
    Tables tables = new Tables(regime, 5);
    for (Change change : changes) {
      int expected = tables.expected(change);
      int result = tables.apply(change);
      assertThat(result).as("%s", change).isIn(expected, PageTable.NO_FRAME);
      if (result == PageTable.DONE) {
        tables.record(change);
      }
      tables.requireModel(change);
    }
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<Long> virtual =
        Combinators.combine(
                Arbitraries.of(0L, 512L, 1024L, 1L << 18, (1L << 27) - 1024, 1L << 35),
                Arbitraries.longs().between(-2, 2))
            .as((base, beside) -> (base + beside) * PAGE);
    Arbitrary<Long> physical =
        Arbitraries.of(0L, 1L, 512L, 513L, 1L << 18).map(frame -> frame * PAGE);
    Arbitrary<Long> bytes =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(
                8, Arbitraries.of(1L, 2L, 3L, 511L, 512L, 513L, 1024L).map(n -> n * PAGE)),
            net.jqwik.api.Tuple.of(1, Arbitraries.of(0L, 8L, PAGE + 1, -PAGE)));
    Arbitrary<Integer> rights = Arbitraries.integers().between(0, 8);
    // A withdrawn frame goes to the frames, which know only those of the arena: see the example.
    Arbitrary<What> what = Arbitraries.of(What.MAP, What.MAP, What.UNMAP, What.PROTECT);
    return Combinators.combine(what, virtual, physical, bytes, rights).as(Change::new).list();
  }

  @Example
  void aLargePageTakesOneEntryAndIsSplitWhereItIsCut() {
    for (Regimes regime : Regimes.values()) {
      Tables tables = new Tables(regime, FRAMES);
      long before = tables.free();
      Change map = new Change(What.MAP, 512 * PAGE, 1024 * PAGE, 512 * PAGE, Rights.WRITE);
      assertThat(tables.apply(map)).isEqualTo(PageTable.DONE);
      tables.record(map);
      assertThat(before - tables.free()).as("tables").isEqualTo(regime.levels - 2);
      assertThat(tables.walk(700).orElseThrow().getKey()).as("level").isEqualTo(1);
      Change cut = new Change(What.PROTECT, 600 * PAGE, 0, PAGE, Rights.READ);
      assertThat(tables.apply(cut)).isEqualTo(PageTable.DONE);
      tables.record(cut);
      assertThat(tables.walk(700).orElseThrow().getKey()).as("level").isZero();
      assertThat(before - tables.free()).as("tables").isEqualTo(regime.levels - 1);
      tables.requireModel(map);
    }
  }

  @Example
  void aWithdrawnFrameIsFreeAgain() {
    for (Regimes regime : Regimes.values()) {
      Tables tables = new Tables(regime, FRAMES);
      long frame = Frames.allocate(tables.arena, Tables.RECORD);
      Change map = new Change(What.MAP, 7 * PAGE, frame * PAGE, PAGE, Rights.WRITE);
      assertThat(tables.apply(map)).isEqualTo(PageTable.DONE);
      long before = tables.free();
      Change withdraw = new Change(What.WITHDRAW, 7 * PAGE, 0, PAGE, 0);
      assertThat(tables.apply(withdraw)).isEqualTo(PageTable.DONE);
      assertThat(tables.free()).isEqualTo(before + 1);
      assertThat(tables.apply(withdraw)).isEqualTo(PageTable.NOT_MAPPED);
      assertThat(tables.walk(7)).isEmpty();
    }
  }
}
