/*
 * Where do the parts of the image lie? Every target's linker.ld says it, each page-aligned at both
 * ends.
 */
#ifndef HALT_IMAGE_H
#define HALT_IMAGE_H

#include <stdint.h>

extern const uint8_t image_text[], image_text_end[];
extern const uint8_t image_rodata[], image_rodata_end[];
extern uint8_t image_data[], image_end[];

#endif
