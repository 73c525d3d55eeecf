/* How is each number of a device tree checked before it is used? See fdt.h. */
#include "fdt.h"

#define MAGIC 0xd00dfeed
#define LAST_COMPATIBLE_VERSION 16
#define HEADER_SIZE 40

/* Fields of the header, by their offset. */
#define HEADER_MAGIC 0
#define HEADER_TOTAL_SIZE 4
#define HEADER_STRUCTURE 8
#define HEADER_STRINGS 12
#define HEADER_RESERVATIONS 16
#define HEADER_COMPATIBLE_VERSION 24
#define HEADER_STRINGS_SIZE 32
#define HEADER_STRUCTURE_SIZE 36

#define TOKEN_BEGIN_NODE 1
#define TOKEN_END_NODE 2
#define TOKEN_PROPERTY 3
#define TOKEN_NOTHING 4
#define TOKEN_END 9

#define CELL 4
#define RESERVATION_SIZE 16

uint64_t fdt_cells(const uint8_t *value, uint32_t cells) {
  uint64_t number = 0;
  for (uint32_t i = 0; i < cells * CELL; i++) {
    number = number << 8 | value[i];
  }
  return number;
}

static uint32_t field(const uint8_t *bytes, uint32_t offset) {
  return (uint32_t)fdt_cells(bytes + offset, 1);
}

/* Whether [start, start + length) lies within the first `end` bytes. */
static bool fits(uint32_t start, uint32_t length, uint32_t end) {
  return start <= end && length <= end - start;
}

bool fdt_open(struct fdt *tree, const void *start, size_t capacity) {
  const uint8_t *bytes = start;
  if (capacity < HEADER_SIZE || field(bytes, HEADER_MAGIC) != MAGIC ||
      field(bytes, HEADER_COMPATIBLE_VERSION) > LAST_COMPATIBLE_VERSION) {
    return false;
  }
  uint32_t size = field(bytes, HEADER_TOTAL_SIZE);
  uint32_t structure = field(bytes, HEADER_STRUCTURE);
  uint32_t strings = field(bytes, HEADER_STRINGS);
  uint32_t reservations = field(bytes, HEADER_RESERVATIONS);
  uint32_t structure_size = field(bytes, HEADER_STRUCTURE_SIZE);
  uint32_t strings_size = field(bytes, HEADER_STRINGS_SIZE);
  if (size > capacity || structure % CELL != 0 || !fits(structure, structure_size, size) ||
      !fits(strings, strings_size, size) || !fits(reservations, RESERVATION_SIZE, size)) {
    return false;
  }
  *tree = (struct fdt){
      .bytes = bytes,
      .at = structure,
      .end = structure + structure_size,
      .strings = strings,
      .strings_end = strings + strings_size,
      .reservations = reservations,
      .size = size,
  };
  return true;
}

bool fdt_reserves_nothing(const struct fdt *tree) {
  const uint8_t *first = tree->bytes + tree->reservations;
  return fdt_cells(first, 2) == 0 && fdt_cells(first + 2 * CELL, 2) == 0;
}

/* The length of the string at an offset, or -1 if it does not end before `end`. */
static int64_t string_length(const struct fdt *tree, uint32_t at, uint32_t end) {
  for (uint32_t i = at; i < end; i++) {
    if (tree->bytes[i] == '\0') {
      return i - at;
    }
  }
  return -1;
}

/* Goes on behind so many bytes and the padding that follows them. Precondition: they fit. */
static void skip(struct fdt *tree, uint32_t length) {
  uint32_t padding = (CELL - length % CELL) % CELL;
  tree->at += length;
  tree->at = fits(tree->at, padding, tree->end) ? tree->at + padding : tree->end;
}

static struct fdt_item begin_node(struct fdt *tree) {
  int64_t length = string_length(tree, tree->at, tree->end);
  if (length < 0) {
    return (struct fdt_item){.kind = FDT_DAMAGED};
  }
  struct fdt_item item = {
      .kind = FDT_BEGIN_NODE,
      .name = (const char *)(tree->bytes + tree->at),
  };
  skip(tree, (uint32_t)length + 1);
  return item;
}

static struct fdt_item property(struct fdt *tree) {
  if (!fits(tree->at, 2 * CELL, tree->end)) {
    return (struct fdt_item){.kind = FDT_DAMAGED};
  }
  uint32_t length = field(tree->bytes, tree->at);
  uint32_t name = field(tree->bytes, tree->at + CELL);
  uint32_t value = tree->at + 2 * CELL;
  if (!fits(value, length, tree->end) || name >= tree->strings_end - tree->strings ||
      string_length(tree, tree->strings + name, tree->strings_end) < 0) {
    return (struct fdt_item){.kind = FDT_DAMAGED};
  }
  tree->at = value;
  skip(tree, length);
  return (struct fdt_item){
      .kind = FDT_PROPERTY,
      .name = (const char *)(tree->bytes + tree->strings + name),
      .value = tree->bytes + value,
      .length = length,
  };
}

static struct fdt_item next(struct fdt *tree) {
  while (fits(tree->at, CELL, tree->end)) {
    uint32_t token = field(tree->bytes, tree->at);
    tree->at += CELL;
    switch (token) {
      case TOKEN_NOTHING:
        break;
      case TOKEN_BEGIN_NODE:
        return begin_node(tree);
      case TOKEN_END_NODE:
        return (struct fdt_item){.kind = FDT_END_NODE};
      case TOKEN_PROPERTY:
        return property(tree);
      case TOKEN_END:
        tree->at -= CELL; /* and so it is the next one again */
        return (struct fdt_item){.kind = FDT_END};
      default:
        return (struct fdt_item){.kind = FDT_DAMAGED};
    }
  }
  return (struct fdt_item){.kind = FDT_DAMAGED};
}

struct fdt_item fdt_next(struct fdt *tree) {
  struct fdt_item item = next(tree);
  if (item.kind == FDT_DAMAGED) {
    tree->at = tree->end; /* nothing more is read */
  }
  return item;
}

bool fdt_lists(const struct fdt_item *property, const char *string) {
  uint32_t at = 0;
  while (at < property->length) {
    uint32_t matched = 0;
    while (at + matched < property->length && string[matched] != '\0' &&
           property->value[at + matched] == (uint8_t)string[matched]) {
      matched++;
    }
    if (at + matched < property->length && string[matched] == '\0' &&
        property->value[at + matched] == '\0') {
      return true;
    }
    while (at < property->length && property->value[at] != '\0') {
      at++;
    }
    at++;
  }
  return false;
}
