/*
 * Which function is at this address? The image builder links once, reads the functions of the
 * linked image, writes them as this table and links again; the table lies behind the code, so no
 * address moves. In the first link the table is empty.
 */
#ifndef HALT_SYMBOLS_H
#define HALT_SYMBOLS_H

#include <stdint.h>

struct halt_symbol {
  uint64_t address;
  const char *name;
};

/* In ascending order of address. The last one is no function: it is where the code ends. */
extern const struct halt_symbol halt_symbols[];
extern const uint32_t halt_symbol_count;

#endif
