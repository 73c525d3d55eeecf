package halt.kernel.translate;

import halt.kernel.translate.c.CComment;
import halt.model.ir.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What does a Javadoc comment say, without its markup? Code and links become plain words (a link to
 * a translated member is its C name), paragraphs and drawings stay, tags become a list.
 */
final class Documentation {
  /** A character by its number, such as {@code &#64;}. */
  private static final Pattern NUMBERED = Pattern.compile("&#(\\d{1,5});");

  private final Predicate<String> isTranslated;
  private final String owner;
  private final List<CComment.Part> parts = new ArrayList<>();
  private final List<CComment.Item> items = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private String label = "";

  private Documentation(Predicate<String> isTranslated, String owner) {
    this.isTranslated = isTranslated;
    this.owner = owner;
  }

  /**
   * The comment.
   *
   * @param owner the simple name of the class that it stands in
   * @param isTranslated whether a class of that simple name is translated too
   */
  static CComment comment(String javadoc, String owner, Predicate<String> isTranslated) {
    Documentation documentation = new Documentation(isTranslated, owner);
    documentation.read(javadoc);
    return new CComment(documentation.parts);
  }

  /**
   * The name of a source file; its path only where it is wanted and tells nothing of this machine.
   */
  static String file(Position position, boolean path) {
    String file = position.file().replace('\\', '/');
    boolean absolute = file.startsWith("/") || file.matches("[A-Za-z]:.*");
    return path && !absolute ? file : file.substring(file.lastIndexOf('/') + 1);
  }

  private void read(String javadoc) {
    int at = 0;
    while (at < javadoc.length()) {
      char c = javadoc.charAt(at);
      if (javadoc.startsWith("{@", at)) {
        int end = closingBrace(javadoc, at);
        inline(javadoc.substring(at + 2, end));
        at = end + 1;
      } else if (javadoc.startsWith("<pre>", at)) {
        int end = javadoc.indexOf("</pre>", at);
        int stop = end < 0 ? javadoc.length() : end;
        flush();
        preformatted(javadoc.substring(at + 5, stop));
        at = Math.min(javadoc.length(), stop + 6);
      } else if (c == '<' && isTag(javadoc, at)) {
        int end = javadoc.indexOf('>', at);
        tag(javadoc.substring(at + 1, end));
        at = end + 1;
      } else if (c == '@' && startsLine(javadoc, at)) {
        flush();
        int end = at + 1;
        while (end < javadoc.length() && Character.isLetter(javadoc.charAt(end))) {
          end++;
        }
        at = blockTag(javadoc, javadoc.substring(at + 1, end), end);
      } else if (c == '\n' && label.isEmpty() && isBlankLine(javadoc, at + 1)) {
        flush();
        at++;
      } else {
        text.append(c);
        at++;
      }
    }
    flush();
    flushItems();
  }

  /** Where the brace is closed; an open one ends with the comment. */
  private static int closingBrace(String javadoc, int start) {
    int depth = 0;
    for (int i = start; i < javadoc.length(); i++) {
      if (javadoc.charAt(i) == '{') {
        depth++;
      } else if (javadoc.charAt(i) == '}' && --depth == 0) {
        return i;
      }
    }
    return javadoc.length();
  }

  private static boolean isTag(String javadoc, int at) {
    int end = javadoc.indexOf('>', at);
    return end > 0 && javadoc.substring(at + 1, end).matches("/?[A-Za-z][A-Za-z0-9]*( [^<]*)?/?");
  }

  private static boolean startsLine(String javadoc, int at) {
    int i = at - 1;
    while (i >= 0 && javadoc.charAt(i) == ' ') {
      i--;
    }
    return i < 0 || javadoc.charAt(i) == '\n';
  }

  private static boolean isBlankLine(String javadoc, int start) {
    int end = javadoc.indexOf('\n', start);
    return end >= 0 && javadoc.substring(start, end).isBlank();
  }

  /** {@code code x}, {@code link A#b label} and their like, without the braces. */
  private void inline(String content) {
    String[] words = content.strip().split("\\s+", 2);
    String argument = words.length > 1 ? words[1] : "";
    if (words[0].startsWith("link") || words[0].equals("value")) {
      String[] target = argument.strip().split("\\s+(?![^(]*\\))", 2);
      text.append(target.length > 1 ? target[1] : link(target[0]));
    } else {
      text.append(argument);
    }
  }

  /** {@code A#b} as a C reader would look for it. */
  private String link(String target) {
    String name = target.replaceAll("\\(.*\\)", "");
    int hash = name.indexOf('#');
    if (hash < 0) {
      return name;
    }
    String type = name.substring(name.lastIndexOf('.', hash) + 1, hash);
    String resolved = type.isEmpty() ? owner : type;
    boolean inC =
        isTranslated.test(resolved) || resolved.equals("Arena") || resolved.equals("Platform");
    return resolved + (inC ? "_" : ".") + name.substring(hash + 1);
  }

  private void tag(String tag) {
    switch (tag.replaceAll("[ /].*", "")) {
      case "p", "ul", "ol" -> flush();
      case "li" -> {
        flush();
        label = "-";
      }
      default -> {
        if (tag.startsWith("/ul") || tag.startsWith("/ol")) {
          flush();
          flushItems();
        }
      }
    }
  }

  private int blockTag(String javadoc, String tag, int end) {
    if (items.stream().anyMatch(item -> item.label().equals("-"))) {
      flushItems();
    }
    int at = end;
    if (tag.equals("param")) {
      String rest = javadoc.substring(end).stripLeading();
      String name = rest.split("\\s", 2)[0];
      label = name + " ";
      at = javadoc.indexOf(name, end) + name.length();
    } else {
      label = (tag.equals("return") ? "result" : tag) + " ";
    }
    return at;
  }

  private void flush() {
    String words = unescaped(text.toString()).strip();
    text.setLength(0);
    if (!words.isEmpty()) {
      if (label.isEmpty()) {
        flushItems();
        parts.add(new CComment.Paragraph(words));
      } else {
        items.add(new CComment.Item(label, words));
      }
    }
    label = "";
  }

  private void flushItems() {
    if (!items.isEmpty()) {
      parts.add(new CComment.Items(List.copyOf(items)));
      items.clear();
    }
  }

  private void preformatted(String content) {
    String body = content.strip();
    String drawn =
        body.startsWith("{@code") && body.endsWith("}")
            ? body.substring("{@code".length(), body.length() - 1)
            : unescaped(content);
    List<String> lines = new ArrayList<>(Arrays.asList(drawn.split("\n", -1)));
    while (!lines.isEmpty() && lines.get(0).isBlank()) {
      lines.remove(0);
    }
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
      lines.remove(lines.size() - 1);
    }
    int margin =
        lines.stream()
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    parts.add(
        new CComment.Preformatted(
            lines.stream()
                .map(line -> line.isBlank() ? "" : "  " + line.substring(margin).stripTrailing())
                .toList()));
  }

  private static String unescaped(String html) {
    return NUMBERED
        .matcher(html)
        .replaceAll(
            found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1)))))
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&");
  }
}
