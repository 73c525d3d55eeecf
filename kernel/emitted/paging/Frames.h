/*
 * Which frames of physical memory are free? A frame is as much memory as a page maps, and is named
 * by its number. Two bitmaps say which frames were ever given, and which of those are free:
 *
 *   FIRST   the number of the first frame that the bitmaps speak of
 *   COUNT   how many they speak of
 *           given: 64 frames a word, lowest bit first
 *           free:  likewise
 *
 * A frame changes hands by one compare-and-set of its bit in free, so this is lock-free: an
 * operation is held up only by another one that has succeeded in the same word.
 *
 * Translated by HALT from halt.core.paging.Frames; change that, not this.
 */
#ifndef HALT_PAGING_FRAMES_H
#define HALT_PAGING_FRAMES_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

/* In the record: the first frame; never changes after Frames_initialise. */
#define Frames_FIRST ((halt_size)INT64_C(0))

/* In the record: how many frames; never changes either. */
#define Frames_COUNT ((halt_size)INT64_C(1))

/* In the record: where the bitmaps start. */
#define Frames_BITMAPS ((halt_size)INT64_C(2))

/* No frame: none is free. */
#define Frames_NONE (-INT64_C(1))

/* How many frames a word of a bitmap speaks of. */
#define Frames_BITS 64

/* How many words a record for so many frames takes. */
halt_size Frames_words(int64_t count);

/*
 * Makes a record of frames, none of which has been given.
 *
 * frames  where it is to be, Frames_words zeroed words
 * first   the lowest frame that may be given
 * count   how many from there on may be
 */
void Frames_initialise(Arena *arena, halt_offset frames, int64_t first, int64_t count);

/*
 * Gives frames for anybody to allocate: a run of usable memory.
 *
 * result  false, with nothing done, if the record does not speak of all of them or if one of them
 *         was given before; of two calls at one time that name the same frame, one may give a part
 */
bool Frames_give(Arena *arena, halt_offset frames, int64_t first, int64_t count);

/*
 * Takes the lowest free frame that it meets; its content is what it was.
 *
 * result  the frame, or Frames_NONE if of every word of the bitmap there was a moment in which no
 *         frame was free in it
 */
int64_t Frames_allocate(Arena *arena, halt_offset frames);

/*
 * Takes so many frames in a row, the lowest such run that it meets. While it looks it holds what it
 * has found so far, so that Frames_allocate may meanwhile find none.
 *
 * count   at least 1
 * result  the first of them, or Frames_NONE
 */
int64_t Frames_allocateRun(Arena *arena, halt_offset frames, int64_t count);

/*
 * Gives a frame back.
 *
 * result  false, with nothing done, if it is free already or was never given
 */
bool Frames_release(Arena *arena, halt_offset frames, int64_t frame);

/* How many frames are free; while others allocate, how many were, word by word. */
int64_t Frames_count(Arena *arena, halt_offset frames);

/* How many frames the longest run of free ones has. */
int64_t Frames_longestRun(Arena *arena, halt_offset frames);

/*
 * Sets bits of a word in one step.
 *
 * result  false, with nothing done, if one of them is set
 */
bool Frames_setBits(Arena *arena, halt_offset word, int64_t bits);

/*
 * Clears bits of a word in one step.
 *
 * result  false, with nothing done, if one of them is clear
 */
bool Frames_take(Arena *arena, halt_offset word, int64_t bits);

#endif
