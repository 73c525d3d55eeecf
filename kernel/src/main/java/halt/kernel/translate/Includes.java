package halt.kernel.translate;

import halt.kernel.translate.c.CExpression;
import halt.kernel.translate.c.CHeader;
import halt.kernel.translate.c.CItem;
import halt.kernel.translate.c.CStatement;
import halt.kernel.translate.c.CType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which headers does a file use by name? Those it includes, and no others. */
final class Includes {
  private final Set<CHeader> used =
      new TreeSet<>(
          Comparator.comparing((CHeader header) -> !header.system()).thenComparing(CHeader::path));

  private Includes() {}

  /** The headers that the items use, sorted: the system's, then our own. */
  static Set<CHeader> of(List<CItem> items) {
    Includes includes = new Includes();
    items.forEach(includes::item);
    return includes.used;
  }

  /** The groups of include directives of these headers. */
  static List<List<CHeader>> grouped(Set<CHeader> headers) {
    List<List<CHeader>> groups = new ArrayList<>();
    for (boolean system : new boolean[] {true, false}) {
      List<CHeader> group = headers.stream().filter(header -> header.system() == system).toList();
      if (!group.isEmpty()) {
        groups.add(group);
      }
    }
    return groups;
  }

  private void item(CItem item) {
    if (item instanceof CItem.Define define) {
      expression(define.value());
    } else if (item instanceof CItem.Prototype prototype) {
      signature(prototype.signature());
    } else if (item instanceof CItem.Function function) {
      signature(function.signature());
      statement(function.body());
    } else if (item instanceof CItem.Variable variable) {
      type(variable.type());
      expression(variable.value());
    } else if (item instanceof CItem.Table table) {
      table.rows().forEach(row -> row.forEach(field -> expression(field.value())));
    }
  }

  private void signature(CItem.CSignature signature) {
    type(signature.result());
    signature.parameters().forEach(parameter -> type(parameter.type()));
  }

  private void type(CType type) {
    type.header().ifPresent(used::add);
  }

  private void statement(CStatement statement) {
    if (statement instanceof CStatement.Declare declare) {
      type(declare.type());
    }
    statement.expressions().forEach(this::expression);
    statement.children().forEach(this::statement);
  }

  private void expression(CExpression expression) {
    if (expression instanceof CExpression.Truth) {
      used.add(CHeader.BOOL);
    } else if (expression instanceof CExpression.Number number) {
      if (number.type() != CType.INT || number.value() == Integer.MIN_VALUE) {
        used.add(CHeader.INTEGER);
      }
    } else if (expression instanceof CExpression.Named named) {
      used.add(named.symbol().header());
    } else if (expression instanceof CExpression.Cast cast) {
      type(cast.type());
    } else if (expression instanceof CExpression.Call call) {
      used.add(call.function().header());
    }
    expression.operands().forEach(this::expression);
  }
}
