/* What is on the stack of a context that has not begun yet? What context.S takes from there. */
#include <halt/arch.h>

/* context.S: calls what rbx names with r12. */
extern const uint8_t context_start[];

/* In the order in which context.S takes them from the stack. */
struct preserved {
  uint64_t r15, r14, r13, r12, rbx, rbp;
  uint64_t return_address; /* behind it the stack is aligned, as at a call */
};

void arch_context_begin(struct arch_context *context, uintptr_t stack_top,
                        void (*entry)(void *argument), void *argument) {
  struct preserved *preserved = (struct preserved *)(stack_top - sizeof *preserved);
  *preserved = (struct preserved){
      .r12 = (uintptr_t)argument,
      .rbx = (uintptr_t)entry,
      .return_address = (uintptr_t)context_start,
  };
  context->stack = (uintptr_t)preserved;
}
