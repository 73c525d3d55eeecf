/*
 * What does a device tree say, item by item? A reader of the flattened format (Devicetree
 * Specification 0.4, chapter 5) that believes no number in it before it is checked: whatever the
 * bytes are, it reads none outside of them. It needs no machine, so the tests run it on the host.
 */
#ifndef HALT_ARM64_FDT_H
#define HALT_ARM64_FDT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A tree, and how far it has been read. */
struct fdt {
  const uint8_t *bytes;
  uint32_t at;           /* the next token */
  uint32_t end;          /* of the structure block */
  uint32_t strings;      /* the strings block: from here ... */
  uint32_t strings_end;  /* ... to here */
  uint32_t reservations; /* where the memory reservations begin */
  uint32_t size;         /* of all of it, in bytes */
};

enum fdt_kind { FDT_BEGIN_NODE, FDT_END_NODE, FDT_PROPERTY, FDT_END, FDT_DAMAGED };

/* One item. The pointers are into the tree. */
struct fdt_item {
  enum fdt_kind kind;
  const char *name;     /* of a node that begins, or of a property */
  const uint8_t *value; /* of a property: this many bytes */
  uint32_t length;
};

/* Whether these bytes, of which at most capacity may be read, begin with the header of a tree. */
bool fdt_open(struct fdt *tree, const void *bytes, size_t capacity);

/* Whether the tree reserves no memory beside what its nodes say. */
bool fdt_reserves_nothing(const struct fdt *tree);

/* The next item; after FDT_END or FDT_DAMAGED the same again. */
struct fdt_item fdt_next(struct fdt *tree);

/* A big-endian number of this many 32-bit cells, 1 or 2. */
uint64_t fdt_cells(const uint8_t *value, uint32_t cells);

/* Whether one of the strings in a property's value is this one. */
bool fdt_lists(const struct fdt_item *property, const char *string);

#endif
