/*
 * How is an operation kept until it can be printed? On a tape per process: words written from low
 * to high while the process runs, and read back in the same order when it does not.
 */
#include "history/history.h"

#include <stddef.h>

#include <halt/arch.h>
#include <halt/kernel.h>
#include <halt/word.h>

#include "atom/Atom.h"
#include "memory/memory.h"
#include "process/Operation.h"
#include "process/Registers.h"
#include "text/console.h"
#include "value/Header.h"
#include "value/Tuple.h"
#include "value/Word.h"

/* Tuples nested deeper than this are not recorded; it bounds the kernel's stack. */
#define MAX_DEPTH 16

/*
 * On a tape, of the kind of no object: the next word is a header that the core showed as a value.
 * Left as it is, it would begin a tuple.
 */
#define NO_VALUE Header_of(0, 1)

struct tape {
  int64_t *words;
  int64_t capacity;
  int64_t used;
  const char *broken; /* why what is on the tape is not whole; NULL: it is */
};

/*
 * What one process writes during a round; nobody else looks until the round is over. A record on
 * its tape is the operation, the invoke ticket, the respond ticket, and then four trees: target,
 * first, second, result.
 */
struct recorder {
  _Alignas(64) struct tape tape;
  int64_t operations;
  int64_t last;    /* where the record of the last operation begins that has responded */
  int64_t pending; /* where the record begins whose operation has not responded; -1: none */
};

/* The fixed part of a record. */
enum { RECORD_OPERATION, RECORD_INVOKE, RECORD_RESPOND, RECORD_TREES };

static struct recorder recorders[HALT_MAX_PROCESSES];
static int recorder_count;
static bool recording;

/* All processes add to it; on a cache line of its own. */
static struct {
  _Alignas(64) int64_t next;
} tickets;

static const char *const operation_names[] = {
    [Operation_CREATE] = "create",
    [Operation_DEREF] = "deref",
    [Operation_COMPARE_AND_SET] = "compare-and-set",
    [Operation_RESET] = "reset",
    [Operation_SWAP] = "swap",
    [Operation_TUPLE] = "tuple",
    [Operation_COLLECT] = "collect",
};
#define OPERATION_NAMES ((int64_t)(sizeof operation_names / sizeof operation_names[0]))

static void tape_put(struct tape *tape, int64_t word) {
  if (tape->used == tape->capacity) {
    tape->broken = "the history buffer is full (history-words=N makes it larger)";
    return;
  }
  tape->words[tape->used++] = word;
}

static void tape_put_value(struct tape *tape, Arena *arena, halt_value value, int depth) {
  if (Word_isAtom(value)) {
    tape_put(tape, Word_atom(Atom_index(arena, Word_atomRef(value))));
  } else if (Header_isHeader(value)) {
    tape_put(tape, NO_VALUE);
    tape_put(tape, value);
  } else if (!Word_isObject(value)) {
    tape_put(tape, value);
  } else if (depth == MAX_DEPTH) {
    tape->broken = "a value is nested too deep to be recorded";
  } else {
    halt_ref tuple = Word_reference(value);
    int32_t length = (int32_t)Tuple_length(arena, tuple);
    tape_put(tape, Header_of(Header_KIND_TUPLE, length));
    for (int32_t i = 0; i < length && tape->broken == NULL; i++) {
      tape_put_value(tape, arena, Tuple_get(arena, tuple, i), depth + 1);
    }
  }
}

static int64_t take_ticket(void) {
  return __atomic_fetch_add(&tickets.next, 1, __ATOMIC_SEQ_CST);
}

void history_initialise(int processes, int64_t words) {
  recorder_count = processes;
  for (int i = 0; i < processes; i++) {
    if (recorders[i].tape.words == NULL) {
      recorders[i].tape.words = memory_take(words);
      recorders[i].tape.capacity = words;
    }
  }
}

void history_begin(void) {
  tickets.next = 0;
  for (int i = 0; i < recorder_count; i++) {
    recorders[i].tape.used = 0;
    recorders[i].tape.broken = NULL;
    recorders[i].operations = 0;
    recorders[i].pending = -1;
  }
}

void history_record(bool on) {
  recording = on;
}

void history_invoke(Arena *arena, halt_process process, int operation, halt_value target,
                    halt_value first, halt_value second) {
  struct recorder *recorder = &recorders[process];
  struct tape *tape = &recorder->tape;
  if (!recording || tape->broken != NULL) {
    return;
  }
  if (recorder->pending >= 0) {
    tape->broken = "an operation was invoked before the one before it had responded";
    return;
  }
  int64_t record = tape->used;
  for (int word = 0; word < RECORD_TREES; word++) {
    tape_put(tape, operation);
  }
  tape_put_value(tape, arena, target, 0);
  tape_put_value(tape, arena, first, 0);
  tape_put_value(tape, arena, second, 0);
  if (tape->broken == NULL) {
    recorder->pending = record;
    tape->words[record + RECORD_INVOKE] = take_ticket();
  }
}

void history_respond(Arena *arena, halt_process process, halt_value result) {
  struct recorder *recorder = &recorders[process];
  struct tape *tape = &recorder->tape;
  if (!recording || tape->broken != NULL) {
    return;
  }
  if (recorder->pending < 0) {
    tape->broken = "an operation responded that had not been invoked";
    return;
  }
  int64_t *record = &tape->words[recorder->pending];
  record[RECORD_RESPOND] = take_ticket();
  tape_put_value(tape, arena, result, 0);
  recorder->last = recorder->pending;
  recorder->pending = -1;
  recorder->operations++;
}

