package halt.checker.history;

import halt.checker.history.Part.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * How are operations laid out, so that few numbers say which of them are done? In lanes, each a
 * sequence in which one operation ends before the next begins, as few lanes as there are operations
 * at a time. Each operation also has a rank: its place among all in the order in which they end.
 */
final class Lanes {
  private final List<Entry> byRank = new ArrayList<>();
  private final int[] laneByRank;

  /** Of each lane the ranks of its operations, in order. */
  private final int[][] ranks;

  Lanes(List<Entry> entries) {
    record Laid(Entry entry, int lane, int place) {}
    List<List<Entry>> lanes = lay(entries);
    List<Laid> laid = new ArrayList<>();
    for (int lane = 0; lane < lanes.size(); lane++) {
      for (int place = 0; place < lanes.get(lane).size(); place++) {
        laid.add(new Laid(lanes.get(lane).get(place), lane, place));
      }
    }
    laid.sort(
        Comparator.comparingLong((Laid each) -> each.entry().operation().respond())
            .thenComparingInt(Laid::lane));
    ranks = lanes.stream().map(lane -> new int[lane.size()]).toArray(int[][]::new);
    laneByRank = new int[laid.size()];
    for (int rank = 0; rank < laid.size(); rank++) {
      Laid each = laid.get(rank);
      byRank.add(each.entry());
      laneByRank[rank] = each.lane();
      ranks[each.lane()][each.place()] = rank;
    }
  }

  int count() {
    return ranks.length;
  }

  /** How many operations a lane has. */
  int length(int lane) {
    return ranks[lane].length;
  }

  int rank(int lane, int place) {
    return ranks[lane][place];
  }

  int laneOf(int rank) {
    return laneByRank[rank];
  }

  Entry entry(int rank) {
    return byRank.get(rank);
  }

  /** When an operation ends; later than everything if nobody saw it. */
  long end(int rank) {
    return byRank.get(rank).operation().respond();
  }

  private static List<List<Entry>> lay(List<Entry> entries) {
    List<Entry> byStart = new ArrayList<>(entries);
    byStart.sort(
        Comparator.comparingLong(Entry::from)
            .thenComparingLong(entry -> entry.operation().invoke()));
    List<List<Entry>> lanes = new ArrayList<>();
    PriorityQueue<List<Entry>> byEnd =
        new PriorityQueue<>(Comparator.comparingLong(Lanes::laneEnd));
    for (Entry entry : byStart) {
      List<Entry> lane;
      if (!byEnd.isEmpty() && laneEnd(byEnd.peek()) < entry.from()) {
        lane = byEnd.poll();
      } else {
        lane = new ArrayList<>();
        lanes.add(lane);
      }
      lane.add(entry);
      byEnd.add(lane);
    }
    return lanes;
  }

  private static long laneEnd(List<Entry> lane) {
    return lane.get(lane.size() - 1).operation().respond();
  }
}
