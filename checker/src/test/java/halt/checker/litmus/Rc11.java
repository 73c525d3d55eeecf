package halt.checker.litmus;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What does RC11 allow a litmus test to end with? Every execution graph of a program without
 * branches is made and held against the axioms of Lahav, Vafeiadis, Kang, Hur and Dreyer,
 * "Repairing sequential consistency in C/C++11" (PLDI 2017), section 4, relation by relation. Slow,
 * small, and independent of everything that it judges.
 *
 * <p>A program is one text for each process: {@code x=1} writes, {@code a=x} reads, {@code cas x 1}
 * replaces 0 by 1, {@code fence} is sequentially consistent. Every access has the mode that is
 * given for all.
 */
final class Rc11 {
  /** Of every access. */
  enum Mode {
    RELEASE_ACQUIRE,
    SEQUENTIALLY_CONSISTENT
  }

  private enum Kind {
    READ,
    WRITE,
    FENCE
  }

  /** An event; a compare-and-set that succeeds is a read and a write, the write {@code ofRead}. */
  private record Event(
      int process, Kind kind, String variable, int value, String register, boolean sc, int ofRead) {
    boolean initial() {
      return process < 0;
    }
  }

  private final List<String> columns;
  private final boolean interleavingsOnly;
  private final List<Event> events = new ArrayList<>();
  private final List<Integer> reads = new ArrayList<>();
  private final List<String> variables = new ArrayList<>();
  private final SortedSet<String> outcomes = new TreeSet<>();
  private int[] readsFrom;
  private int[] place;

  private Rc11(List<String> columns, boolean interleavingsOnly) {
    this.columns = columns;
    this.interleavingsOnly = interleavingsOnly;
  }

  /**
   * Every outcome, as the values of the columns.
   *
   * @param interleavingsOnly those of sequential consistency
   */
  static SortedSet<String> outcomes(
      String program, List<String> columns, Mode mode, boolean interleavingsOnly) {
    Rc11 rc11 = new Rc11(columns, interleavingsOnly);
    rc11.read(program, mode);
    rc11.chooseWrites(0);
    return rc11.outcomes;
  }

