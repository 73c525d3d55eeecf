/*
 * How is an arena told to a person? With the names of halt.core.Layout, and values as histories
 * have them (history.h).
 */
#include "monitor/show.h"

#include <halt/arch.h>

#include "atom/Atom.h"
#include "collect/Collector.h"
#include "core/Layout.h"
#include "history/history.h"
#include "monitor/collector.h"
#include "monitor/input.h"
#include "monitor/session.h"
#include "process/Registers.h"
#include "processes/gate.h"
#include "text/console.h"
#include "value/Header.h"
#include "value/Word.h"

static const char *const control_names[] = {
    [Layout_MAGIC] = "MAGIC",
    [Layout_PROCESSES] = "PROCESSES",
    [Layout_REGISTERS] = "REGISTERS",
    [Layout_ATOMS] = "ATOMS",
    [Layout_HEAP] = "HEAP",
    [Layout_ATOM_NEXT] = "ATOM_NEXT",
    [Layout_PHASE] = "PHASE",
};
_Static_assert(sizeof control_names / sizeof control_names[0] == Layout_CONTROL_WORDS,
               "every control word has a name");

static int64_t word_at(int64_t offset) {
  return Arena_getPlain(&session.arena, offset);
}

static const char *plural(int64_t number) {
  return number == 1 ? "" : "s";
}

static void print_position(int process) {
  int64_t begun = gate_begun(process);
  if (gate_has_ended(process)) {
    print("ended after %ld operation%s", begun, plural(begun));
  } else if (!gate_is_still(process)) {
    int32_t operation = gate_operation(process);
    print("runs, %ld operation%s begun, now %s", begun, plural(begun),
          operation == 0 ? "between two" : history_operation_name(operation));
  } else if (begun == 0) {
    print("stopped before its first operation");
  } else {
    print("stopped after %ld operation%s", begun, plural(begun));
  }
}

static void print_register_values(int process) {
  int64_t registers = word_at(Layout_REGISTERS);
  for (int32_t i = 0; i < registers; i++) {
    print(i == 0 ? "" : ", ");
    history_print_value(&session.arena, Registers_get(&session.arena, process, i));
  }
}

void show_processes(void) {
  for (int process = 0; process < session.processes; process++) {
    print("process %d on cpu %d: ", process, gate_cpu(process));
    print_position(process);
    if (gate_is_still(process)) {
      if (history_operations(process) > 0) {
        print("; last ");
        history_print_last(process);
      }
      if (session_is_still()) {
        print("; registers ");
        print_register_values(process);
      }
    }
    print("\n");
  }
}

void show_cpus(void) {
  print("cpu 0: the monitor\n");
  for (int cpu = 1; cpu < arch_cpu_count(); cpu++) {
    int found = 0;
    print("cpu %d: ", cpu);
    for (int process = 0; process < session.processes; process++) {
      if (gate_cpu(process) == cpu) {
        print("%sprocess %d ", found++ > 0 ? "; " : "", process);
        print_position(process);
      }
    }
    print("%s\n", found == 0 ? "no process" : "");
  }
}

void show_last_operation(int process) {
  print("process %d: ", process);
  history_print_last(process);
  print("\n");
}

/* What a word means, by its tag. */
static void print_meaning(int64_t word) {
  if (Header_isHeader(word)) {
    print("header of %s, %ld word%s", Header_kind(word) == Header_KIND_TUPLE ? "a tuple" : "?",
          Header_length(word), plural(Header_length(word)));
  } else if (Header_isForwarded(word)) {
    print("forwarded to word %ld", Header_replica(word));
  } else if (Word_isObject(word)) {
    print("object at word %ld", Word_reference(word));
  } else if (Word_isAtom(word)) {
    print("atom @%d, its cell at word %ld", Atom_index(&session.arena, Word_atomRef(word)),
          Word_atomRef(word));
  } else {
    history_print_value(&session.arena, word);
  }
}

void show_registers(int process) {
  int64_t registers = word_at(Layout_REGISTERS);
  for (int32_t i = 0; i < registers; i++) {
    int64_t word = Registers_get(&session.arena, process, i);
    print("register %d: 0x%016lx, ", i, (uint64_t)word);
    history_print_value(&session.arena, word);
    print("\n");
  }
}

void show_atoms(void) {
  int32_t atoms = Atom_count(&session.arena);
  for (int32_t i = 0; i < atoms; i++) {
    print("@%d = ", i);
    history_print_value(&session.arena, Atom_deref(&session.arena, Atom_at(&session.arena, i)));
    print("\n");
  }
  if (atoms == 0) {
    print("there are no atoms\n");
  }
}

void show_capabilities(void) {
  print("this core has no capability maps: a process may read and change every atom that it can\n"
        "reach from its registers, and there is nothing to narrow that.\n");
}

void show_heap(void) {
  collector_show(&session.arena);
  print("atoms %d of %ld\n", Atom_count(&session.arena),
        word_at(Layout_HEAP) - word_at(Layout_ATOMS));
}

/* The name of a word between the control words and the atom table. */
static void print_name_in_block(int64_t offset) {
  int64_t registers = word_at(Layout_REGISTERS);
  int64_t words = Layout_blockWords((int32_t)registers);
  int64_t process = (offset - Layout_CONTROL_WORDS) / words;
  int64_t field = (offset - Layout_CONTROL_WORDS) % words;
  print("process %ld ", process);
  if (field == Layout_BLOCK_STATE) {
    print("BLOCK_STATE");
  } else {
    print("register %ld", field - Layout_BLOCK_REGISTERS);
  }
}

/* Whether the word is a value, a header or a forwarding pointer; prints its name. */
static bool print_name(int64_t offset) {
  int64_t atoms = word_at(Layout_ATOMS);
  int64_t heap = word_at(Layout_HEAP);
  if (offset < Layout_CONTROL_WORDS) {
    print("%s", control_names[offset]);
    return false;
  }
  if (offset < atoms) {
    int64_t block = (offset - Layout_CONTROL_WORDS) %
                    Layout_blockWords((int32_t)word_at(Layout_REGISTERS));
    print_name_in_block(offset);
    return block >= Layout_BLOCK_REGISTERS;
  }
  if (offset < heap) {
    print("atom @%ld", offset - atoms);
    return true;
  }
  int64_t behind = Collector_behind(&session.arena);
  if (offset >= behind) {
    print("behind the heap, word %ld", offset - behind);
    return false;
  }
  return collector_print_name(&session.arena, offset);
}

void show_words(int64_t offset, int64_t count) {
  for (int64_t at = offset; at < offset + count && !input_interrupted(); at++) {
    int64_t word = word_at(at);
    print("word %ld: 0x%016lx, ", at, (uint64_t)word);
    bool tagged = print_name(at);
    print(": ");
    if (tagged) {
      print_meaning(word);
    } else {
      print("%ld", word);
    }
    print("\n");
  }
}
