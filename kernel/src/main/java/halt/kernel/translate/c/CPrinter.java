package halt.kernel.translate.c;

import halt.kernel.translate.c.CExpression.CBinary;
import halt.kernel.translate.c.CExpression.CBinary.Family;
import halt.kernel.translate.c.CItem.CSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How is a C tree written down? This decides parentheses and line breaks, and nothing else.
 *
 * <p>Parentheses stand wherever C's precedence needs them, and wherever a reader (or clang's
 * -Wparentheses) would have to recall the table: only sums of products, comparisons of arithmetic
 * and chains of one operator go without.
 */
public final class CPrinter {
  private static final int WIDTH = 100;
  private static final int STEP = 2;

  private final StringBuilder out = new StringBuilder();
  private int depth;

  /** Whether a {@code #line} was written, from which every following line is counted. */
  private boolean numbered;

  private CPrinter() {}

  /** The file's text. */
  public static String print(CFile file) {
    CPrinter printer = new CPrinter();
    printer.file(file);
    return printer.out.toString();
  }

  private void file(CFile file) {
    comment(Optional.of(file.comment()));
    file.guard().ifPresent(guard -> line("#ifndef " + guard).line("#define " + guard));
    for (List<CHeader> group : file.includes()) {
      line("");
      for (CHeader header : group) {
        line(
            "#include "
                + (header.system() ? "<" + header.path() + ">" : '"' + header.path() + '"'));
      }
    }
    CItem before = null;
    for (CItem item : file.items()) {
      if (!isClose(before, item)) {
        line("");
      }
      item(item);
      before = item;
    }
    if (file.guard().isPresent()) {
      line("").line("#endif");
    }
  }

  /** Whether the item goes on with what the one before began, and needs no space above. */
  private static boolean isClose(CItem before, CItem item) {
    return (before instanceof CItem.Define
            && item instanceof CItem.Define define
            && define.comment().isEmpty())
        || (before instanceof CItem.Prototype other
            && other.comment().isEmpty()
            && item instanceof CItem.Prototype prototype
            && prototype.comment().isEmpty());
  }

  private void item(CItem item) {
    if (item instanceof CItem.Define define) {
      comment(define.comment());
      line("#define " + define.name() + " " + flat(primary(define.value())));
    } else if (item instanceof CItem.Prototype prototype) {
      comment(prototype.comment());
      laid("", signature(prototype.signature()), ";");
    } else if (item instanceof CItem.Function function) {
      comment(function.comment());
      function.line().ifPresent(this::statement);
      laid("", signature(function.signature()), " {");
      inside(function.body().statements());
      line("}");
    } else if (item instanceof CItem.Variable variable) {
      comment(variable.comment());
      laid(
          "const " + variable.type().declare(variable.name()) + " = ",
          expression(variable.value()),
          ";");
    } else if (item instanceof CItem.Table table) {
      table(table);
    }
  }

  private void table(CItem.Table table) {
    comment(table.comment());
    line("const " + table.type() + " " + table.name() + "[] = {");
    depth++;
    for (List<CItem.Field> row : table.rows()) {
      line("{");
      depth++;
      for (CItem.Field field : row) {
        laid("." + field.name() + " = ", expression(field.value()), ",");
      }
      depth--;
      line("},");
    }
    depth--;
    line("};");
  }

  private static Layout signature(CSignature signature) {
    List<Layout> parameters = new ArrayList<>();
    for (CItem.CParameter parameter : signature.parameters()) {
      parameters.add(Layout.text(parameter.type().declare(parameter.name())));
    }
    return Layout.of(
        Layout.text(
            signature.linkage().spelling() + signature.result().declare(signature.name()) + "("),
        parameters.isEmpty() ? Layout.text("void") : commas(parameters),
        Layout.text(")"));
  }

  private void comment(Optional<CComment> comment) {
    comment.ifPresent(
        present -> CommentPrinter.print(present, depth * STEP, WIDTH).forEach(this::raw));
  }

  private void inside(List<CStatement> statements) {
    depth++;
    statements.forEach(this::statement);
    depth--;
  }

