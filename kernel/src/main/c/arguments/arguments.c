/*
 * Which words does the kernel take, and what is wrong with one that it does not? A table of the
 * numbers with their ranges, and a parser that stops at the first word that it must refuse.
 */
#include "arguments/arguments.h"

#include <stddef.h>

#include "text/console.h"

/* All of this runs once: what counts is that it takes little room in the image. */
#pragma clang attribute push(__attribute__((minsize)), apply_to = function)

struct number_key {
  const char *key;
  size_t field;
  int64_t least;
  int64_t greatest;
};

#define NUMBER(key, field, least, greatest) \
  { key, offsetof(struct arguments, field), least, greatest }

/* What the monitor does not ask for, but does in one way only. */
struct fixed_key {
  const char *key;
  const char *value;
};

static const struct fixed_key fixed_in_monitor[] = {
    {"rounds", "1"},  {"line-up", "0"},     {"delay", "0"},      {"nap-every", "0"},
    {"compute", "0"}, {"watchdog-ms", "0"}, {"measure", "none"}, {"protect-values", "0"},
};

static const struct number_key number_keys[] = {
    NUMBER("processes", processes, 1, 1000),
    NUMBER("operations", operations, 0, 1000000),
    NUMBER("rounds", rounds, 1, 1000000000),
    NUMBER("seed", seed, 0, INT64_MAX),
    NUMBER("line-up", line_up, 0, 1000000000),
    NUMBER("delay", delay, 0, 1000000000),
    NUMBER("nap-every", nap_every, 0, 1000000000),
    NUMBER("collect-every", collect_every, 0, INT64_MAX),
    NUMBER("fail-every", fail_every, 0, INT64_MAX),
    NUMBER("space-words", space_words, 1, INT32_MAX),
    NUMBER("buffer-words", buffer_words, 1, INT32_MAX),
    NUMBER("history-words", history_words, 1, INT32_MAX),
    NUMBER("awake", awake, 0, 1),
    NUMBER("monitor", monitor, 0, 1),
    NUMBER("hang", hang, 0, 1),
    NUMBER("slice-us", slice_us, 0, 1000000),
    NUMBER("abort-every", abort_every, 0, INT64_MAX),
    NUMBER("abort-late", abort_late, 0, 1),
    NUMBER("handshake", handshake, 0, 1),
    NUMBER("compute", compute, 0, INT64_MAX),
    NUMBER("watchdog-ms", watchdog_ms, 0, 3600000),
    NUMBER("hang-process", hang_process, 0, 1000),
    NUMBER("hang-masked", hang_masked, 0, 1),
    NUMBER("protect-values", protect_values, 0, 1),
    NUMBER("fault-cpu", fault_cpu, 0, 1000),
    NUMBER("fault-process", fault_process, 0, 1000),
};

static const struct arguments defaults = {
    .operations = 1,
    .rounds = 1,
    .line_up = 200000,
    .delay = 50,
    .nap_every = 8,
    .history_words = 1 << 16,
    .slice_us = 1000,
    .handshake = 1,
    .watchdog_ms = 10000,
    .hang_process = -1,
};

static const char *const fault_names[] = {
    [FAULT_NONE] = "none",
    [FAULT_NULL] = "null",
    [FAULT_WRITE_TEXT] = "write-text",
    [FAULT_WRITE_RODATA] = "write-rodata",
    [FAULT_EXEC_DATA] = "exec-data",
    [FAULT_STACK] = "stack",
    [FAULT_ARENA] = "arena",
    [FAULT_REGISTER] = "register",
    [FAULT_PROCESS] = "process",
    [FAULT_UNDEFINED] = "undefined",
    [FAULT_DOUBLE] = "double",
    [FAULT_UNMAPPED] = "unmapped",
    [FAULT_WRITE_VALUE] = "write-value",
    [FAULT_PANIC] = "panic",
};

static const char *const measure_names[] = {
    [MEASURE_NONE] = "none",
    [MEASURE_OPERATION] = "operation",
    [MEASURE_SWAP] = "swap",
    [MEASURE_CAS] = "cas",
};

struct name_key {
  const char *key;
  size_t field; /* of an enumeration, whose constants are the indices of the names */
  const char *const *names;
  int count;
};

#define NAME(key, field, names) \
  { key, offsetof(struct arguments, field), names, sizeof names / sizeof names[0] }

static const struct name_key name_keys[] = {
    NAME("fault", fault, fault_names),
    NAME("measure", measure, measure_names),
};

_Static_assert(sizeof(enum fault) == sizeof(int) && sizeof(enum measure) == sizeof(int),
               "parse_name stores an int");

/* A part of the text, [start, end). */
struct word {
  const char *start;
  const char *end;
};

