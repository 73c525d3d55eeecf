/* Translated by HALT from halt.core.process.Operation; change that, not this. */

#include "process/Operation.h"

#include <halt/platform.h>

#include "atom/Atom.h"
#include "collect/Collector.h"
#include "collect/Heap.h"
#include "process/Boundary.h"
#include "process/Registers.h"
#include "value/Tuple.h"
#include "value/Word.h"

static void Operation_announce(Arena *arena, halt_process process, int32_t operation,
                               int32_t target, int32_t first, int32_t second);
static halt_value Operation_operand(Arena *arena, halt_process process, int32_t register_);
static halt_value Operation_attempt(Arena *arena, halt_process process, int32_t operation,
                                    int32_t target, int32_t first, int32_t second);
static halt_value Operation_onAtom(Arena *arena, halt_process process, int32_t operation,
                                   halt_atom atom, halt_value first, halt_value second);

/* Operation.create, Operation.java */
void Operation_create(Arena *arena, halt_process process, int32_t value) {
  Operation_run(arena, process, Operation_CREATE, Operation_NO_OPERAND, value,
                Operation_NO_OPERAND);
}

/* Operation.deref, Operation.java */
void Operation_deref(Arena *arena, halt_process process, int32_t atom) {
  Operation_run(arena, process, Operation_DEREF, atom, Operation_NO_OPERAND, Operation_NO_OPERAND);
}

/* Operation.compareAndSet, Operation.java */
void Operation_compareAndSet(Arena *arena, halt_process process, int32_t atom, int32_t expected,
                             int32_t desired) {
  Operation_run(arena, process, Operation_COMPARE_AND_SET, atom, expected, desired);
}

/* Operation.reset, Operation.java */
void Operation_reset(Arena *arena, halt_process process, int32_t atom, int32_t desired) {
  Operation_run(arena, process, Operation_RESET, atom, desired, Operation_NO_OPERAND);
}

/* Operation.swap, Operation.java */
void Operation_swap(Arena *arena, halt_process process, int32_t atom, int32_t function,
                    int32_t argument) {
  Operation_run(arena, process, Operation_SWAP, atom, function, argument);
}

/* Operation.tuple, Operation.java */
void Operation_tuple(Arena *arena, halt_process process, int32_t first, int32_t second) {
  Operation_run(arena, process, Operation_TUPLE, Operation_NO_OPERAND, first, second);
}

/* Operation.collect, Operation.java */
void Operation_collect(Arena *arena, halt_process process) {
  Operation_run(arena, process, Operation_COLLECT, Operation_NO_OPERAND, Operation_NO_OPERAND,
                Operation_NO_OPERAND);
}

/* Operation.run, Operation.java */
void Operation_run(Arena *arena, halt_process process, int32_t operation, int32_t target,
                   int32_t first, int32_t second) {
  Boundary_poll(arena, process);
  Operation_announce(arena, process, operation, target, first, second);
  halt_value result = Operation_attempt(arena, process, operation, target, first, second);
  int32_t collections = 0;
  while (result == Word_NEEDS_COLLECTION) {
    if (collections == Operation_MAX_COLLECTIONS) {
      result = Word_OUT_OF_MEMORY;
    } else {
      if (Collector_collect(arena, process)) {
        collections = halt_add32(collections, 1);
      }
      result = Operation_attempt(arena, process, operation, target, first, second);
    }
  }
  Registers_set(arena, process, Operation_RESULT, result);
  Platform_respond(arena, process, result);
}

/* Operation.announce, Operation.java */
static void Operation_announce(Arena *arena, halt_process process, int32_t operation,
                               int32_t target, int32_t first, int32_t second) {
  const halt_value targetValue = Operation_operand(arena, process, target);
  const halt_value firstValue = Operation_operand(arena, process, first);
  const halt_value secondValue = Operation_operand(arena, process, second);
  Platform_invoke(arena, process, operation, targetValue, firstValue, secondValue);
}

/* Operation.operand, Operation.java */
static halt_value Operation_operand(Arena *arena, halt_process process, int32_t register_) {
  return register_ == Operation_NO_OPERAND ? Word_NIL : Registers_get(arena, process, register_);
}

/*
 * The operation once, from its operands to its result or failure. (Operation.attempt,
 * Operation.java)
 */
static halt_value Operation_attempt(Arena *arena, halt_process process, int32_t operation,
                                    int32_t target, int32_t first, int32_t second) {
  const halt_value firstValue = Operation_operand(arena, process, first);
  const halt_value secondValue = Operation_operand(arena, process, second);
  switch (operation) {
    case Operation_CREATE: {
      const halt_offset cell = Atom_create(arena, firstValue);
      return cell == Heap_NOWHERE ? Word_OUT_OF_ATOMS : Word_atom(Atom_cell(cell));
    }
    case Operation_TUPLE:
      return Tuple_pair(arena, process, firstValue, secondValue);
    case Operation_COLLECT:
      return Word_bool(Collector_collect(arena, process));
    default: {
      const halt_value atom = Operation_operand(arena, process, target);
      if (!Word_isAtom(atom)) {
        return Word_WRONG_KIND;
      }
      return Operation_onAtom(arena, process, operation, Word_atomRef(atom), firstValue,
                              secondValue);
    }
  }
}

/* Operation.onAtom, Operation.java */
static halt_value Operation_onAtom(Arena *arena, halt_process process, int32_t operation,
                                   halt_atom atom, halt_value first, halt_value second) {
  switch (operation) {
    case Operation_DEREF:
      return Atom_deref(arena, atom);
    case Operation_COMPARE_AND_SET:
      return Word_bool(Atom_compareAndSet(arena, atom, first, second));
    case Operation_RESET:
      Atom_reset(arena, atom, first);
      return first;
    case Operation_SWAP: {
      const int64_t function = Word_integer(first);
      if (!Word_isFixnum(first) || function != halt_to_int(function)) {
        return Word_WRONG_KIND;
      }
      return Atom_swap(arena, process, atom, halt_to_int(function), second);
    }
    default:
      return Word_WRONG_KIND;
  }
}