/* Why a process's records are not whole; NULL: they are. */
static const char *flaw(const struct recorder *recorder) {
  if (recorder->tape.broken != NULL) {
    return recorder->tape.broken;
  }
  return recorder->pending >= 0 ? "the last operation has not responded" : NULL;
}

bool history_whole(void) {
  for (int i = 0; i < recorder_count; i++) {
    if (flaw(&recorders[i]) != NULL) {
      return false;
    }
  }
  return true;
}

void history_print_flaws(void) {
  for (int i = 0; i < recorder_count; i++) {
    const char *why = flaw(&recorders[i]);
    if (why != NULL) {
      print("; process %d after %ld operations: %s", i, recorders[i].operations, why);
    }
  }
}

/* A word that the core should never have shown. */
static void print_no_value(int64_t word) {
  print("?no-value:%lx", (uint64_t)word);
}

static void print_special(int64_t word) {
  switch (word) {
    case Word_TRUE:
      print("true");
      break;
    case Word_FALSE:
      print("false");
      break;
    case Word_NEEDS_COLLECTION:
      print("!needs-collection");
      break;
    case Word_OUT_OF_MEMORY:
      print("!out-of-memory");
      break;
    case Word_WRONG_KIND:
      print("!wrong-kind");
      break;
    case Word_OUT_OF_RANGE:
      print("!out-of-range");
      break;
    case Word_OUT_OF_ATOMS:
      print("!out-of-atoms");
      break;
    default:
      print_no_value(word);
      break;
  }
}

/* Prints the tree that begins at a word; returns where the next one begins. */
static const int64_t *print_tree(const int64_t *at) {
  int64_t word = *at++;
  if (word == Word_NIL) {
    print("nil");
  } else if (Word_isFixnum(word)) {
    print("%ld", Word_integer(word));
  } else if (Word_isAtom(word)) {
    print("@%ld", Word_atomRef(word));
  } else if (word == NO_VALUE) {
    print_no_value(*at++);
  } else if (Header_isHeader(word)) {
    int64_t length = Header_length(word);
    print("[");
    for (int64_t i = 0; i < length; i++) {
      if (i > 0) {
        print(" ");
      }
      at = print_tree(at);
    }
    print("]");
  } else {
    print_special(word);
  }
  return at;
}

const char *history_operation_name(int64_t operation) {
  if (operation < 0 || operation >= OPERATION_NAMES || operation_names[operation] == NULL) {
    panic("the core invoked an operation that the kernel does not know: %ld", operation);
  }
  return operation_names[operation];
}

/* Prints the fixed part behind the numbers and the trees; returns where the next record begins. */
static const int64_t *print_record(const int64_t *at) {
  print("%s", history_operation_name(at[RECORD_OPERATION]));
  at += RECORD_TREES;
  for (int tree = 0; tree < 4; tree++) {
    print(" | ");
    at = print_tree(at);
  }
  return at;
}

static void print_process(int64_t round, int process) {
  const int64_t *at = recorders[process].tape.words;
  for (int64_t index = 0; index < recorders[process].operations; index++) {
    print("history %ld %d %ld %ld %ld ", round, process, index, at[RECORD_INVOKE],
          at[RECORD_RESPOND]);
    at = print_record(at);
    print("\n");
  }
}

int64_t history_operations(int process) {
  return recorders[process].operations;
}

void history_print_last(int process) {
  print_record(&recorders[process].tape.words[recorders[process].last]);
}

void history_print(int64_t round) {
  for (int process = 0; process < recorder_count; process++) {
    print_process(round, process);
  }
}

/* False, with nothing printed, if the value cannot be. */
static bool try_print_value(Arena *arena, halt_value value) {
  static int64_t words[1024];
  struct tape tape = {.words = words, .capacity = sizeof words / sizeof words[0]};
  tape_put_value(&tape, arena, value, 0);
  if (tape.broken != NULL) {
    return false;
  }
  print_tree(words);
  return true;
}

static void print_value(Arena *arena, halt_value value) {
  if (!try_print_value(arena, value)) {
    panic("an outcome cannot be printed: it is nested too deep or too large");
  }
}

/* Whether the value, as deep as it would be printed, only names objects that can be. */
static bool is_sound(Arena *arena, halt_value value, int depth) {
  if (!Word_isObject(value) || depth == MAX_DEPTH) {
    return true;
  }
  halt_ref object = Word_reference(value);
  if (object < 0 || object >= arena->size) {
    return false;
  }
  int64_t header = Arena_getPlain(arena, object);
  if (!Header_isHeader(header) || Header_kind(header) != Header_KIND_TUPLE) {
    return false;
  }
  int64_t length = Header_length(header);
  if (length >= arena->size - object) {
    return false;
  }
  for (int64_t i = 0; i < length; i++) {
    if (!is_sound(arena, Tuple_get(arena, object, (int32_t)i), depth + 1)) {
      return false;
    }
  }
  return true;
}

void history_print_value(Arena *arena, halt_value value) {
  if (!is_sound(arena, value, 0)) {
    print("?unsound:%lx", (uint64_t)value);
  } else if (!try_print_value(arena, value)) {
    print("?too-deep-or-too-large");
  }
}

void history_print_atoms(Arena *arena) {
  int32_t atoms = (int32_t)Atom_count(arena);
  for (int32_t i = 0; i < atoms; i++) {
    if (i > 0) {
      print(",");
    }
    print_value(arena, Atom_deref(arena, Atom_at(arena, i)));
  }
}

void history_print_outcome(Arena *arena, int64_t round) {
  print("outcome %ld ", round);
  history_print_atoms(arena);
  print(" | ");
  for (int process = 0; process < recorder_count; process++) {
    if (process > 0) {
      print(",");
    }
    print_value(arena, Registers_get(arena, process, 0));
  }
}
