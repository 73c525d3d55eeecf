/* Translated by HALT from halt.core.paging.Frames; change that, not this. */

#include "paging/Frames.h"

static int64_t Frames_takeAt(Arena *arena, halt_offset bitmap, int64_t index, int64_t wanted);
static void Frames_giveBack(Arena *arena, halt_offset bitmap, int64_t from, int64_t count);
static int64_t Frames_bitsOf(int64_t word, int64_t from, int64_t to);
static int32_t Frames_place(int64_t bit);
static halt_offset Frames_given(halt_offset frames);
static halt_offset Frames_free(Arena *arena, halt_offset frames);
static halt_size Frames_bitmapWords(int64_t count);

/* Frames.words, Frames.java */
halt_size Frames_words(int64_t count) {
  return Frames_BITMAPS + Frames_bitmapWords(count) * 2;
}

/* Frames.initialise, Frames.java */
void Frames_initialise(Arena *arena, halt_offset frames, int64_t first, int64_t count) {
  Arena_setPlain(arena, frames + Frames_FIRST, first);
  Arena_setPlain(arena, halt_add64(frames, Frames_COUNT), count);
}

/* Frames.give, Frames.java */
bool Frames_give(Arena *arena, halt_offset frames, int64_t first, int64_t count) {
  const int64_t base = Arena_getPlain(arena, frames + Frames_FIRST);
  const int64_t total = Arena_getPlain(arena, halt_add64(frames, Frames_COUNT));
  const int64_t from = halt_sub64(first, base);
  if (from < 0 || count < 0 || count > total || from > halt_sub64(total, count)) {
    return false;
  }
  for (int64_t word = from / Frames_BITS; halt_mul64(word, Frames_BITS) < halt_add64(from, count);
       word = halt_add64(word, 1)) {
    if ((Arena_getAcquire(arena, halt_add64(Frames_given(frames), word)) &
         Frames_bitsOf(word, from, halt_add64(from, count))) != 0) {
      return false;
    }
  }
  for (int64_t word = from / Frames_BITS; halt_mul64(word, Frames_BITS) < halt_add64(from, count);
       word = halt_add64(word, 1)) {
    const int64_t bits = Frames_bitsOf(word, from, halt_add64(from, count));
    if (!Frames_setBits(arena, halt_add64(Frames_given(frames), word), bits)) {
      return false;
    }
    (void)Frames_setBits(arena, halt_add64(Frames_free(arena, frames), word), bits);
  }
  return true;
}

/* Frames.allocate, Frames.java */
int64_t Frames_allocate(Arena *arena, halt_offset frames) {
  const int64_t total = Arena_getPlain(arena, halt_add64(frames, Frames_COUNT));
  const halt_size words = Frames_bitmapWords(total);
  const halt_offset bitmap = Frames_free(arena, frames);
  for (int64_t word = 0; word < words; word++) {
    int64_t found = Arena_getAcquire(arena, halt_add64(bitmap, word));
    while (found != 0) {
      const int64_t bit = found & halt_neg64(found);
      if (Frames_take(arena, halt_add64(bitmap, word), bit)) {
        const int64_t first = Arena_getPlain(arena, frames + Frames_FIRST);
        return halt_add64(halt_add64(first, halt_mul64(word, Frames_BITS)), Frames_place(bit));
      }
      found = Arena_getAcquire(arena, halt_add64(bitmap, word));
    }
  }
  return Frames_NONE;
}

/* Frames.allocateRun, Frames.java */
int64_t Frames_allocateRun(Arena *arena, halt_offset frames, int64_t count) {
  const int64_t total = Arena_getPlain(arena, halt_add64(frames, Frames_COUNT));
  const halt_offset bitmap = Frames_free(arena, frames);
  int64_t at = 0;
  int64_t length = 0;
  while (at < total) {
    const int64_t taken = Frames_takeAt(arena, bitmap, at, halt_sub64(count, length));
    if (taken == 0) {
      Frames_giveBack(arena, bitmap, halt_sub64(at, length), length);
      length = 0;
      at = halt_add64(at, 1);
    } else {
      at = halt_add64(at, taken);
      length = halt_add64(length, taken);
      if (length == count) {
        const int64_t first = Arena_getPlain(arena, frames + Frames_FIRST);
        return halt_sub64(halt_add64(first, at), count);
      }
    }
  }
  Frames_giveBack(arena, bitmap, halt_sub64(at, length), length);
  return Frames_NONE;
}

/* Frames.release, Frames.java */
bool Frames_release(Arena *arena, halt_offset frames, int64_t frame) {
  const int64_t first = Arena_getPlain(arena, frames + Frames_FIRST);
  const int64_t total = Arena_getPlain(arena, halt_add64(frames, Frames_COUNT));
  const int64_t index = halt_sub64(frame, first);
  if (index < 0 || index >= total) {
    return false;
  }
  const int64_t bit = halt_shl64(1, index % Frames_BITS);
  if ((Arena_getAcquire(arena, halt_add64(Frames_given(frames), index / Frames_BITS)) & bit) == 0) {
    return false;
  }
  return Frames_setBits(arena, halt_add64(Frames_free(arena, frames), index / Frames_BITS), bit);
}

