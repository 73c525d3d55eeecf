package halt.checker.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which name did the user mean? Names are near when few letters were mistyped (by the distance of
 * Damerau and Levenshtein, adjacent letters swapped counting once), or when one contains the other.
 */
final class Suggest {
  private static final int MOST = 3;

  private Suggest() {}

  /** The known names near the given one, nearest first, at most three. */
  static List<String> near(String name, Iterable<String> known) {
    Map<String, Integer> distances = new TreeMap<>();
    for (String candidate : known) {
      int distance = distance(name, candidate);
      boolean contains = name.length() > 1 && candidate.contains(name);
      if (distance <= Math.max(1, name.length() / 3)) {
        distances.put(candidate, distance);
      } else if (contains) {
        distances.put(candidate, candidate.length());
      }
    }
    return distances.entrySet().stream()
        .sorted(Comparator.comparingInt(Map.Entry::getValue))
        .limit(MOST)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What to append to "there is no X": the names near it or, if none is, all names. */
  static String sentence(String name, Iterable<String> known) {
    List<String> near = near(name, known);
    if (!near.isEmpty()) {
      return "; did you mean " + String.join(" or ", near) + "?";
    }
    List<String> all = new ArrayList<>();
    known.forEach(all::add);
    return all.isEmpty() ? "; there are none" : "; there are: " + String.join(", ", all);
  }

  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        d[i][j] =
            Math.min(d[i - 1][j - 1] + (same ? 0 : 1), Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
