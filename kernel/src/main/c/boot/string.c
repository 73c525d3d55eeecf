/*
 * What may a C compiler call although nobody wrote the call? These four functions (clang's and
 * GCC's manuals on -ffreestanding). That flag also keeps the compiler from turning these loops into
 * calls of themselves.
 */
#include <stddef.h>
#include <stdint.h>

void *memset(void *target, int byte, size_t count);
void *memcpy(void *restrict target, const void *restrict source, size_t count);
void *memmove(void *target, const void *source, size_t count);
int memcmp(const void *left, const void *right, size_t count);

void *memset(void *target, int byte, size_t count) {
  uint8_t *bytes = target;
  for (size_t i = 0; i < count; i++) {
    bytes[i] = (uint8_t)byte;
  }
  return target;
}

void *memcpy(void *restrict target, const void *restrict source, size_t count) {
  return memmove(target, source, count);
}

void *memmove(void *target, const void *source, size_t count) {
  uint8_t *to = target;
  const uint8_t *from = source;
  if ((uintptr_t)to < (uintptr_t)from) {
    for (size_t i = 0; i < count; i++) {
      to[i] = from[i];
    }
  } else {
    for (size_t i = count; i > 0; i--) {
      to[i - 1] = from[i - 1];
    }
  }
  return target;
}

int memcmp(const void *left, const void *right, size_t count) {
  const uint8_t *a = left;
  const uint8_t *b = right;
  for (size_t i = 0; i < count; i++) {
    if (a[i] != b[i]) {
      return a[i] < b[i] ? -1 : 1;
    }
  }
  return 0;
}
