package halt.model.lift;

import halt.model.ir.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which breaches have been found so far? All are gathered; a reader goes on after each. */
final class Breaches {
  private final TreeSet<Diagnostic> found = new TreeSet<>();
  private final Map<String, List<String>> linesOfFile = new TreeMap<>();

  /** Makes a file's text known, so that diagnostics can show the line. */
  void source(String file, CharSequence text) {
    linesOfFile.put(file, text.toString().lines().toList());
  }

  void report(Rule rule, Position position, String message) {
    report(rule, position, message, rule.fix());
  }

  void report(Rule rule, Position position, String message, String fix) {
    List<String> lines = linesOfFile.getOrDefault(position.file(), List.of());
    String line = position.line() <= lines.size() ? lines.get(position.line() - 1) : "";
    found.add(new Diagnostic(rule, position, message, fix, line));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<Diagnostic> sorted() {
    return new ArrayList<>(found);
  }
}