static bool word_equals(struct word word, const char *string) {
  const char *at = word.start;
  while (at < word.end && *string == *at) {
    at++;
    string++;
  }
  return at == word.end && *string == '\0';
}

static bool refuse(struct word key, struct word value, const char *why) {
  print("Bail out! argument ");
  for (const char *at = key.start; at < key.end; at++) {
    print("%c", *at);
  }
  print("=");
  for (const char *at = value.start; at < value.end; at++) {
    print("%c", *at);
  }
  print(": %s", why);
  return false;
}

static bool parse_number(struct word key, struct word value, const struct number_key *number,
                         int64_t *result) {
  int64_t parsed = 0;
  for (const char *at = value.start; at < value.end; at++) {
    if (*at < '0' || *at > '9') {
      return refuse(key, value, "not a decimal number\n");
    }
    if (__builtin_mul_overflow(parsed, 10, &parsed) ||
        __builtin_add_overflow(parsed, *at - '0', &parsed)) {
      return refuse(key, value, "too large\n");
    }
  }
  if (value.start == value.end || parsed < number->least || parsed > number->greatest) {
    refuse(key, value, "not in the range ");
    print("%ld to %ld\n", number->least, number->greatest);
    return false;
  }
  *result = parsed;
  return true;
}

static bool parse_scenario(struct word key, struct word value, struct arguments *arguments) {
  size_t length = (size_t)(value.end - value.start);
  if (length >= sizeof arguments->scenario) {
    return refuse(key, value, "longer than any scenario's name\n");
  }
  for (size_t i = 0; i < length; i++) {
    arguments->scenario[i] = value.start[i];
  }
  arguments->scenario[length] = '\0';
  return true;
}

static bool parse_name(struct word key, struct word value, const struct name_key *name,
                       int *result) {
  for (int i = 0; i < name->count; i++) {
    if (word_equals(value, name->names[i])) {
      *result = i;
      return true;
    }
  }
  refuse(key, value, "not one of");
  for (int i = 0; i < name->count; i++) {
    print(" %s", name->names[i]);
  }
  print("\n");
  return false;
}

static bool parse_pair(struct word key, struct word value, struct arguments *arguments) {
  if (word_equals(key, "scenario")) {
    return parse_scenario(key, value, arguments);
  }
  for (size_t i = 0; i < sizeof name_keys / sizeof name_keys[0]; i++) {
    if (word_equals(key, name_keys[i].key)) {
      int *field = (int *)((uintptr_t)arguments + name_keys[i].field);
      return parse_name(key, value, &name_keys[i], field);
    }
  }
  for (size_t i = 0; i < sizeof number_keys / sizeof number_keys[0]; i++) {
    if (word_equals(key, number_keys[i].key)) {
      int64_t *field = (int64_t *)((uintptr_t)arguments + number_keys[i].field);
      return parse_number(key, value, &number_keys[i], field);
    }
  }
  return refuse(key, value, "no such argument\n");
}

/* Whether the monitor would do as it is told, and not something else without a word. */
static bool monitor_does(struct word key, struct word value) {
  for (size_t i = 0; i < sizeof fixed_in_monitor / sizeof fixed_in_monitor[0]; i++) {
    const struct fixed_key *fixed = &fixed_in_monitor[i];
    if (word_equals(key, fixed->key) && !word_equals(value, fixed->value)) {
      refuse(key, value, "the monitor does ");
      print("%s=%s and nothing else\n", fixed->key, fixed->value);
      return false;
    }
  }
  return true;
}

/* Takes the next word of the text apart; false: there is none. */
static bool next_pair(const char **text, struct word *key, struct word *value) {
  while (**text == ' ') {
    (*text)++;
  }
  if (**text == '\0') {
    return false;
  }
  *key = (struct word){*text, *text};
  while (*key->end != '=' && *key->end != ' ' && *key->end != '\0') {
    key->end++;
  }
  *value = (struct word){key->end, key->end};
  if (*value->start == '=') {
    value->start++;
    value->end++;
  }
  while (*value->end != ' ' && *value->end != '\0') {
    value->end++;
  }
  *text = value->end;
  return true;
}

bool arguments_parse(const char *text, struct arguments *arguments) {
  *arguments = defaults;
  struct word key;
  struct word value;
  for (const char *rest = text; next_pair(&rest, &key, &value);) {
    if (value.start == value.end) {
      return refuse(key, value, "no value\n");
    }
    if (!parse_pair(key, value, arguments)) {
      return false;
    }
  }
  for (const char *rest = text; arguments->monitor != 0 && next_pair(&rest, &key, &value);) {
    if (!monitor_does(key, value)) {
      return false;
    }
  }
  return true;
}

#pragma clang attribute pop
