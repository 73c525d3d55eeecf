package halt.model.lift;

import halt.model.ir.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;

/**
 * Does a method, directly or through others, call itself (rule HR008)? Without recursion the depth
 * of the stack is a sum over the call graph, so it is computed and not hoped for.
 */
final class Recursion {
  /** One call in the source. */
  record CallSite(Element caller, Element callee, Position position) {}

  private final Map<Element, List<CallSite>> callsOf = new LinkedHashMap<>();

  Recursion(List<CallSite> calls) {
    for (CallSite call : calls) {
      callsOf.computeIfAbsent(call.caller(), caller -> new ArrayList<>()).add(call);
    }
  }

  /** Reports each shortest cycle once, at the call that leaves its first method in source order. */
  void check(Breaches breaches) {
    Set<Element> reported = new HashSet<>();
    for (Element method : callsOf.keySet()) {
      List<CallSite> cycle = shortestCycle(method);
      if (cycle.isEmpty() || cycle.stream().anyMatch(call -> reported.contains(call.caller()))) {
        continue;
      }
      cycle.forEach(call -> reported.add(call.caller()));
      String names =
          cycle.stream().map(call -> name(call.callee())).collect(Collectors.joining(" -> "));
      breaches.report(
          Rule.HR008, cycle.get(0).position(), "recursion: " + name(method) + " -> " + names);
    }
  }

  private static String name(Element method) {
    return method.getEnclosingElement().getSimpleName() + "." + method.getSimpleName();
  }

  private List<CallSite> shortestCycle(Element start) {
    Map<Element, CallSite> reachedBy = new LinkedHashMap<>();
    Deque<Element> pending = new ArrayDeque<>(List.of(start));
    while (!pending.isEmpty()) {
      for (CallSite call : callsOf.getOrDefault(pending.remove(), List.of())) {
        if (reachedBy.putIfAbsent(call.callee(), call) == null) {
          if (call.callee().equals(start)) {
            return pathTo(start, reachedBy);
          }
          pending.add(call.callee());
        }
      }
    }
    return List.of();
  }

  private static List<CallSite> pathTo(Element end, Map<Element, CallSite> reachedBy) {
    List<CallSite> path = new ArrayList<>();
    Element at = end;
    do {
      CallSite call = reachedBy.get(at);
      path.add(0, call);
      at = call.caller();
    } while (!at.equals(end));
    return path;
  }
}
