/*
 * When does text leave the buffer, and who may use the device? One rule for both: whoever flushes
 * takes the device first, and a panic never gives it back.
 */
#include "text/console.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <halt/arch.h>

#include "cpu/interrupts.h"

#define CAPACITY 2048

/* From this many bytes on, the end of a line flushes. */
#define ENOUGH (CAPACITY / 2)

struct buffer {
  char bytes[CAPACITY];
  size_t used;
};

/* [0]: CPU 0's; [1]: that of any other CPU, of which at most one, the panicking one, prints. */
static struct buffer buffers[2];

/* 0, or 1 + the CPU that has the device; whoever seizes keeps it. */
static int owner;
static bool seized;

/* What the device was given last, and how many bytes it was given; guarded by owner. */
static char last = '\n';
static uint64_t sent;

static struct buffer *own_buffer(void) {
  return &buffers[arch_this_cpu() == 0 ? 0 : 1];
}

/* Returns at once if this CPU has it already: a panic may come from within a flush. */
static void take_device(void) {
  int self = 1 + arch_this_cpu();
  for (;;) {
    int found = 0;
    if (__atomic_compare_exchange_n(&owner, &found, self, false, __ATOMIC_ACQUIRE,
                                    __ATOMIC_RELAXED) ||
        found == self) {
      return;
    }
    arch_relax();
  }
}

void print_flush(void) {
  struct buffer *buffer = own_buffer();
  if (buffer->used == 0) {
    return;
  }
  bool were_on = interrupts_off(SECTION_CONSOLE); /* a handler that panics finds a whole buffer */
  take_device();
  arch_console_write(buffer->bytes, buffer->used);
  last = buffer->bytes[buffer->used - 1];
  sent += buffer->used;
  buffer->used = 0;
  if (!seized) {
    __atomic_store_n(&owner, 0, __ATOMIC_RELEASE);
  }
  interrupts_restore(were_on);
}

static void print_char(char character) {
  struct buffer *buffer = own_buffer();
  if (buffer->used == CAPACITY) {
    print_flush();
  }
  buffer->bytes[buffer->used++] = character;
  if (character == '\n' && buffer->used >= ENOUGH) {
    print_flush();
  }
}

void print_count(void) {
  print_flush();
  print("# sent bytes=%lu\n", sent);
}

void print_seize(void) {
  take_device();
  seized = true;
  print_flush();
  if (last != '\n') {
    print_char('\n');
  }
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
