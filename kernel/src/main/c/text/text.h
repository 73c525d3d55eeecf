/* When do two strings say the same? */
#ifndef HALT_TEXT_H
#define HALT_TEXT_H

#include <stdbool.h>

static inline bool text_equals(const char *left, const char *right) {
  while (*left != '\0' && *left == *right) {
    left++;
    right++;
  }
  return *left == *right;
}

#endif
