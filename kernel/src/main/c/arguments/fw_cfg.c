/*
 * How is a file found by its name? The device lists all files, with their keys, under a key of its
 * own; the two accesses to the device are the architecture's.
 */
#include "arguments/fw_cfg.h"

#include <stdbool.h>
#include <stdint.h>

#include <halt/arch.h>
#include <halt/kernel.h>

#include "text/text.h"

#define KEY_SIGNATURE 0x00
#define KEY_DIRECTORY 0x19

/* An entry of the directory; its numbers are big-endian. */
struct fw_cfg_file {
  uint8_t size[4];
  uint8_t key[2];
  uint8_t reserved[2];
  char name[56];
};
_Static_assert(sizeof(struct fw_cfg_file) == 64, "the device's layout");

static uint32_t big_endian(const uint8_t *bytes, int count) {
  uint32_t number = 0;
  for (int i = 0; i < count; i++) {
    number = number << 8 | bytes[i];
  }
  return number;
}

static bool device_exists(void) {
  char signature[4];
  arch_fw_cfg_select(KEY_SIGNATURE);
  arch_fw_cfg_read(signature, sizeof signature);
  return __builtin_memcmp(signature, "QEMU", 4) == 0;
}

long fw_cfg_read_string(const char *name, char *text, size_t capacity) {
  if (!device_exists()) {
    return -1;
  }
  uint8_t count_bytes[4];
  arch_fw_cfg_select(KEY_DIRECTORY);
  arch_fw_cfg_read(count_bytes, sizeof count_bytes);
  uint32_t count = big_endian(count_bytes, 4);
  for (uint32_t i = 0; i < count; i++) {
    struct fw_cfg_file file;
    arch_fw_cfg_read(&file, sizeof file);
    file.name[sizeof file.name - 1] = '\0';
    if (text_equals(file.name, name)) {
      uint32_t size = big_endian(file.size, 4);
      if (size >= capacity) {
        panic("the file %s has %u bytes, and there is room for %lu", name, size, capacity - 1);
      }
      arch_fw_cfg_select((uint16_t)big_endian(file.key, 2));
      arch_fw_cfg_read(text, size);
      text[size] = '\0';
      return (long)size;
    }
  }
  return -1;
}
