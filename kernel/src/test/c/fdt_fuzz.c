/*
 * Does the reader of device trees (arch-arm64/fdt.c) survive any bytes? First a sound tree must be
 * read as it was written; then it is damaged, seed by seed, in a block of exactly its size, so that
 * a sanitizer stops the first read outside of it. Argument: how many damaged trees.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fdt.h"

#define HEADER 40
#define RESERVATIONS 16

/* / { "#address-cells" = <2>; memory@4 { reg = <0 0x40000000 0 0x8000000>;
                                          compatible = "one", "two"; }; }; */
static const uint32_t structure[] = {
    1, 0,                                                   /* the root, "" */
    3, 4, 0, 2,                                             /* #address-cells */
    1, 0x6d656d6f, 0x72794034, 0,                           /* memory@4 */
    3, 16, 15, 0, 0x40000000, 0, 0x8000000,                 /* reg */
    4,                                                      /* nothing */
    3, 8, 19, 0x6f6e6500, 0x74776f00,                       /* compatible */
    2, 2, 9,
};
static const char strings[] = "#address-cells\0reg\0compatible";

#define STRUCTURE_SIZE (sizeof structure)
#define SIZE (HEADER + RESERVATIONS + STRUCTURE_SIZE + sizeof strings)

static void put(uint8_t *bytes, size_t at, uint32_t number) {
  for (int i = 0; i < 4; i++) {
    bytes[at + (size_t)i] = (uint8_t)(number >> (24 - 8 * i));
  }
}

static void write_tree(uint8_t *bytes) {
  memset(bytes, 0, SIZE);
  size_t start = HEADER + RESERVATIONS;
  const uint32_t header[] = {
      0xd00dfeed, SIZE, (uint32_t)start, (uint32_t)(start + STRUCTURE_SIZE), HEADER, 17, 16, 0,
      sizeof strings, STRUCTURE_SIZE,
  };
  for (size_t i = 0; i < HEADER / 4; i++) {
    put(bytes, 4 * i, header[i]);
  }
  for (size_t i = 0; i < STRUCTURE_SIZE / 4; i++) {
    put(bytes, start + 4 * i, structure[i]);
  }
  memcpy(bytes + start + STRUCTURE_SIZE, strings, sizeof strings);
}

static void require(bool holds, const char *what) {
  if (!holds) {
    printf("the sound tree is misread: %s\n", what);
    exit(1);
  }
}

static struct fdt_item expect(struct fdt *tree, enum fdt_kind kind, const char *name) {
  struct fdt_item item = fdt_next(tree);
  require(item.kind == kind && (name == NULL || strcmp(item.name, name) == 0),
          name == NULL ? "an end" : name);
  return item;
}

static void read_sound_tree(void) {
  uint8_t *bytes = malloc(SIZE);
  write_tree(bytes);
  struct fdt tree;
  require(fdt_open(&tree, bytes, SIZE), "the header");
  require(!fdt_open(&tree, bytes, SIZE - 1), "its size, which is more than may be read");
  require(fdt_open(&tree, bytes, SIZE) && fdt_reserves_nothing(&tree), "the reservations");
  expect(&tree, FDT_BEGIN_NODE, "");
  require(fdt_cells(expect(&tree, FDT_PROPERTY, "#address-cells").value, 1) == 2, "a cell");
  expect(&tree, FDT_BEGIN_NODE, "memory@4");
  struct fdt_item reg = expect(&tree, FDT_PROPERTY, "reg");
  require(reg.length == 16 && fdt_cells(reg.value, 2) == 0x40000000, "two cells");
  struct fdt_item list = expect(&tree, FDT_PROPERTY, "compatible");
  require(fdt_lists(&list, "one") && fdt_lists(&list, "two"), "what is in a list");
  require(!fdt_lists(&list, "tw") && !fdt_lists(&list, "twos") && !fdt_lists(&list, ""),
          "what is not in a list");
  expect(&tree, FDT_END_NODE, NULL);
  expect(&tree, FDT_END_NODE, NULL);
  expect(&tree, FDT_END, NULL);
  expect(&tree, FDT_END, NULL);
  free(bytes);
}

static uint64_t state;

static uint32_t random_below(uint32_t limit) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (uint32_t)(state >> 16) % limit;
}

/* Numbers at which a comparison that forgets an overflow would go wrong. */
static uint32_t random_number(void) {
  static const uint32_t numbers[] = {0, 1, 3, 4, 9, SIZE - 1, SIZE, SIZE + 1, 0x7fffffff,
                                     0x80000000, 0xfffffffc, 0xffffffff};
  return numbers[random_below(sizeof numbers / sizeof numbers[0])];
}

/* All that is read of the tree, so that no compiler leaves a read out. */
static volatile uint64_t sum;

static void read_all(const uint8_t *bytes, size_t size) {
  struct fdt tree;
  if (!fdt_open(&tree, bytes, size)) {
    return;
  }
  sum += fdt_reserves_nothing(&tree);
  for (size_t items = 0;; items++) {
    if (items > size) {
      printf("seed %llu: more items than bytes\n", (unsigned long long)state);
      exit(1);
    }
    struct fdt_item item = fdt_next(&tree);
    if (item.kind == FDT_END || item.kind == FDT_DAMAGED) {
      return;
    }
    sum += item.kind == FDT_END_NODE ? 0 : strlen(item.name);
    for (uint32_t i = 0; i < item.length; i++) {
      sum += item.value[i];
    }
    sum += item.kind == FDT_PROPERTY && fdt_lists(&item, "two");
  }
}

int main(int count, char **arguments) {
  read_sound_tree();
  long trees = count > 1 ? atol(arguments[1]) : 0;
  for (long i = 1; i <= trees; i++) {
    state = (uint64_t)i * 0x9e3779b97f4a7c15;
    /* Below the whole size, too: a tree that was cut off. */
    size_t size = random_below(4) == 0 ? random_below(SIZE + 1) : SIZE;
    uint8_t whole[SIZE];
    write_tree(whole);
    for (uint32_t damages = 1 + random_below(3); damages > 0; damages--) {
      if (random_below(2) == 0) {
        put(whole, 4 * random_below(SIZE / 4), random_number());
      } else {
        whole[random_below(SIZE)] = (uint8_t)random_below(256);
      }
    }
    uint8_t *bytes = malloc(size == 0 ? 1 : size);
    memcpy(bytes, whole, size);
    read_all(bytes, size);
    free(bytes);
  }
  printf("%ld damaged trees\n", trees);
  return 0;
}
