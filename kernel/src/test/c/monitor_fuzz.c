/*
 * Do the reader of lines (line.c) and the reader of commands (command.c) survive any bytes? First
 * what a person types must be understood; then random bytes and damaged commands come, seed by
 * seed, and whatever is accepted must be in its bounds. Argument: how many random lines.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "monitor/command.h"
#include "monitor/line.h"

#define PRINTED_CAPACITY 65536

/* What was printed since it was emptied. */
static char printed[PRINTED_CAPACITY];
static size_t printed_length;

/* console.c's, with the host's own printf: what is asked of it here means the same to both. */
void print(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int count = vsnprintf(printed + printed_length, PRINTED_CAPACITY - printed_length, format,
                        arguments);
  va_end(arguments);
  if (count < 0 || (size_t)count >= PRINTED_CAPACITY - printed_length) {
    printf("one line is answered with too much\n");
    exit(1);
  }
  printed_length += (size_t)count;
}

static void empty(void) {
  printed_length = 0;
  printed[0] = '\0';
}

static void require(int holds, const char *what) {
  if (!holds) {
    printf("misread: %s; printed: %s\n", what, printed);
    exit(1);
  }
}

/* Types keys into a line; the event of the last one. */
static enum line_event type(struct line *line, const char *keys) {
  enum line_event event = LINE_MORE;
  for (const char *key = keys; *key != '\0'; key++) {
    event = line_take(line, (unsigned char)*key);
  }
  return event;
}

static void edit(const char *keys, enum line_event event, const char *text, const char *what) {
  struct line line = {0};
  empty();
  require(type(&line, keys) == event && strcmp(line.text, text) == 0, what);
}

static void read_lines(void) {
  edit("atoms\r", LINE_READY, "atoms", "return");
  edit("atoms\n", LINE_READY, "atoms", "line feed");
  edit("atoms\r\n", LINE_MORE, "", "both are one end");
  edit("\r\n\n", LINE_READY, "", "a line feed after both is an empty line");
  edit("axt\b\x7ftoms\r", LINE_READY, "atoms", "backspace and delete");
  edit("\b\bhelp\r", LINE_READY, "help", "backspace at the start");
  edit("nonsense\x15" "help\r", LINE_READY, "help", "Ctrl-U");
  edit("step\t0\r", LINE_READY, "step 0", "a tabulator");
  edit("he\x1b[Alp\x1b[1;5D\x1bOP\r", LINE_READY, "help", "keys that send sequences");
  edit("\x1b\rhelp\r", LINE_READY, "help", "an escape that begins nothing");
  edit("\x1b[12\rhelp\r", LINE_READY, "help", "a sequence that is cut off");
  edit("h\xc3\xa9lp\r", LINE_READY, "h??lp", "bytes that are no ASCII");
  edit("h\x01lp\r", LINE_READY, "h?lp", "other control characters");
  edit("step 0\x03", LINE_CANCELLED, "step 0", "Ctrl-C");
  edit("step 0\x03help\r", LINE_READY, "help", "a line after Ctrl-C");
  edit("\x04", LINE_END, "", "Ctrl-D");
  edit("step\x04 0\r", LINE_READY, "step 0", "Ctrl-D within a line");

  struct line line = {0};
  enum line_event event = LINE_MORE;
  for (int i = 0; i < LINE_CAPACITY + 1; i++) {
    event = type(&line, "a");
  }
  require(event == LINE_MORE && line_take(&line, '\x04') == LINE_MORE, "a line that is too long");
  require(type(&line, "\r") == LINE_TOO_LONG, "its end");
  require(type(&line, "help\r") == LINE_READY && strcmp(line.text, "help") == 0, "the line after");
}

static struct command accept(const char *text) {
  struct command command;
  empty();
  require(command_parse(text, &command) && printed_length == 0, text);
  return command;
}

static void refuse(const char *text, const char *answer) {
  struct command command;
  empty();
  require(!command_parse(text, &command) && strstr(printed, answer) == printed, text);
  require(strchr(printed, '\n') == printed + printed_length - 1, "an answer of one line");
}

