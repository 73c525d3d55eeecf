package halt.checker.engine;

import halt.checker.verdict.Verdict;
import halt.model.ir.AccessMode;
import halt.model.ir.Expression;
import halt.model.ir.IrMethod;
import halt.model.ir.IrWalk;
import halt.model.ir.Position;
import halt.model.ir.Reachable;
import halt.model.property.Property;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What does a verdict not say, although its reader might think so? A clause each, for {@link
 * Exploration#caveats}.
 */
public final class Caveats {
  /** Why a property of histories is not judged. */
  public static final String NO_OPERATIONS = "its processes announce no operations";

  private static final String CORE = "halt.core.";

  private Caveats() {}

  /**
   * All that is to be said beside a verdict.
   *
   * @param unjudged why nothing puts these properties to the test
   */
  public static List<String> of(Case asked, Verdict verdict, SortedMap<Property, String> unjudged) {
    List<String> clauses = new ArrayList<>();
    switch (verdict) {
      case PASS, PASS_BOUNDED, SAMPLED, INCONCLUSIVE -> {
        weakAccesses(asked).ifPresent(clauses::add);
        clauses.addAll(notJudged(unjudged));
      }
      case FAIL, DISAGREE, UNSUPPORTED -> {
        // What failed, failed; and what was not judged at all says so itself.
      }
    }
    return clauses;
  }

  /**
   * That machines may do what this model has not, where a process makes ordered accesses that are
   * weaker than volatile. Those of the core are its authors' business, and only counted.
   */
  private static Optional<String> weakAccesses(Case asked) {
    SortedSet<Weak> own = new TreeSet<>();
    SortedSet<Weak> ofCore = new TreeSet<>();
    for (IrMethod method : Reachable.methods(asked.program(), asked.scenario().process())) {
      IrWalk.expressions(
          method.body(),
          expression -> {
            if (expression instanceof Expression.ArenaAccess access && isWeak(access)) {
              Weak weak = new Weak(access.position(), access.operation().method());
              (method.name().type().startsWith(CORE) ? ofCore : own).add(weak);
            }
          });
    }
    if (own.isEmpty() && ofCore.isEmpty()) {
      return Optional.empty();
    }
    String core =
        ofCore.isEmpty()
            ? ""
            : ofCore.size() + (ofCore.size() == 1 ? " access" : " accesses") + " of the core";
    String listed = String.join(", ", own.stream().map(Weak::toString).toList());
    return Optional.of(
        "only "
            + asked.model().id()
            + " was explored; machines (x86_64, too) and C11 may allow more where accesses are weaker than"
            + " volatile: "
            + listed
            + (own.isEmpty() || ofCore.isEmpty() ? "" : ", and ")
            + core);
  }

  private static boolean isWeak(Expression.ArenaAccess access) {
    AccessMode mode = access.operation().mode();
    return mode == AccessMode.ACQUIRE || mode == AccessMode.RELEASE;
  }

  /** An access weaker than volatile, in the order of the sources. */
  private record Weak(Position position, String method) implements Comparable<Weak> {
    @Override
    public int compareTo(Weak other) {
      return Comparator.<Weak, String>comparing(weak -> weak.position.file())
          .thenComparing(weak -> weak.position.line())
          .thenComparing(weak -> weak.position.column())
          .compare(this, other);
    }

    @Override
    public String toString() {
      String file = position.file();
      return file.substring(file.lastIndexOf('/') + 1) + ":" + position.line() + " " + method;
    }
  }

  /**
   * Properties that an engine checks, but that nothing in this case puts to the test.
   *
   * @param reasons why not, of each
   */
  private static List<String> notJudged(SortedMap<Property, String> reasons) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    reasons.forEach(
        (property, reason) ->
            byReason.computeIfAbsent(reason, none -> new ArrayList<>()).add(property.id()));
    List<String> clauses = new ArrayList<>();
    byReason.forEach(
        (reason, ids) ->
            clauses.add("not judged: " + String.join(", ", ids) + " (" + reason + ")"));
    return clauses;
  }
}
