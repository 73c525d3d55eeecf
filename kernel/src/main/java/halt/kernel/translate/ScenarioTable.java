package halt.kernel.translate;

import halt.kernel.translate.c.CComment;
import halt.kernel.translate.c.CExpression;
import halt.kernel.translate.c.CFile;
import halt.kernel.translate.c.CHeader;
import halt.kernel.translate.c.CItem;
import halt.kernel.translate.c.CSymbol;
import halt.kernel.translate.c.CType;
import halt.model.ir.IrClass;
import halt.model.ir.IrProgram;
import halt.model.ir.MethodName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which scenarios can the kernel run by name? The table that {@code halt/scenario.h} declares. */
final class ScenarioTable {
  /** The simple name of the annotation that makes a class a scenario. */
  static final String ANNOTATION = "Scenario";

  private static final String PATH = "scenario/Scenarios.c";

  private ScenarioTable() {}

  /** The table of a program's scenarios, if it has any. */
  static Optional<CFile> of(IrProgram program) {
    List<IrClass> scenarios =
        program.classes().stream()
            .filter(type -> type.annotations().containsKey(ANNOTATION))
            .toList();
    if (scenarios.isEmpty()) {
      return Optional.empty();
    }
    List<CItem> items = new ArrayList<>();
    items.add(
        new CItem.Table(
            Optional.of(CComment.of("Sorted by class name.")),
            "struct halt_scenario",
            "halt_scenarios",
            scenarios.stream().map(type -> row(program, type)).toList()));
    items.add(
        new CItem.Variable(
            Optional.empty(),
            CType.INT,
            "halt_scenario_count",
            new CExpression.Number(scenarios.size(), CType.INT)));
    Set<CHeader> headers = new LinkedHashSet<>(Includes.of(items));
    headers.removeIf(CHeader::system);
    List<List<CHeader>> groups = new ArrayList<>();
    groups.add(List.of(CHeader.SCENARIO));
    groups.addAll(Includes.grouped(headers));
    CComment comment =
        CComment.of("Which scenarios are in this image?")
            .and(Translator.MARKER + "the classes that are annotated as scenarios.");
    return Optional.of(new CFile(PATH, comment, Optional.empty(), groups, items));
  }

  private static List<CItem.Field> row(IrProgram program, IrClass type) {
    return List.of(
        new CItem.Field("name", new CExpression.Text((String) element(type, "name"))),
        new CItem.Field("setup", function(program, type, "setup")),
        new CItem.Field("process", function(program, type, "process")),
        new CItem.Field("check", function(program, type, "check")),
        new CItem.Field("registers", number(type, "registers")),
        new CItem.Field("atoms", number(type, "atoms")),
        new CItem.Field("space_words", number(type, "spaceWords")),
        new CItem.Field("buffer_words", number(type, "bufferWords")),
        new CItem.Field("words", numberOrZero(type, "words")),
        new CItem.Field("process_words", numberOrZero(type, "processWords")));
  }

  private static CExpression number(IrClass type, String element) {
    return new CExpression.Number((Long) element(type, element), CType.INT);
  }

  /** An element that has the default 0. */
  private static CExpression numberOrZero(IrClass type, String element) {
    return type.annotations().get(ANNOTATION).containsKey(element)
        ? number(type, element)
        : new CExpression.Number(0, CType.INT);
  }

  private static Object element(IrClass type, String element) {
    Map<String, Object> elements = type.annotations().get(ANNOTATION);
    Object value = elements.get(element);
    if (value == null) {
      throw new TranslationException("@Scenario lacks the element " + element, type.position());
    }
    return value;
  }

  private static CExpression function(IrProgram program, IrClass type, String name) {
    MethodName method = new MethodName(type.name(), name);
    boolean present =
        type.methods().stream().anyMatch(each -> each.name().equals(method) && each.accessible());
    if (!present) {
      throw new TranslationException(
          "the scenario " + type.simpleName() + " has no accessible method " + name,
          type.position());
    }
    return new CExpression.Named(
        new CSymbol(Names.function(program.method(method).name()), Names.header(type.name())));
  }
}
