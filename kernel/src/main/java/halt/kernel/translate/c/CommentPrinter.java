package halt.kernel.translate.c;

import java.util.ArrayList;
import java.util.List;

/** How does a comment look? Text is filled; what was drawn stays as it was drawn. */
final class CommentPrinter {
  private CommentPrinter() {}

  /** The comment's lines, each without an end of line. */
  static List<String> print(CComment comment, int indent, int width) {
    List<String> lines = new ArrayList<>();
    for (CComment.Part part : comment.parts()) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(part(part, width - indent - 3));
    }
    String margin = " ".repeat(indent);
    List<String> printed = new ArrayList<>();
    if (lines.size() == 1 && lines.get(0).length() <= width - indent - 6) {
      printed.add(margin + "/* " + harmless(lines.get(0)) + " */");
      return printed;
    }
    printed.add(margin + "/*");
    for (String line : lines) {
      printed.add((margin + " * " + harmless(line)).stripTrailing());
    }
    printed.add(margin + " */");
    return printed;
  }

  private static List<String> part(CComment.Part part, int width) {
    if (part instanceof CComment.Paragraph paragraph) {
      return fill(paragraph.text(), width);
    }
    if (part instanceof CComment.Preformatted preformatted) {
      return preformatted.lines();
    }
    CComment.Items items = (CComment.Items) part;
    int column = items.items().stream().mapToInt(item -> item.label().length()).max().orElse(0) + 1;
    List<String> lines = new ArrayList<>();
    for (CComment.Item item : items.items()) {
      String label = item.label();
      for (String line : fill(item.text(), width - column)) {
        lines.add(label + " ".repeat(column - label.length()) + line);
        label = "";
      }
    }
    return lines;
  }

  /** The words on lines of at most that width. */
  static List<String> fill(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** The line without what would begin or end a C comment. */
  private static String harmless(String line) {
    return line.replace("*/", "* /").replace("/*", "/ *");
  }
}