  private void statement(CStatement statement) {
    if (statement instanceof CStatement.Block block) {
      line("{");
      inside(block.statements());
      line("}");
    } else if (statement instanceof CStatement.Line line) {
      raw("#line " + line.line() + " " + quoted(line.file()));
      numbered = true;
    } else if (statement instanceof CStatement.Remark remark) {
      comment(Optional.of(remark.comment()));
    } else if (statement instanceof CStatement.If choice) {
      choice("", choice);
    } else if (statement instanceof CStatement.While loop) {
      laid("while (", expression(loop.condition()), ") {");
      inside(loop.body().statements());
      line("}");
    } else if (statement instanceof CStatement.DoWhile loop) {
      line("do {");
      inside(loop.body().statements());
      laid("} while (", expression(loop.condition()), ");");
    } else if (statement instanceof CStatement.For loop) {
      Layout head =
          Layout.fill(
              List.of(
                  Layout.of(initializers(loop.initializers()), Layout.text(";")),
                  Layout.of(expression(loop.condition()), Layout.text(";")),
                  commas(loop.updates().stream().map(CPrinter::simple).toList())));
      laid("for (", head, ") {");
      inside(loop.body().statements());
      line("}");
    } else if (statement instanceof CStatement.Switch choice) {
      laid("switch (", expression(choice.selector()), ") {");
      depth++;
      choice.cases().forEach(this::branch);
      choice.otherwise().ifPresent(this::branch);
      depth--;
      line("}");
    } else {
      laid("", simple(statement), ";");
    }
  }

  private void choice(String before, CStatement.If choice) {
    laid(before + "if (", expression(choice.condition()), ") {");
    inside(choice.whenTrue().statements());
    if (choice.whenFalse().isEmpty()) {
      line("}");
    } else if (choice.whenFalse().get() instanceof CStatement.If next) {
      choice("} else ", next);
    } else {
      line("} else {");
      inside(((CStatement.Block) choice.whenFalse().get()).statements());
      line("}");
    }
  }

  private void branch(CStatement.Case branch) {
    List<String> heads = new ArrayList<>();
    for (CExpression label : branch.labels()) {
      heads.add("case " + flat(expression(label)) + ":");
    }
    if (heads.isEmpty()) {
      heads.add("default:");
    }
    for (int i = 0; i < heads.size(); i++) {
      line(heads.get(i) + (branch.braces() && i == heads.size() - 1 ? " {" : ""));
    }
    inside(branch.body());
    if (branch.leave()) {
      depth++;
      line("break;");
      depth--;
    }
    if (branch.braces()) {
      line("}");
    }
  }

  /** A statement without parts that are statements, and without its semicolon. */
  private static Layout simple(CStatement statement) {
    if (statement instanceof CStatement.Declare declare) {
      return Layout.of(
          Layout.text(
              (declare.constant() ? "const " : "") + declare.type().declare(declare.name())),
          value(declare));
    }
    if (statement instanceof CStatement.Assign assign) {
      return Layout.of(Layout.text(assign.name() + " = "), expression(assign.value()));
    }
    if (statement instanceof CStatement.Step step) {
      return Layout.text(step.name() + (step.up() ? "++" : "--"));
    }
    if (statement instanceof CStatement.Evaluate evaluate) {
      return expression(evaluate.expression());
    }
    if (statement instanceof CStatement.Return result) {
      return result
          .value()
          .map(value -> Layout.of(Layout.text("return "), expression(value)))
          .orElse(Layout.text("return"));
    }
    if (statement instanceof CStatement.Break) {
      return Layout.text("break");
    }
    if (statement instanceof CStatement.Continue) {
      return Layout.text("continue");
    }
    throw new IllegalArgumentException("not a simple statement: " + statement);
  }

  private static Layout value(CStatement.Declare declare) {
    return declare
        .initializer()
        .map(value -> Layout.of(Layout.text(" = "), expression(value)))
        .orElse(Layout.text(""));
  }

  /** Declarations of one type share its name: {@code int32_t i = 0, n = 5}. */
  private static Layout initializers(List<CStatement> initializers) {
    List<Layout> parts = new ArrayList<>();
    for (CStatement initializer : initializers) {
      parts.add(
          !parts.isEmpty() && initializer instanceof CStatement.Declare declare
              ? Layout.of(Layout.text(declare.name()), value(declare))
              : simple(initializer));
    }
    return commas(parts);
  }

