/*
 * What does the emitted core do on this machine? A host for it that reads sequences of operations
 * from its input, runs each in a fresh arena, and prints what happened and the arena's last image,
 * to be compared with what other implementations of the core did with the same sequences.
 *
 * Input, one sequence, numbers in decimal:
 *
 *   begin WORDS PROCESSES REGISTERS ATOMS SPACE-WORDS BUFFER-WORDS CHOICES
 *   set PROCESS REGISTER WORD                     into a register
 *   share PROCESS REGISTER TO-PROCESS TO-REGISTER  from one register into another
 *   run PROCESS OPERATION TARGET FIRST SECOND     operands are register numbers, or -1
 *   end
 *
 * CHOICES are the answers to the core's questions in their order, as a word of 0 and 1 behind a
 * dot; after the last one every answer is no. Output: a line per event, then "image" and the words,
 * then "end".
 */
#define _POSIX_C_SOURCE 200809L /* alarm */

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <halt/arena.h>
#include <halt/platform.h>

#include "collect/Heap.h"
#include "core/Layout.h"
#include "process/Operation.h"
#include "process/Registers.h"
#include "process/Safepoint.h"

/* After so many seconds a sequence that takes a millisecond is taken to hang. */
#define HANG_SECONDS 10

static char choices[4096];
static const char *next_choice;

static _Noreturn void stop(const char *why) {
  printf("stopped: %s\n", why);
  fflush(stdout);
  exit(3);
}

_Noreturn void halt_arena_fault(halt_offset offset) {
  printf("fault %" PRId64 "\n", offset);
  stop("an access outside the arena");
}

static bool choose(const char *question, halt_process process) {
  const bool yes = *next_choice == '1';
  if (*next_choice != '\0') {
    next_choice++;
  }
  printf("%s %" PRId32 " %d\n", question, process, yes);
  return yes;
}

bool Platform_collectionRequested(Arena *arena, halt_process process) {
  (void)arena;
  return choose("collection-requested", process);
}

bool Platform_allocationFails(Arena *arena, halt_process process) {
  (void)arena;
  return choose("allocation-fails", process);
}

void Platform_invoke(Arena *arena, halt_process process, int32_t operation, halt_value target,
                     halt_value first, halt_value second) {
  (void)arena;
  printf("invoke %" PRId32 " %" PRId32 " %" PRId64 " %" PRId64 " %" PRId64 "\n", process, operation,
         target, first, second);
}

void Platform_respond(Arena *arena, halt_process process, halt_value result) {
  (void)arena;
  printf("respond %" PRId32 " %" PRId64 "\n", process, result);
}

void Platform_interrupt(Arena *arena, halt_cpu cpu) {
  (void)arena;
  (void)cpu;
}

void Platform_invalidatePages(Arena *arena, int64_t first, int64_t count) {
  (void)arena;
  (void)first;
  (void)count;
}

void Platform_orderTables(Arena *arena) {
  (void)arena;
}

void Platform_collectionBegins(Arena *arena, halt_process process) {
  (void)arena;
  (void)process;
}

void Platform_collectionEnds(Arena *arena, halt_process process) {
  (void)arena;
  (void)process;
}

#ifdef HALT_CHECKED
void Platform_usesRegister(Arena *arena, halt_process process, int32_t index) {
  if (process < 0 || process >= arena->words[Layout_PROCESSES]) {
    stop("the core was called for a process that the arena does not have");
  }
  if (index < 0 || index >= arena->words[Layout_REGISTERS]) {
    stop("the core was called with a register that the process does not have");
  }
}
#endif

void Platform_onSpinWait(void) {
  stop("one process at a time runs here, so nobody can end this wait");
}

static int64_t number(void) {
  int64_t read = 0;
  if (scanf("%" SCNd64, &read) != 1) {
    stop("a number was expected");
  }
  return read;
}

static int32_t small(void) {
  return (int32_t)number();
}

/* Runs the steps up to "end"; an arena that was too small takes none. */
static void run(Arena *arena, bool initialised) {
  char step[16];
  while (scanf("%15s", step) == 1) {
    if (strcmp(step, "end") == 0) {
      return;
    }
    if (strcmp(step, "set") == 0) {
      const halt_process process = small();
      const int32_t index = small();
      const halt_value word = number();
      if (initialised) {
        Registers_set(arena, process, index, word);
      }
    } else if (strcmp(step, "share") == 0) {
      const halt_process process = small();
      const int32_t index = small();
      const halt_process to_process = small();
      const int32_t to_index = small();
      if (initialised) {
        Registers_set(arena, to_process, to_index, Registers_get(arena, process, index));
      }
    } else if (strcmp(step, "run") == 0) {
      const halt_process process = small();
      const int32_t operation = small();
      const int32_t target = small();
      const int32_t first = small();
      const int32_t second = small();
      if (initialised) {
        Safepoint_enter(arena, process);
        Operation_run(arena, process, operation, target, first, second);
        Safepoint_leave(arena, process);
      }
    } else {
      stop("set, share, run or end was expected");
    }
  }
  stop("end was expected");
}

int main(void) {
  char begin[16];
  while (scanf("%15s", begin) == 1) {
    if (strcmp(begin, "begin") != 0) {
      stop("begin was expected");
    }
    const halt_size words = number();
    const int32_t processes = small();
    const int32_t registers = small();
    const int32_t atoms = small();
    const halt_size space_words = number();
    const halt_size buffer_words = number();
    if (scanf("%4095s", choices) != 1) {
      stop("choices were expected");
    }
    next_choice = choices + 1;
    alarm(HANG_SECONDS);
    Arena arena = {calloc((size_t)words, sizeof(int64_t)), words};
    const bool initialised =
        Heap_initialise(&arena, processes, registers, atoms, space_words, buffer_words);
    printf("initialised %d\n", initialised);
    run(&arena, initialised);
    printf("image");
    for (halt_offset offset = 0; offset < words; offset++) {
      printf(" %" PRId64, arena.words[offset]);
    }
    printf("\nend\n");
    fflush(stdout);
    free(arena.words);
  }
  return 0;
}
