/* What does each byte do to a line, and what does the person see of it? A case per kind of byte. */
#include "monitor/line.h"

#include "text/console.h"

#define CTRL_C 0x03
#define CTRL_D 0x04
#define BACKSPACE 0x08
#define TABULATOR 0x09
#define LINE_FEED 0x0a
#define RETURN 0x0d
#define CTRL_U 0x15
#define ESCAPE 0x1b
#define DELETE 0x7f

/* Within an escape sequence (ECMA-48, 5.4): behind ESC, and behind the bracket that follows it. */
enum { NO_ESCAPE, AFTER_ESCAPE, IN_SEQUENCE };

/* True if the byte is part of an escape sequence, which has no meaning here. */
static bool swallow(struct line *line, int byte) {
  switch (line->escape) {
    case AFTER_ESCAPE:
      line->escape = byte == '[' || byte == 'O' ? IN_SEQUENCE : NO_ESCAPE;
      return byte >= ' ';
    case IN_SEQUENCE:
      if (byte < ' ') { /* no sequence has one: it was cut off */
        line->escape = NO_ESCAPE;
        return false;
      }
      if (byte >= '@') { /* its last byte */
        line->escape = NO_ESCAPE;
      }
      return true;
    default:
      line->escape = byte == ESCAPE ? AFTER_ESCAPE : NO_ESCAPE;
      return byte == ESCAPE;
  }
}

static void begin(struct line *line) {
  line->length = 0;
  line->text[0] = '\0';
  line->too_long = false;
  line->done = false;
}

static void erase(struct line *line) {
  if (line->length > 0) {
    line->text[--line->length] = '\0';
    print("\b \b");
  }
}

static void add(struct line *line, char character) {
  if (line->length == LINE_CAPACITY) {
    line->too_long = true;
    print("\a");
    return;
  }
  line->text[line->length++] = character;
  line->text[line->length] = '\0';
  print("%c", character);
}

static enum line_event end(struct line *line, enum line_event event) {
  line->done = true;
  print("\n");
  return event;
}

enum line_event line_take(struct line *line, int byte) {
  if (line->done) {
    begin(line);
  }
  bool after_return = line->after_return;
  line->after_return = byte == RETURN;
  if (swallow(line, byte)) {
    return LINE_MORE;
  }
  switch (byte) {
    case CTRL_C:
      print("^C");
      return end(line, LINE_CANCELLED);
    case CTRL_D:
      return line->length == 0 && !line->too_long ? end(line, LINE_END) : LINE_MORE;
    case BACKSPACE:
    case DELETE:
      erase(line);
      return LINE_MORE;
    case CTRL_U:
      while (line->length > 0) {
        erase(line);
      }
      line->too_long = false;
      return LINE_MORE;
    case LINE_FEED:
      if (after_return) {
        return LINE_MORE;
      }
      return end(line, line->too_long ? LINE_TOO_LONG : LINE_READY);
    case RETURN:
      return end(line, line->too_long ? LINE_TOO_LONG : LINE_READY);
    case TABULATOR:
      add(line, ' ');
      return LINE_MORE;
    default:
      add(line, byte >= ' ' && byte < DELETE ? (char)byte : '?');
      return LINE_MORE;
  }
}
