#include "console.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <halt/arch.h>

static char buffer[2048];
static size_t used;
static char last = '\n';

void print_flush(void) {
  arch_console_write(buffer, used);
  used = 0;
}

bool print_in_line(void) {
  return last != '\n';
}

static void print_char(char character) {
  if (used == sizeof buffer) {
    print_flush();
  }
  buffer[used++] = character;
  last = character;
}

static void print_string(const char *string) {
  for (; *string != '\0'; string++) {
    print_char(*string);
  }
}

static void print_number(uint64_t number, unsigned base, int width) {
  char digits[20];
  int count = 0;
  do {
    digits[count++] = "0123456789abcdef"[number % base];
    number /= base;
  } while (number != 0);
  for (int i = count; i < width; i++) {
    print_char('0');
  }
  while (count > 0) {
    print_char(digits[--count]);
  }
}

static void print_signed(int64_t number) {
  if (number < 0) {
    print_char('-');
  }
  /* The negation is done in unsigned arithmetic: it exists for the least number too. */
  print_number(number < 0 ? 0 - (uint64_t)number : (uint64_t)number, 10, 0);
}

void print_list(const char *format, va_list arguments) {
  for (; *format != '\0'; format++) {
    if (*format != '%') {
      print_char(*format);
      continue;
    }
    format++;
    int width = 0;
    for (; *format >= '0' && *format <= '9'; format++) {
      width = width * 10 + (*format - '0');
    }
    bool is_long = *format == 'l';
    if (is_long) {
      format++;
    }
    switch (*format) {
      case 's':
        print_string(va_arg(arguments, const char *));
        break;
      case 'c':
        print_char((char)va_arg(arguments, int));
        break;
      case 'd':
        print_signed(is_long ? va_arg(arguments, long) : va_arg(arguments, int));
        break;
      case 'u':
      case 'x':
        print_number(is_long ? va_arg(arguments, unsigned long) : va_arg(arguments, unsigned),
                     *format == 'u' ? 10 : 16, width);
        break;
      case '\0':
        return;
      default:
        print_char(*format);
        break;
    }
  }
}

void print(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  print_list(format, arguments);
  va_end(arguments);
}
