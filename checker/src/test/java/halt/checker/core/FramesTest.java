package halt.checker.core;

import static org.assertj.core.api.Assertions.assertThat;

import halt.core.host.Arena;
import halt.core.paging.Frames;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Does the record of frames agree with a set of numbers, one call at a time? */
class FramesTest {
  private static final int FIRST = 1000;
  private static final int COUNT = 200;

  @Property(tries = 300, seed = "4016", edgeCases = EdgeCasesMode.NONE)
  void itIsASetOfNumbers(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 399) Integer> steps) {
    Arena arena = new Arena(Frames.words(COUNT));
    Frames.initialise(arena, 0, FIRST, COUNT);
    TreeSet<Long> given = new TreeSet<>();
    TreeSet<Long> free = new TreeSet<>();
    for (int step : steps) {
      int number = step / 4;
      switch (step % 4) {
        case 0 -> give(arena, given, free, FIRST + number * 2L, number % 70);
        case 1 -> {
          long expected = free.isEmpty() ? Frames.NONE : free.first();
          assertThat(Frames.allocate(arena, 0)).isEqualTo(expected);
          free.remove(expected);
        }
        case 2 -> {
          long frame = FIRST + number * 2L;
          boolean right = given.contains(frame) && !free.contains(frame);
          assertThat(Frames.release(arena, 0, frame)).isEqualTo(right);
          if (right) {
            free.add(frame);
          }
        }
        default -> takeRun(arena, free, number + 1);
      }
      assertThat(Frames.count(arena, 0)).isEqualTo(free.size());
      assertThat(Frames.longestRun(arena, 0)).isEqualTo(longest(free));
    }
  }

  private static void give(
      Arena arena, TreeSet<Long> given, TreeSet<Long> free, long first, int count) {
    boolean right = first + count <= FIRST + COUNT;
    for (long frame = first; frame < first + count; frame++) {
      right &= !given.contains(frame);
    }
    assertThat(Frames.give(arena, 0, first, count)).isEqualTo(right);
    for (long frame = first; right && frame < first + count; frame++) {
      given.add(frame);
      free.add(frame);
    }
  }

  private static void takeRun(Arena arena, TreeSet<Long> free, int count) {
    long taken = Frames.allocateRun(arena, 0, count);
    if (taken == Frames.NONE) {
      assertThat(longest(free)).as("the longest run").isLessThan(count);
      return;
    }
    for (long frame = taken; frame < taken + count; frame++) {
      assertThat(free.remove(frame)).as("frame %d was free", frame).isTrue();
    }
  }

  private static int longest(TreeSet<Long> free) {
    int longest = 0;
    int length = 0;
    long before = Long.MIN_VALUE;
    for (long frame : free) {
      length = frame == before + 1 ? length + 1 : 1;
      longest = Math.max(longest, length);
      before = frame;
    }
    return longest;
  }

  @Example
  void whatWasNeverGivenIsNotTakenBack() {
    Arena arena = new Arena(Frames.words(COUNT));
    Frames.initialise(arena, 0, FIRST, COUNT);
    assertThat(Frames.give(arena, 0, FIRST, 10)).isTrue();
    assertThat(Frames.give(arena, 0, FIRST + 9, 2)).as("one of them was given").isFalse();
    assertThat(Frames.give(arena, 0, FIRST - 1, 1)).as("below").isFalse();
    assertThat(Frames.give(arena, 0, FIRST + COUNT, 1)).as("above").isFalse();
    assertThat(Frames.release(arena, 0, FIRST)).as("free already").isFalse();
    assertThat(Frames.release(arena, 0, FIRST + 10)).as("never given").isFalse();
    assertThat(Frames.release(arena, 0, FIRST + COUNT)).as("unknown").isFalse();
    assertThat(Frames.release(arena, 0, -1)).as("no frame").isFalse();
    assertThat(Frames.count(arena, 0)).isEqualTo(10);
  }
}
