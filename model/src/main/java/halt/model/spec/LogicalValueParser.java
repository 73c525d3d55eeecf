package halt.model.spec;

import halt.core.value.Word;
import halt.model.spec.LogicalValue.Malformed;
import halt.model.spec.LogicalValue.Special;
import halt.model.spec.LogicalValue.Tuple;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Which value does a text print? One pass over the tokens, with the open tuples on a stack. */
final class LogicalValueParser {
  private static final String A_VALUE = "a value: a number, true, false, nil, [...], @N, or !NAME";

  /** Printing and comparing a value walk it recursively, so a text may not nest without limit. */
  private static final int MAX_DEPTH = 256;

  private final String text;
  private int position;

  LogicalValueParser(String text) {
    this.text = text;
  }

  LogicalValue parse() {
    Deque<List<LogicalValue>> open = new ArrayDeque<>();
    while (true) {
      skipBlanks();
      LogicalValue value;
      if (position == text.length()) {
        throw expected(open.isEmpty() ? A_VALUE : A_VALUE + "; or ]");
      }
      if (text.charAt(position) == '[') {
        if (open.size() == MAX_DEPTH) {
          throw expected("at most " + MAX_DEPTH + " tuples inside each other");
        }
        position++;
        open.push(new ArrayList<>());
        continue;
      }
      if (text.charAt(position) == ']' && !open.isEmpty()) {
        position++;
        value = new Tuple(open.pop());
      } else {
        value = token();
      }
      if (open.isEmpty()) {
        skipBlanks();
        if (position < text.length()) {
          throw expected("the end of the value");
        }
        return value;
      }
      open.peek().add(value);
    }
  }

  private void skipBlanks() {
    while (position < text.length() && text.charAt(position) == ' ') {
      position++;
    }
  }

  private LogicalValue token() {
    int end = position;
    while (end < text.length() && " []".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String token = text.substring(position, end);
    LogicalValue value =
        switch (token) {
          case "nil" -> LogicalValue.NIL;
          case "true" -> LogicalValue.TRUE;
          case "false" -> LogicalValue.FALSE;
          case "" -> throw expected(A_VALUE);
          default ->
              switch (token.charAt(0)) {
                case '@' -> atom(token);
                case '!' -> special(token);
                case '?' -> malformed(token);
                default -> fixnum(token);
              };
        };
    position = end;
    return value;
  }

  private LogicalValue atom(String token) {
    try {
      if (token.matches("@[0-9]+")) {
        return LogicalValue.atom(Integer.parseInt(token.substring(1)));
      }
    } catch (NumberFormatException tooLarge) {
      // Reported below, with the same words: no atom has such a number.
    }
    throw expected("an atom's number from 0 to " + Integer.MAX_VALUE + " after @");
  }

  private LogicalValue special(String token) {
    try {
      return new Special(token.substring(1));
    } catch (IllegalArgumentException unknown) {
      throw expected(
          "!needs-collection, !out-of-memory, !wrong-kind, !out-of-range or !out-of-atoms");
    }
  }

  private LogicalValue malformed(String token) {
    int colon = token.lastIndexOf(':');
    try {
      if (colon > 1) {
        long word = Long.parseUnsignedLong(token.substring(colon + 1), 16);
        return new Malformed(token.substring(1, colon), word);
      }
    } catch (NumberFormatException noWord) {
      // Reported below.
    }
    throw expected("?PROBLEM:HEXADECIMAL-WORD");
  }

  private LogicalValue fixnum(String token) {
    if (!token.matches("-?[0-9]+")) {
      throw expected(A_VALUE);
    }
    try {
      long integer = Long.parseLong(token);
      if (Word.MIN_FIXNUM <= integer && integer <= Word.MAX_FIXNUM) {
        return LogicalValue.fixnum(integer);
      }
    } catch (NumberFormatException tooLarge) {
      // Reported below.
    }
    throw expected("a number from " + Word.MIN_FIXNUM + " to " + Word.MAX_FIXNUM);
  }

  private LogicalValueSyntaxException expected(String what) {
    String found =
        position == text.length()
            ? "the end"
            : "'" + text.substring(position, Math.min(text.length(), position + 20)) + "'";
    return new LogicalValueSyntaxException(
        "column " + (position + 1) + ": expected " + what + "; found " + found);
  }
}
