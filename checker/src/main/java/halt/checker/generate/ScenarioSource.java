package halt.checker.generate;

import halt.core.value.Word;
import halt.model.spec.OperationKind;
import halt.model.spec.SwapFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How does a person write a plan down? Each operand is a register that the set-up fills, so that a
 * process's method is its list of operations, one a line. A result is kept in a register of its own
 * if a step other than the next one uses it.
 */
final class ScenarioSource {
  private static final int WIDTH = 100;
  private static final Map<Long, String> NUMBER_NAMES =
      Map.of(
          -1L,
          "MINUS_ONE",
          0L,
          "ZERO",
          1L,
          "ONE",
          2L,
          "TWO",
          3L,
          "THREE",
          Word.MIN_FIXNUM,
          "LEAST",
          Word.MAX_FIXNUM,
          "GREATEST");

  private final ScenarioPlan plan;
  private final SortedSet<String> imports = new TreeSet<>();

  /** The registers that the set-up fills, by name, with the value's expression; in order. */
  private final Map<String, String> filled = new LinkedHashMap<>();

  private final StringBuilder text = new StringBuilder();

  ScenarioSource(ScenarioPlan plan) {
    this.plan = plan;
  }

  String print() {
    nameOperands();
    imports.add("halt.core.process.Safepoint");
    imports.add("halt.core.host.Arena");
    imports.add("halt.scenario.Scenario");
    line("public final class " + plan.className() + " {");
    registers();
    line("  private " + plan.className() + "() {}");
    line("");
    setup();
    process();
    for (int process = 0; process < plan.processes().size(); process++) {
      steps(process);
    }
    check();
    line("}");
    return head() + text;
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /** A declaration, broken after the {@code =} if it is too long. */
  private void assign(String declaration, String value) {
    boolean fits = declaration.length() + 1 + value.length() <= WIDTH;
    line(declaration + (fits ? " " : "\n        ") + value);
  }

  /** A documentation comment of words, wrapped. */
  private static String comment(String indent, String words) {
    String single = indent + "/** " + words + " */\n";
    if (single.length() <= WIDTH + 1) {
      return single;
    }
    StringBuilder wrapped = new StringBuilder(indent).append("/**\n");
    StringBuilder line = new StringBuilder(indent).append(" *");
    for (String word : words.split(" ")) {
      if (line.length() + 1 + word.length() > WIDTH) {
        wrapped.append(line).append('\n');
        line = new StringBuilder(indent).append(" *");
      }
      line.append(' ').append(word);
    }
    return wrapped.append(line).append('\n').append(indent).append(" */\n").toString();
  }

  /** All that stands above the class; made last, when it is known what is imported. */
  private String head() {
    StringBuilder head = new StringBuilder("package generated;\n\n");
    imports.forEach(each -> head.append("import ").append(each).append(";\n"));
    head.append('\n')
        .append(
            comment(
                "",
                "Is every run of a scenario that was made by chance one that the specification"
                    + " allows? Each process runs its list of operations once, whatever number of"
                    + " them is asked for; a process beyond the lists does nothing."))
        .append("@Scenario(\n    name = \"")
        .append(plan.name())
        .append("\",\n    title = \"Made by chance: ")
        .append(counted(plan.processes().size(), "process", "processes"))
        .append(", ")
        .append(counted(plan.size(), "operation", "operations"))
        .append(", ")
        .append(counted(plan.atoms().size(), "atom", "atoms"))
        .append(".\",\n    registers = ")
        .append(1 + filled.size() + mostKept())
        .append(",\n    atoms = ")
        .append(plan.cells())
        .append(",\n    spaceWords = ")
        .append(plan.spaceWords())
        .append(",\n    bufferWords = ")
        .append(plan.bufferWords())
        .append(")\n");
    return head.toString();
  }

  private static String counted(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  // Registers.

  private void nameOperands() {
    SortedSet<Integer> atoms = new TreeSet<>();
    SortedSet<Long> numbers = new TreeSet<>();
    SortedSet<SwapFunction> functions = new TreeSet<>();
    boolean nil = false;
    for (List<Step> steps : plan.processes()) {
      for (Step step : steps) {
        for (Operand operand : step.operands()) {
          if (operand instanceof Operand.AtomAt atom) {
            atoms.add(atom.index());
          } else if (operand instanceof Operand.Number number) {
            numbers.add(number.integer());
          } else if (operand instanceof Operand.FunctionOf function) {
            functions.add(function.function());
          }
          nil |= operand instanceof Operand.Nil;
        }
      }
    }
    atoms.forEach(index -> filled.put("ATOM_" + index, "Word.atom(Atom.cell(cell" + index + "))"));
    for (SwapFunction function : functions) {
      filled.put(function.name(), "Word.fixnum(Function." + function.name() + ")");
      imports.add("halt.core.atom.Function");
    }
    if (nil) {
      filled.put("NIL", "Word.NIL");
    }
    numbers.forEach(number -> filled.put(name(number), "Word.fixnum(" + literal(number) + ")"));
  }

  private static String name(long number) {
    String known = NUMBER_NAMES.get(number);
    return known != null
        ? known
        : number < 0 ? "MINUS_" + Long.toString(number).substring(1) : "NUMBER_" + number;
  }

  static String literal(long number) {
    if (number == Word.MIN_FIXNUM) {
      return "Word.MIN_FIXNUM";
    } else if (number == Word.MAX_FIXNUM) {
      return "Word.MAX_FIXNUM";
    }
    return number == (int) number ? Long.toString(number) : number + "L";
  }

  private void registers() {
    int register = 1;
    for (String name : filled.keySet()) {
      line("  private static final int " + name + " = " + register++ + ";");
    }
    for (int kept = 1; kept <= mostKept(); kept++) {
      line("  private static final int KEPT_" + kept + " = " + register++ + ";");
    }
    if (register > 1) {
      line("");
    }
  }

  private int mostKept() {
    return plan.processes().stream().mapToInt(steps -> kept(steps).size()).max().orElse(0);
  }

  /** The steps whose results are kept, in order. */
  private static List<Integer> kept(List<Step> steps) {
    SortedSet<Integer> kept = new TreeSet<>();
    for (int index = 0; index < steps.size(); index++) {
      for (Operand operand : steps.get(index).operands()) {
        if (operand instanceof Operand.ResultOf result && result.step() < index - 1) {
          kept.add(result.step());
        }
      }
    }
    return new ArrayList<>(kept);
  }

  // Methods.

  private void setup() {
    List<Initial> atoms = plan.atoms();
    text.append(comment("  ", setupComment()));
    line("  public static void setup(Arena arena, int processes, int operations) {");
    for (int index = 0; index < atoms.size(); index++) {
      if (atoms.get(index) instanceof Initial.Pair pair) {
        imports.addAll(
            List.of("halt.core.value.Tuple", "halt.core.value.Word", "halt.core.role.Value"));
        assign(
            "    @Value long pair" + index + " =",
            "Tuple.pair(arena, 0, Word.fixnum("
                + literal(pair.first())
                + "), Word.fixnum("
                + literal(pair.second())
                + "));");
      }
      imports.addAll(List.of("halt.core.atom.Atom", "halt.core.role.Offset"));
      line("    @Offset long cell" + index + " = Atom.create(arena, " + initial(index) + ");");
    }
    if (!filled.isEmpty()) {
      imports.addAll(List.of("halt.core.process.Registers", "halt.core.value.Word"));
      line("    for (int process = 0; process < processes; process++) {");
      filled.forEach(
          (name, value) ->
              line("      Registers.set(arena, process, " + name + ", " + value + ");"));
      line("    }");
    }
    line("  }");
    line("");
  }

  private String setupComment() {
    List<String> parts = new ArrayList<>();
    for (int index = 0; index < plan.atoms().size(); index++) {
      parts.add("atom " + index + " holds " + plan.atoms().get(index).phrase());
    }
    return parts.isEmpty() ? "No atoms." : sentence(String.join("; ", parts));
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }

  private String initial(int index) {
    Initial initial = plan.atoms().get(index);
    if (initial instanceof Initial.SameAs same) {
      return initial(same.atom());
    } else if (initial instanceof Initial.Pair) {
      return "pair" + index;
    }
    imports.add("halt.core.value.Word");
    if (initial instanceof Initial.AtomAt atom) {
      return "Word.atom(Atom.cell(cell" + atom.index() + "))";
    }
    return "Word.fixnum(" + literal(((Initial.Number) initial).integer()) + ")";
  }

  private void process() {
    line("  /** The process of this process. */");
    line("  public static void process(Arena arena, int process, int operations) {");
    line("    Safepoint.enter(arena, process);");
    line("    switch (process) {");
    for (int process = 0; process < plan.processes().size(); process++) {
      line("      case " + process + " -> process" + process + "(arena, process);");
    }
    line("      default -> {}");
    line("    }");
    line("    Safepoint.leave(arena, process);");
    line("  }");
    line("");
  }

  private void steps(int process) {
    List<Step> steps = plan.processes().get(process);
    List<Integer> kept = kept(steps);
    text.append(comment("  ", sentence(ScenarioPlan.does(steps))));
    String declaration = "  private static void process" + process + "(Arena arena, int process) {";
    if (steps.isEmpty()) {
      line(declaration + "}");
      line("");
      return;
    }
    line(declaration);
    for (int index = 0; index < steps.size(); index++) {
      line("    " + call(steps.get(index), index, kept));
      imports.add("halt.core.process.Operation");
      if (kept.contains(index)) {
        imports.add("halt.core.process.Registers");
        int slot = kept.indexOf(index) + 1;
        line("    Registers.move(arena, process, KEPT_" + slot + ", Operation.RESULT);");
      }
    }
    line("  }");
    line("");
  }

  private static String call(Step step, int index, List<Integer> kept) {
    StringBuilder call = new StringBuilder("Operation.").append(method(step.operation()));
    call.append("(arena, process");
    for (Operand operand : step.operands()) {
      if (!(operand instanceof Operand.None)) {
        call.append(", ").append(register(operand, index, kept));
      }
    }
    return call.append(");").toString();
  }

  private static String method(OperationKind operation) {
    return switch (operation) {
      case CREATE -> "create";
      case DEREF -> "deref";
      case COMPARE_AND_SET -> "compareAndSet";
      case RESET -> "reset";
      case SWAP -> "swap";
      case TUPLE -> "tuple";
      case COLLECT -> "collect";
    };
  }

  private static String register(Operand operand, int index, List<Integer> kept) {
    if (operand instanceof Operand.AtomAt atom) {
      return "ATOM_" + atom.index();
    } else if (operand instanceof Operand.Number number) {
      return name(number.integer());
    } else if (operand instanceof Operand.FunctionOf function) {
      return function.function().name();
    } else if (operand instanceof Operand.ResultOf result) {
      return result.step() == index - 1
          ? "Operation.RESULT"
          : "KEPT_" + (kept.indexOf(result.step()) + 1);
    }
    return "NIL";
  }

  // What follows from the plan.

  private void check() {
    StringBuilder body = new StringBuilder();
    FinalValues values = new FinalValues(plan, imports);
    for (int index = 0; index < plan.atoms().size(); index++) {
      body.append(values.check(index));
    }
    boolean claims = body.length() > 0;
    line(
        claims
            ? "  /** What follows from the plan if all of it ran. */"
            : "  /** Nothing of its own: which results are allowed, the specification says. */");
    line("  public static boolean check(Arena arena, int processes, int operations) {");
    if (claims) {
      imports.addAll(List.of("halt.core.value.Word", "halt.core.role.Value"));
      line("    if (processes < " + plan.processes().size() + ") {");
      line("      return true;");
      line("    }");
      text.append(body);
    }
    line("    return true;");
    line("  }");
  }
}
