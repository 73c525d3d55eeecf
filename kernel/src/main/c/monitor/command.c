/*
 * Which commands are there, and what is wrong with a line that is none of them? The operands of a
 * command are a name, or numbers, or a name and then numbers.
 */
#include "monitor/command.h"

#include <stddef.h>

#include "text/console.h"

struct form {
  const char *name;
  enum command_kind kind;
  bool takes_name;
  int least;    /* how many numbers must follow */
  int greatest; /* how many may */
  const char *operands;
  const char *purpose;
};

static const struct form forms[] = {
    {"help", COMMAND_HELP, false, 0, 0, "", "these lines"},
    {"scenarios", COMMAND_SCENARIOS, false, 0, 0, "", "what can be started"},
    {"start", COMMAND_START, true, 0, 2, "SCENARIO [PROCESSES [OPERATIONS]]",
     "sets a scenario up; its processes stop before their first operation"},
    {"step", COMMAND_STEP, false, 1, 2, "P [N]", "lets process P do its next N operations (1)"},
    {"run", COMMAND_RUN, false, 0, 1, "[ROUNDS]",
     "lets all processes run to their end; or begins anew ROUNDS times"},
    {"go", COMMAND_GO, false, 0, 0, "", "lets all processes run and does not wait for them"},
    {"pause", COMMAND_PAUSE, false, 0, 0, "", "stops them between two operations"},
    {"break", COMMAND_BREAK, false, 0, 2, "[P [N]]",
     "stops process P when it has done N operations; without N: nowhere; without P: lists"},
    {"processes", COMMAND_PROCESSES, false, 0, 0, "", "where each one is, and its registers"},
    {"registers", COMMAND_REGISTERS, false, 1, 1, "P", "the registers of process P, as words, too"},
    {"atoms", COMMAND_ATOMS, false, 0, 0, "", "the value of each"},
    {"capabilities", COMMAND_CAPABILITIES, false, 0, 0, "", "who may do what with which atom"},
    {"heap", COMMAND_HEAP, false, 0, 0, "", "how full it is, and how often it was collected"},
    {"collect", COMMAND_COLLECT, false, 0, 0, "", "collects now"},
    {"history", COMMAND_HISTORY, false, 0, 0, "", "all operations of this run"},
    {"word", COMMAND_WORD, false, 1, 2, "OFFSET [COUNT]", "words of the arena, with their names"},
    {"dump", COMMAND_DUMP, false, 0, 0, "", "sends the arena to the host"},
    {"cpus", COMMAND_CPUS, false, 0, 0, "", "what each one does"},
    {"quit", COMMAND_QUIT, false, 0, 0, "", "ends the machine"},
};
#define FORMS (sizeof forms / sizeof forms[0])

/* A part of the line, [start, end); empty where the line has no more words. */
struct word {
  const char *start;
  const char *end;
};

static struct word next_word(const char **text) {
  while (**text == ' ') {
    (*text)++;
  }
  struct word word = {*text, *text};
  while (*word.end != ' ' && *word.end != '\0') {
    word.end++;
  }
  *text = word.end;
  return word;
}

static bool is_empty(struct word word) {
  return word.start == word.end;
}

static bool word_equals(struct word word, const char *string) {
  const char *at = word.start;
  while (at < word.end && *string == *at) {
    at++;
    string++;
  }
  return at == word.end && *string == '\0';
}

static void print_word(struct word word) {
  for (const char *at = word.start; at < word.end; at++) {
    print("%c", *at);
  }
}

static const struct form *find_form(struct word name) {
  for (size_t i = 0; i < FORMS; i++) {
    if (word_equals(name, forms[i].name)) {
      return &forms[i];
    }
  }
  print("there is no command \"");
  print_word(name);
  print("\"; there are:");
  for (size_t i = 0; i < FORMS; i++) {
    print(" %s", forms[i].name);
  }
  print("\n");
  return NULL;
}

/* False after the line that says why; what the operand is, is printed before. */
static bool refuse(const struct form *form) {
  print("; expected: %s %s\n", form->name, form->operands);
  return false;
}

static bool parse_number(struct word word, const struct form *form, int64_t *number) {
  *number = 0;
  for (const char *at = word.start; at < word.end; at++) {
    if (*at < '0' || *at > '9') {
      print("\"");
      print_word(word);
      print("\" is no decimal number");
      return refuse(form);
    }
    if (__builtin_mul_overflow(*number, 10, number) ||
        __builtin_add_overflow(*number, *at - '0', number)) {
      print_word(word);
      print(" is too large");
      return refuse(form);
    }
  }
  return true;
}

static bool parse_name(struct word word, const struct form *form, struct command *command) {
  if (is_empty(word)) {
    print("a name is missing");
    return refuse(form);
  }
  size_t length = (size_t)(word.end - word.start);
  if (length > COMMAND_NAME_LENGTH) {
    print("\"");
    print_word(word);
    print("\" is longer than any name");
    return refuse(form);
  }
  for (size_t i = 0; i < length; i++) {
    command->name[i] = word.start[i];
  }
  return true;
}

bool command_parse(const char *text, struct command *command) {
  *command = (struct command){.kind = COMMAND_NONE};
  struct word name = next_word(&text);
  if (is_empty(name)) {
    return true;
  }
  const struct form *form = find_form(name);
  if (form == NULL) {
    return false;
  }
  if (form->takes_name && !parse_name(next_word(&text), form, command)) {
    return false;
  }
  for (struct word word = next_word(&text); !is_empty(word); word = next_word(&text)) {
    if (command->count == form->greatest) {
      print("\"");
      print_word(word);
      print("\" is one operand too many");
      return refuse(form);
    }
    if (!parse_number(word, form, &command->numbers[command->count])) {
      return false;
    }
    command->count++;
  }
  if (command->count < form->least) {
    print("a number is missing");
    return refuse(form);
  }
  command->kind = form->kind;
  return true;
}

void command_print_help(void) {
  for (size_t i = 0; i < FORMS; i++) {
    print("  %s%s%s: %s\n", forms[i].name, forms[i].operands[0] == '\0' ? "" : " ",
          forms[i].operands, forms[i].purpose);
  }
  print("Ctrl-C stops a command that waits, and gives up a line.\n");
}
