/*
 * What is in a value word? Three tag bits below, the payload above:
 *
 *    63                                    3 2 0
 *   +---------------------------------------+---+
 *   |  word offset of an object (0: nil)    |000|  object reference
 *   |  61-bit two's complement integer      |001|  fixnum
 *   |  word offset of an atom's cell        |010|  atom
 *   |  number of a constant                 |011|  special constant
 *   +---------------------------------------+---+
 *
 * A word is eight bytes, so a reference is also the object's byte offset. Tags 6 and 7 mark words
 * that are no values: see Header.
 *
 * Translated by HALT from halt.core.value.Word; change that, not this.
 */
#ifndef HALT_VALUE_WORD_H
#define HALT_VALUE_WORD_H

#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

/* How many bits the tag takes. */
#define Word_TAG_BITS 3

/* The bits of the tag. */
#define Word_TAG_MASK INT64_C(7)

/* The tags of the four kinds of value. */
#define Word_TAG_OBJECT INT64_C(0)
#define Word_TAG_FIXNUM INT64_C(1)
#define Word_TAG_ATOM INT64_C(2)
#define Word_TAG_SPECIAL INT64_C(3)

/* The value of an empty register, and of an atom created with nothing. */
#define Word_NIL ((halt_value)INT64_C(0))

/* The truth values. */
#define Word_FALSE ((halt_value)INT64_C(3))
#define Word_TRUE ((halt_value)INT64_C(11))

/* The special constants from this number on are failures: see Word_isFailure. */
#define Word_FIRST_FAILURE INT64_C(2)

/* The operation found no memory and did nothing: collect, then run it again. */
#define Word_NEEDS_COLLECTION ((halt_value)INT64_C(19))

/* The operation found no memory although collections had been run; it did nothing. */
#define Word_OUT_OF_MEMORY ((halt_value)INT64_C(27))

/* An argument was not of the kind that the operation takes; it did nothing. */
#define Word_WRONG_KIND ((halt_value)INT64_C(35))

/* A number left the range of fixnums or an index the range of its tuple; nothing was done. */
#define Word_OUT_OF_RANGE ((halt_value)INT64_C(43))

/* The atom table is full; nothing was done. */
#define Word_OUT_OF_ATOMS ((halt_value)INT64_C(51))

/* The least and the greatest fixnum: 61 bits. */
#define Word_MIN_FIXNUM (-INT64_C(0x1000000000000000))
#define Word_MAX_FIXNUM INT64_C(0xfffffffffffffff)

static inline int64_t Word_integer(halt_value word);

/* The tag of a word. (Word.tag, Word.java) */
static inline int64_t Word_tag(halt_value word) {
  return word & Word_TAG_MASK;
}

/* Whether the word is an integer. (Word.isFixnum, Word.java) */
static inline bool Word_isFixnum(halt_value word) {
  return Word_tag(word) == Word_TAG_FIXNUM;
}

/* Whether the word names an atom. (Word.isAtom, Word.java) */
static inline bool Word_isAtom(halt_value word) {
  return Word_tag(word) == Word_TAG_ATOM;
}

/* Whether the word names an object; nil does not. (Word.isObject, Word.java) */
static inline bool Word_isObject(halt_value word) {
  return Word_tag(word) == Word_TAG_OBJECT && word != Word_NIL;
}

/*
 * Whether the word says why an operation did nothing, instead of giving its result.
 * (Word.isFailure, Word.java)
 */
static inline bool Word_isFailure(halt_value word) {
  return Word_tag(word) == Word_TAG_SPECIAL && Word_integer(word) >= Word_FIRST_FAILURE;
}

/* The fixnum of an integer in Word_MIN_FIXNUM to Word_MAX_FIXNUM. (Word.fixnum, Word.java) */
static inline halt_value Word_fixnum(int64_t integer) {
  return halt_shl64(integer, Word_TAG_BITS) | Word_TAG_FIXNUM;
}

/* The integer of a fixnum; of a special constant, its number. (Word.integer, Word.java) */
static inline int64_t Word_integer(halt_value word) {
  return halt_shr64(word, Word_TAG_BITS);
}

/* The word of a truth value. (Word.bool, Word.java) */
static inline halt_value Word_bool(bool truth) {
  return truth ? Word_TRUE : Word_FALSE;
}

/* The value word that names an object. (Word.object, Word.java) */
static inline halt_value Word_object(halt_ref reference) {
  return halt_shl64(reference, Word_TAG_BITS) | Word_TAG_OBJECT;
}

/* The object that a value word names. (Word.reference, Word.java) */
static inline halt_ref Word_reference(halt_value word) {
  return halt_ushr64(word, Word_TAG_BITS);
}

/* The value word that names an atom. (Word.atom, Word.java) */
static inline halt_value Word_atom(halt_atom atom) {
  return halt_shl64(atom, Word_TAG_BITS) | Word_TAG_ATOM;
}

/* The atom that a value word names. (Word.atomRef, Word.java) */
static inline halt_atom Word_atomRef(halt_value word) {
  return halt_ushr64(word, Word_TAG_BITS);
}

#endif