/* Frames.count, Frames.java */
int64_t Frames_count(Arena *arena, halt_offset frames) {
  const int64_t total = Arena_getPlain(arena, halt_add64(frames, Frames_COUNT));
  const halt_offset bitmap = Frames_free(arena, frames);
  int64_t count = 0;
  for (int64_t word = 0; halt_mul64(word, Frames_BITS) < total; word = halt_add64(word, 1)) {
    int64_t bits = Arena_getAcquire(arena, halt_add64(bitmap, word));
    while (bits != 0) {
      bits = bits & halt_sub64(bits, 1);
      count = halt_add64(count, 1);
    }
  }
  return count;
}

/* Frames.longestRun, Frames.java */
int64_t Frames_longestRun(Arena *arena, halt_offset frames) {
  const int64_t total = Arena_getPlain(arena, halt_add64(frames, Frames_COUNT));
  const halt_offset bitmap = Frames_free(arena, frames);
  int64_t longest = 0;
  int64_t length = 0;
  for (int64_t word = 0; halt_mul64(word, Frames_BITS) < total; word = halt_add64(word, 1)) {
    const int64_t bits = Arena_getAcquire(arena, halt_add64(bitmap, word));
    if (bits == -1) {
      length = halt_add64(length, Frames_BITS);
    } else {
      for (int32_t bit = 0; bit < Frames_BITS; bit++) {
        length = (halt_ushr64(bits, bit) & 1) != 0 ? halt_add64(length, 1) : 0;
        longest = length > longest ? length : longest;
      }
    }
    longest = length > longest ? length : longest;
  }
  return longest;
}

/* Frames.setBits, Frames.java */
bool Frames_setBits(Arena *arena, halt_offset word, int64_t bits) {
  while (true) {
    const int64_t found = Arena_getAcquire(arena, word);
    if ((found & bits) != 0) {
      return false;
    }
    if (Arena_compareAndSet(arena, word, found, found | bits)) {
      return true;
    }
  }
}

/* Frames.take, Frames.java */
bool Frames_take(Arena *arena, halt_offset word, int64_t bits) {
  while (true) {
    const int64_t found = Arena_getAcquire(arena, word);
    if ((found & bits) != bits) {
      return false;
    }
    if (Arena_compareAndSet(arena, word, found, found & ~bits)) {
      return true;
    }
  }
}

/*
 * Takes free frames from an index on, at most wanted; gives how many. (Frames.takeAt, Frames.java)
 */
static int64_t Frames_takeAt(Arena *arena, halt_offset bitmap, int64_t index, int64_t wanted) {
  if (index % Frames_BITS == 0 && wanted >= Frames_BITS) {
    if (Frames_take(arena, halt_add64(bitmap, index / Frames_BITS), -1)) {
      return Frames_BITS;
    }
  }
  return Frames_take(arena, halt_add64(bitmap, index / Frames_BITS),
                     halt_shl64(1, index % Frames_BITS)) ? 1 : 0;
}

/* Takes back what Frames_takeAt did to frames in a row. (Frames.giveBack, Frames.java) */
static void Frames_giveBack(Arena *arena, halt_offset bitmap, int64_t from, int64_t count) {
  if (count > 0) {
    for (int64_t word = from / Frames_BITS; halt_mul64(word, Frames_BITS) < halt_add64(from, count);
         word = halt_add64(word, 1)) {
      (void)Frames_setBits(arena, halt_add64(bitmap, word),
                           Frames_bitsOf(word, from, halt_add64(from, count)));
    }
  }
}

/*
 * The bits of a word that stand for the indices from from to before to. (Frames.bitsOf,
 * Frames.java)
 */
static int64_t Frames_bitsOf(int64_t word, int64_t from, int64_t to) {
  const int64_t low = halt_sub64(from, halt_mul64(word, Frames_BITS));
  const int64_t high = halt_sub64(to, halt_mul64(word, Frames_BITS));
  const int64_t above = low <= 0 ? -1 : halt_shl64(-1, low);
  const int64_t below = high >= Frames_BITS ? -1 : halt_sub64(halt_shl64(1, high), 1);
  return above & below;
}

/* Which bit it is, the lowest being 0. (Frames.place, Frames.java) */
static int32_t Frames_place(int64_t bit) {
  int32_t place = 0;
  while ((halt_ushr64(bit, place) & 1) == 0) {
    place = halt_add32(place, 1);
  }
  return place;
}

/* Frames.given, Frames.java */
static halt_offset Frames_given(halt_offset frames) {
  return halt_add64(frames, Frames_BITMAPS);
}

/* Frames.free, Frames.java */
static halt_offset Frames_free(Arena *arena, halt_offset frames) {
  const int64_t total = Arena_getPlain(arena, halt_add64(frames, Frames_COUNT));
  return halt_add64(halt_add64(frames, Frames_BITMAPS), Frames_bitmapWords(total));
}

/* Frames.bitmapWords, Frames.java */
static halt_size Frames_bitmapWords(int64_t count) {
  return halt_sub64(halt_add64(count, Frames_BITS), 1) / Frames_BITS;
}
