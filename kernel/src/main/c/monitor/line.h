/*
 * What did the person at the serial line type? Bytes become lines, with the little editing that a
 * person expects, and are echoed as they come:
 *
 *   return          ends the line; so does a line feed, and both together are one end
 *   backspace, DEL  takes back the last character
 *   Ctrl-U          takes back all of them
 *   Ctrl-C          gives the line up
 *   Ctrl-D          on an empty line: there will be no more
 *
 * Whatever else is no printable ASCII character must not change what a line says: the keys that
 * send escape sequences do nothing, a tabulator is a blank, and any other byte becomes a '?', which
 * no command takes.
 */
#ifndef HALT_LINE_H
#define HALT_LINE_H

#include <stdbool.h>
#include <stddef.h>

#define LINE_CAPACITY 128

enum line_event {
  LINE_MORE,      /* it goes on */
  LINE_READY,     /* text is a whole line */
  LINE_TOO_LONG,  /* a whole line has come, but not all of it had room */
  LINE_CANCELLED, /* Ctrl-C */
  LINE_END,       /* Ctrl-D */
};

/* Begins as all zeros. After any event but LINE_MORE the next byte begins a new line. */
struct line {
  char text[LINE_CAPACITY + 1]; /* ends with a zero byte */
  size_t length;
  bool too_long;
  bool after_return;
  bool done;  /* the next byte begins a new line */
  int escape; /* how far into an escape sequence; 0: not in one */
};

/* Takes one byte and echoes it. */
enum line_event line_take(struct line *line, int byte);

#endif
