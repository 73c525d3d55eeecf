package halt.checker.input;

/**
 * How is something that a file holds shown in a message? In one line, without characters that a
 * terminal would obey, and cut off where nobody would read on.
 */
public final class Quoted {
  private static final int LONGEST_TEXT = 60;
  private static final int LONGEST_MESSAGE = 400;

  private Quoted() {}

  /** A text, or its beginning. */
  public static String text(String text) {
    return text.length() > LONGEST_TEXT
        ? plain(text.substring(0, LONGEST_TEXT)) + "… (" + text.length() + " characters)"
        : plain(text);
  }

  /** A message that quotes a text, or its beginning. */
  public static String message(String message) {
    return message.length() > LONGEST_MESSAGE
        ? plain(message.substring(0, LONGEST_MESSAGE)) + "…"
        : plain(message);
  }

  private static String plain(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            each -> {
              switch (Character.getType(each)) {
                case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    shown.append(String.format("\\u%04x", each));
                default -> shown.appendCodePoint(each);
              }
            });
    return shown.toString();
  }
}