  private static Layout expression(CExpression expression) {
    if (expression instanceof CExpression.Truth truth) {
      return Layout.text(truth.value() ? "true" : "false");
    }
    if (expression instanceof CExpression.Number number) {
      return Layout.text(number(number));
    }
    if (expression instanceof CExpression.Text text) {
      return Layout.text(quoted(text.value()));
    }
    if (expression instanceof CExpression.Variable variable) {
      return Layout.text(variable.name());
    }
    if (expression instanceof CExpression.Named named) {
      return Layout.text(named.symbol().name());
    }
    if (expression instanceof CExpression.Unary unary) {
      return Layout.of(Layout.text(unary.operator().symbol()), primary(unary.operand()));
    }
    if (expression instanceof CExpression.Cast cast) {
      return Layout.of(Layout.text("(" + cast.type().spelling() + ")"), primary(cast.operand()));
    }
    if (expression instanceof CExpression.Call call) {
      return Layout.of(
          Layout.text(call.function().name() + "("),
          commas(call.arguments().stream().map(CPrinter::expression).toList()),
          Layout.text(")"));
    }
    if (expression instanceof CExpression.Conditional choice) {
      return Layout.fill(
          List.of(
              armOf(choice.condition()),
              Layout.of(Layout.text("? "), armOf(choice.whenTrue())),
              Layout.of(Layout.text(": "), armOf(choice.whenFalse()))));
    }
    CExpression.Binary binary = (CExpression.Binary) expression;
    return Layout.fill(
        List.of(
            Layout.of(
                operand(binary.operator(), binary.left(), true),
                Layout.text(" " + binary.operator().symbol())),
            operand(binary.operator(), binary.right(), false)));
  }

  private static Layout operand(CBinary operator, CExpression operand, boolean left) {
    boolean bare =
        operand instanceof CExpression.Binary inner
            ? obvious(operator, inner.operator(), left)
            : !(operand instanceof CExpression.Conditional);
    return bare ? expression(operand) : parenthesised(operand);
  }

  /** Whether everyone knows that the inner operator binds first. */
  private static boolean obvious(CBinary outer, CBinary inner, boolean left) {
    return switch (outer.family()) {
      case PRODUCT -> left && inner == CBinary.MULTIPLY && outer == CBinary.MULTIPLY;
      case SUM -> inner.family() == Family.PRODUCT || (left && inner.family() == Family.SUM);
      case BITS -> left && inner == outer && isChain(outer);
      case COMPARISON -> inner.family() == Family.PRODUCT || inner.family() == Family.SUM;
      case LOGIC ->
          inner.family() == Family.COMPARISON || (left && inner == outer && isChain(outer));
    };
  }

  private static boolean isChain(CBinary operator) {
    return operator != CBinary.SHIFT_LEFT && operator != CBinary.SHIFT_RIGHT;
  }

  /** A part of a conditional expression. */
  private static Layout armOf(CExpression arm) {
    return arm instanceof CExpression.Conditional ? parenthesised(arm) : expression(arm);
  }

  /** An operand of an operator that binds tighter than all of two operands. */
  private static Layout primary(CExpression operand) {
    boolean bare =
        operand instanceof CExpression.Truth
            || operand instanceof CExpression.Text
            || operand instanceof CExpression.Variable
            || operand instanceof CExpression.Named
            || operand instanceof CExpression.Call
            || (operand instanceof CExpression.Number number && !number(number).startsWith("-"));
    return bare ? expression(operand) : parenthesised(operand);
  }

  private static Layout parenthesised(CExpression expression) {
    return Layout.of(Layout.text("("), expression(expression), Layout.text(")"));
  }

  /** A string literal; two question marks might begin a trigraph. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("??", "?\\?") + '"';
  }

  /**
   * The least numbers have names of their own: their digits alone would be too wide. What does not
   * fit 32 bits is a pattern more often than a count, so it is written in hexadecimal.
   */
  private static String number(CExpression.Number number) {
    long value = number.value();
    if (number.type() == CType.INT) {
      return value == Integer.MIN_VALUE ? "INT32_MIN" : Long.toString(value);
    }
    if (value == Long.MIN_VALUE) {
      return "INT64_MIN";
    }
    long size = Math.abs(value);
    String digits = size >>> 32 == 0 ? Long.toString(size) : "0x" + Long.toHexString(size);
    return (value < 0 ? "-" : "") + "INT64_C(" + digits + ")";
  }

  private static Layout commas(List<Layout> parts) {
    List<Layout> withCommas = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      withCommas.add(
          i < parts.size() - 1 ? Layout.of(parts.get(i), Layout.text(",")) : parts.get(i));
    }
    return Layout.fill(withCommas);
  }

  private static String flat(Layout layout) {
    return Layout.render(layout, 0, Integer.MAX_VALUE / 2);
  }

  /** Behind a {@code #line} on one line, however long: a second one would count as the next. */
  private void laid(String before, Layout layout, String after) {
    Layout whole = Layout.of(Layout.text(before), layout, Layout.text(after));
    String text = numbered ? flat(whole) : Layout.render(whole, depth * STEP, WIDTH);
    raw(" ".repeat(depth * STEP) + text);
  }

  private CPrinter line(String text) {
    raw(text.isEmpty() ? "" : " ".repeat(depth * STEP) + text);
    return this;
  }

  private void raw(String line) {
    out.append(line).append('\n');
  }
}