static void read_commands(void) {
  require(accept("").kind == COMMAND_NONE, "nothing");
  require(accept("   ").kind == COMMAND_NONE, "blanks");
  struct command start = accept("  start  counter 2   3 ");
  require(start.kind == COMMAND_START && start.count == 2, "start");
  require(strcmp(start.name, "counter") == 0 && start.numbers[0] == 2 && start.numbers[1] == 3,
          "its operands");
  require(accept("start counter").count == 0, "operands that are left out");
  require(accept("word 9223372036854775807").numbers[0] == INT64_MAX, "the greatest number");
  refuse("word 9223372036854775808", "9223372036854775808 is too large; expected: word OFFSET");
  refuse("word 99999999999999999999", "99999999999999999999 is too large");
  refuse("step", "a number is missing; expected: step P [N]");
  refuse("step -1", "\"-1\" is no decimal number");
  refuse("step 0x1", "\"0x1\" is no decimal number");
  refuse("step 1 2 3", "\"3\" is one operand too many");
  refuse("atoms 1", "\"1\" is one operand too many");
  refuse("start", "a name is missing; expected: start SCENARIO");
  refuse("Atoms", "there is no command \"Atoms\"; there are: help ");
  refuse("atom", "there is no command \"atom\"");
  refuse("atomss", "there is no command \"atomss\"");
  char text[LINE_CAPACITY + 1] = "start ";
  memset(text + 6, 'x', COMMAND_NAME_LENGTH);
  require(strlen(accept(text).name) == COMMAND_NAME_LENGTH, "the longest name");
  text[6 + COMMAND_NAME_LENGTH] = 'x';
  refuse(text, "\"xxx");
}

static uint64_t state;

static uint32_t random_below(uint32_t limit) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (uint32_t)(state >> 16) % limit;
}

/* A key: of those that mean something, of those in commands, or any byte. */
static int random_key(void) {
  static const char keys[] = "\b\x7f\x15\x1b[O~;\t \x04  0123456789stepwordbreakstartcounterundpx";
  return random_below(8) == 0 ? (int)random_below(256) : keys[random_below(sizeof keys - 1)];
}

/* Heap blocks of exactly their size, so that a sanitizer sees the first access outside. */
static void read_random_line(void) {
  struct line *line = calloc(1, sizeof *line);
  for (uint32_t keys = random_below(2 * LINE_CAPACITY); keys > 0; keys--) {
    (void)line_take(line, random_key());
    require(line->length <= LINE_CAPACITY && strlen(line->text) == line->length, "a random key");
  }
  while (line_take(line, '\r') != LINE_READY) {
  }
  empty();
  free(line);

  static const char *const starts[] = {"start ", "step ", "word ", "break ", "run ", ""};
  const char *start = starts[random_below(sizeof starts / sizeof starts[0])];
  size_t more = random_below(40);
  char *text = malloc(strlen(start) + more + 1);
  strcpy(text, start);
  for (size_t i = strlen(start); more > 0; more--, i++) {
    text[i] = "0123456789  9x-"[random_below(15)];
    text[i + 1] = '\0';
  }
  struct command *command = malloc(sizeof *command);
  if (command_parse(text, command)) {
    require(printed_length == 0, "an accepted command of which something is said");
    require(command->count >= 0 && command->count <= COMMAND_NUMBERS, "the number of operands");
    for (int i = 0; i < command->count; i++) {
      require(command->numbers[i] >= 0, "a negative operand");
    }
    require(memchr(command->name, '\0', sizeof command->name) != NULL, "a name without end");
  } else {
    require(printed_length > 0 && printed[printed_length - 1] == '\n', "a refusal without a line");
  }
  free(command);
  free(text);
}

int main(int count, char **arguments) {
  read_lines();
  read_commands();
  long lines = count > 1 ? atol(arguments[1]) : 0;
  for (long i = 1; i <= lines; i++) {
    state = (uint64_t)i * 0x9e3779b97f4a7c15;
    empty();
    read_random_line();
  }
  printf("%ld random lines\n", lines);
  return 0;
}
