/* What is on the stack of a context that has not begun yet? What context.S takes from there. */
#include <halt/arch.h>

#include "layout.h"

/* context.S: calls what x19 names with x20. */
extern const uint8_t context_start[];

/* As context.S saves them: x19 to x30. */
struct preserved {
  uint64_t x[12];
};
_Static_assert(sizeof(struct preserved) == CONTEXT_SIZE, "layout.h: CONTEXT_SIZE");

void arch_context_begin(struct arch_context *context, uintptr_t stack_top,
                        void (*entry)(void *argument), void *argument) {
  struct preserved *preserved = (struct preserved *)(stack_top - sizeof *preserved);
  *preserved = (struct preserved){
      .x = {[0] = (uintptr_t)entry, [1] = (uintptr_t)argument, [11] = (uintptr_t)context_start},
  };
  context->stack = (uintptr_t)preserved;
}
