/*
 * What does a line ask the monitor for? One table names the commands with their operands and what
 * they do; the reader and the help are made of it.
 */
#ifndef HALT_COMMAND_H
#define HALT_COMMAND_H

#include <stdbool.h>
#include <stdint.h>

enum command_kind {
  COMMAND_NONE, /* an empty line */
  COMMAND_HELP,
  COMMAND_SCENARIOS,
  COMMAND_START,
  COMMAND_STEP,
  COMMAND_RUN,
  COMMAND_GO,
  COMMAND_PAUSE,
  COMMAND_BREAK,
  COMMAND_PROCESSES,
  COMMAND_REGISTERS,
  COMMAND_ATOMS,
  COMMAND_CAPABILITIES,
  COMMAND_HEAP,
  COMMAND_COLLECT,
  COMMAND_HISTORY,
  COMMAND_WORD,
  COMMAND_DUMP,
  COMMAND_CPUS,
  COMMAND_QUIT,
};

#define COMMAND_NAME_LENGTH 63
#define COMMAND_NUMBERS 2

struct command {
  enum command_kind kind;
  char name[COMMAND_NAME_LENGTH + 1]; /* the operand that is a name; "" if there is none */
  int64_t numbers[COMMAND_NUMBERS];   /* the operands that are numbers, none of them negative */
  int count;                          /* how many of these there are */
};

/* Reads a line. False, after a line that says what is wrong and what would not be. */
bool command_parse(const char *text, struct command *command);

/* Prints a line for each command. */
void command_print_help(void);

#endif
