/*
 * How does the arena come to the host? As lines of text on the serial line, each with a checksum,
 * between a first and a last one that say how much there is:
 *
 *   dump begin WORDS
 *   dump OFFSET WORD WORD WORD WORD CHECKSUM     words in hexadecimal; fewer on the last line
 *   dump end WORDS CHECKSUM                      of all words
 *
 * A checksum is the CRC-32 of IEEE 802.3 over the words' bytes, the lowest first; that of a line
 * begins with its offset as one more word.
 */
#ifndef HALT_DUMP_H
#define HALT_DUMP_H

#include <halt/arena.h>

/* Prints all of an arena that nobody changes meanwhile. */
void dump_arena(const Arena *arena);

#endif