  private void read(String program, Mode mode) {
    boolean sc = mode == Mode.SEQUENTIALLY_CONSISTENT;
    for (String variable : List.of("x", "y")) {
      if (columns.contains(variable)) {
        variables.add(variable);
        events.add(new Event(-1, Kind.WRITE, variable, 0, "", false, -1));
      }
    }
    String[] processes = program.split(" \\|\\| ");
    for (int process = 0; process < processes.length; process++) {
      for (String action : processes[process].split("; ")) {
        String[] words = action.split("[ =]");
        if (action.equals("fence")) {
          events.add(new Event(process, Kind.FENCE, "", 0, "", true, -1));
        } else if (words[0].equals("cas")) {
          int read = events.size();
          events.add(new Event(process, Kind.READ, words[1], 0, "", true, -1));
          int value = Integer.parseInt(words[2]);
          events.add(new Event(process, Kind.WRITE, words[1], value, "", true, read));
        } else if (variables.contains(words[0])) {
          int value = Integer.parseInt(words[1]);
          events.add(new Event(process, Kind.WRITE, words[0], value, "", sc, -1));
        } else {
          events.add(new Event(process, Kind.READ, words[1], 0, process + ":" + words[0], sc, -1));
        }
      }
    }
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).kind() == Kind.READ) {
        reads.add(i);
      }
    }
    readsFrom = new int[events.size()];
    place = new int[events.size()];
  }

  private void chooseWrites(int read) {
    if (read == reads.size()) {
      orderWrites(0);
      return;
    }
    int reader = reads.get(read);
    for (int i = 0; i < events.size(); i++) {
      Event write = events.get(i);
      if (write.kind() == Kind.WRITE && write.variable().equals(events.get(reader).variable())) {
        readsFrom[reader] = i;
        chooseWrites(read + 1);
      }
    }
  }

  /** All orders of the writes to each variable, the initial one first. */
  private void orderWrites(int variable) {
    if (variable == variables.size()) {
      judge();
      return;
    }
    List<Integer> writes = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      if (event.kind() == Kind.WRITE && event.variable().equals(variables.get(variable))) {
        writes.add(i);
      }
    }
    permute(writes, 1, () -> orderWrites(variable + 1));
  }

  private void permute(List<Integer> writes, int from, Runnable then) {
    if (from >= writes.size()) {
      for (int i = 0; i < writes.size(); i++) {
        place[writes.get(i)] = i;
      }
      then.run();
      return;
    }
    for (int i = from; i < writes.size(); i++) {
      List<Integer> swapped = new ArrayList<>(writes);
      swapped.set(from, writes.get(i));
      swapped.set(i, writes.get(from));
      permute(swapped, from + 1, then);
    }
  }

  // Relations are matrices: r[i][j] if i is before j.

  private interface Pairs {
    boolean related(int i, int j);
  }

  private boolean[][] relation(Pairs pairs) {
    int n = events.size();
    boolean[][] relation = new boolean[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        relation[i][j] = pairs.related(i, j);
      }
    }
    return relation;
  }

  private boolean[][] union(boolean[][] a, boolean[][] b) {
    return relation((i, j) -> a[i][j] || b[i][j]);
  }

  private boolean[][] then(boolean[][] a, boolean[][] b) {
    return relation(
        (i, j) -> {
          for (int k = 0; k < events.size(); k++) {
            if (a[i][k] && b[k][j]) {
              return true;
            }
          }
          return false;
        });
  }

  private boolean[][] closure(boolean[][] relation) {
    boolean[][] closed = union(relation, relation);
    for (int i = 0; i < events.size(); i++) {
      closed = union(closed, then(closed, closed));
    }
    return closed;
  }

  private boolean[][] optional(boolean[][] relation) {
    return relation((i, j) -> i == j || relation[i][j]);
  }

  private boolean irreflexive(boolean[][] relation) {
    for (int i = 0; i < events.size(); i++) {
      if (relation[i][i]) {
        return false;
      }
    }
    return true;
  }

  private boolean acyclic(boolean[][] relation) {
    return irreflexive(closure(relation));
  }

  private boolean[][] only(Kind kind) {
    return relation((i, j) -> i == j && events.get(i).kind() == kind);
  }

  private void judge() {
    boolean[][] sb =
        relation(
            (i, j) ->
                i < j
                    && !events.get(j).initial()
                    && (events.get(i).initial()
                        || events.get(i).process() == events.get(j).process()));
    boolean[][] loc =
        relation(
            (i, j) ->
                !events.get(i).variable().isEmpty()
                    && events.get(i).variable().equals(events.get(j).variable()));
    boolean[][] rf = relation((i, j) -> events.get(j).kind() == Kind.READ && readsFrom[j] == i);
    boolean[][] mo =
        relation(
            (i, j) ->
                events.get(i).kind() == Kind.WRITE
                    && events.get(j).kind() == Kind.WRITE
                    && loc[i][j]
                    && place[i] < place[j]);
    boolean[][] rb =
        relation((i, j) -> events.get(i).kind() == Kind.READ && i != j && mo[readsFrom[i]][j]);
    boolean[][] rmw = relation((i, j) -> events.get(j).ofRead() == i);
    if (!valuesFit(rmw) || !irreflexive(then(then(rb, mo), inverse(rmw)))) {
      return;
    }
    boolean good =
        interleavingsOnly
            ? acyclic(union(union(sb, rf), union(mo, rb)))
            : consistent(sb, loc, rf, mo, rb, rmw);
    if (good) {
      outcomes.add(outcome());
    }
  }

  private boolean[][] inverse(boolean[][] relation) {
    return relation((i, j) -> relation[j][i]);
  }

  /** A compare-and-set of these programs finds 0: nobody else writes its variable. */
  private boolean valuesFit(boolean[][] rmw) {
    for (int write = 0; write < events.size(); write++) {
      for (int read = 0; read < events.size(); read++) {
        if (rmw[read][write] && events.get(readsFrom[read]).value() != 0) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean consistent(
      boolean[][] sb,
      boolean[][] loc,
      boolean[][] rf,
      boolean[][] mo,
      boolean[][] rb,
      boolean[][] rmw) {
    boolean[][] w = only(Kind.WRITE);
    boolean[][] r = only(Kind.READ);
    boolean[][] f = only(Kind.FENCE);
    boolean[][] own = relation((i, j) -> i == j && !events.get(i).initial());
    // Every access here is at least release or acquire, and every fence is both.
    boolean[][] rs =
        then(
            then(w, optional(relation((i, j) -> sb[i][j] && loc[i][j]))),
            then(w, optional(closure(then(rf, rmw)))));
    boolean[][] release = then(own, then(union(w, then(f, sb)), rs));
    boolean[][] acquire = union(r, then(r, then(sb, f)));
    boolean[][] sw = then(then(release, rf), acquire);
    boolean[][] hb = closure(union(sb, sw));
    boolean[][] eco = closure(union(rf, union(mo, rb)));
    if (!irreflexive(then(hb, optional(eco))) || !acyclic(union(sb, rf))) {
      return false;
    }
    boolean[][] elsewhere = relation((i, j) -> sb[i][j] && !loc[i][j]);
    boolean[][] scb =
        union(
            union(sb, then(elsewhere, then(hb, elsewhere))),
            union(relation((i, j) -> hb[i][j] && loc[i][j]), union(mo, rb)));
    boolean[][] sc = relation((i, j) -> i == j && events.get(i).sc());
    boolean[][] scFence = then(sc, f);
    boolean[][] before = union(sc, then(scFence, optional(hb)));
    boolean[][] after = union(sc, then(optional(hb), scFence));
    boolean[][] pscBase = then(before, then(scb, after));
    boolean[][] pscFence = then(scFence, then(union(hb, then(hb, then(eco, hb))), scFence));
    return acyclic(union(pscBase, pscFence));
  }

  private String outcome() {
    List<String> values = new ArrayList<>();
    for (String column : columns) {
      int value = 0;
      int last = -1;
      for (int i = 0; i < events.size(); i++) {
        Event event = events.get(i);
        if (event.register().equals(column)) {
          value = events.get(readsFrom[i]).value();
        } else if (event.kind() == Kind.WRITE
            && event.variable().equals(column)
            && place[i] > last) {
          last = place[i];
          value = event.value();
        }
      }
      values.add(column + "=" + value);
    }
    return String.join(" ", values);
  }
}
