package halt.kernel.translate.c;

import java.util.ArrayList;
import java.util.List;

/** What does a comment say? Parts, which the printer separates by empty lines and fills. */
public record CComment(List<Part> parts) {
  public CComment {
    parts = List.copyOf(parts);
  }

  /** A comment of one paragraph. */
  public static CComment of(String text) {
    return new CComment(List.of(new Paragraph(text)));
  }

  /** This comment and one more paragraph. */
  public CComment and(String paragraph) {
    List<Part> longer = new ArrayList<>(parts);
    longer.add(new Paragraph(paragraph));
    return new CComment(longer);
  }

  /** A piece of a comment. */
  public sealed interface Part {}

  /** Running text, filled to the width of the page. */
  public record Paragraph(String text) implements Part {}

  /** Lines kept as they are: a drawing, a table. */
  public record Preformatted(List<String> lines) implements Part {
    public Preformatted {
      lines = List.copyOf(lines);
    }
  }

  /** A list; the texts stand in one column beside the labels. */
  public record Items(List<Item> items) implements Part {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** An entry of a list: a parameter and its meaning, or a dash and a point. */
  public record Item(String label, String text) {}
}
