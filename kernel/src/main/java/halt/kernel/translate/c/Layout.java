package halt.kernel.translate.c;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Where do lines break? A text with places where it may, after Wadler's "A prettier printer": a
 * group whose text does not fit on its line breaks at all of its places, at the column of the
 * enclosing {@link Aligned}.
 */
sealed interface Layout {
  record Text(String text) implements Layout {}

  /** A place to break; a space (or nothing) where it does not. */
  record Place(String flat) implements Layout {}

  record Sequence(List<Layout> parts) implements Layout {
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  /** New lines inside begin at the column where this begins. */
  record Aligned(Layout inner) implements Layout {}

  record Group(Layout inner) implements Layout {}

  Layout SPACE_OR_LINE = new Place(" ");

  static Layout text(String text) {
    return new Text(text);
  }

  static Layout of(Layout... parts) {
    return new Sequence(List.of(parts));
  }

  /** Each part after the first moves to a new line if it does not fit. */
  static Layout fill(List<Layout> parts) {
    List<Layout> filled = new ArrayList<>();
    for (Layout part : parts) {
      filled.add(filled.isEmpty() ? part : new Group(of(SPACE_OR_LINE, part)));
    }
    return new Aligned(new Sequence(filled));
  }

  /**
   * The text, broken to fit.
   *
   * @param column where the text begins on its line
   * @param width the first column that should stay empty
   */
  static String render(Layout layout, int column, int width) {
    StringBuilder out = new StringBuilder();
    Deque<Pending> todo = new ArrayDeque<>();
    todo.push(new Pending(column, false, layout));
    int at = column;
    while (!todo.isEmpty()) {
      Pending next = todo.pop();
      if (next.layout instanceof Text text) {
        out.append(text.text);
        at += text.text.length();
      } else if (next.layout instanceof Place place) {
        if (next.flat) {
          out.append(place.flat);
          at += place.flat.length();
        } else {
          out.append('\n').append(" ".repeat(next.indent));
          at = next.indent;
        }
      } else if (next.layout instanceof Aligned aligned) {
        todo.push(new Pending(at, next.flat, aligned.inner));
      } else if (next.layout instanceof Group group) {
        Pending flat = new Pending(next.indent, true, group.inner);
        boolean fits = next.flat || fits(flat, todo, width - at);
        todo.push(fits ? flat : new Pending(next.indent, false, group.inner));
      } else if (next.layout instanceof Sequence sequence) {
        push(todo, next, sequence);
      }
    }
    return out.toString();
  }

  /** Whether {@code first}, and what follows it up to the next break, stays within the room. */
  private static boolean fits(Pending first, Deque<Pending> rest, int room) {
    Deque<Pending> todo = new ArrayDeque<>(rest);
    todo.push(first);
    int left = room;
    while (left >= 0 && !todo.isEmpty()) {
      Pending next = todo.pop();
      if (next.layout instanceof Text text) {
        left -= text.text.length();
      } else if (next.layout instanceof Place place) {
        if (!next.flat) {
          return true;
        }
        left -= place.flat.length();
      } else if (next.layout instanceof Aligned aligned) {
        todo.push(new Pending(next.indent, next.flat, aligned.inner));
      } else if (next.layout instanceof Group group) {
        todo.push(new Pending(next.indent, next.flat, group.inner));
      } else if (next.layout instanceof Sequence sequence) {
        push(todo, next, sequence);
      }
    }
    return left >= 0;
  }

  private static void push(Deque<Pending> todo, Pending from, Sequence sequence) {
    for (int i = sequence.parts.size() - 1; i >= 0; i--) {
      todo.push(new Pending(from.indent, from.flat, sequence.parts.get(i)));
    }
  }

  /** A layout still to be printed. */
  record Pending(int indent, boolean flat, Layout layout) {}
}
