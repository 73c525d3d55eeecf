/*
 * What is in an object's first word? Its kind and its length, or, while a collection runs, where
 * its replica is. Neither tag is a value's, so a header is never taken for a field, nor a field for
 * a header.
 *
 *    63                      8 7     3 2 0
 *   +-------------------------+-------+---+
 *   |  payload length, words  | kind  |110|  header
 *   +-------------------------+-------+---+
 *   |  word offset of the replica     |111|  forwarding pointer, in from-space only
 *   +---------------------------------+---+
 *
 * Nothing is ever written into a header but a forwarding pointer, and that only by the collector
 * while the world is stopped.
 *
 * Translated by HALT from halt.core.value.Header; change that, not this.
 */
#ifndef HALT_VALUE_HEADER_H
#define HALT_VALUE_HEADER_H

#include <halt/word.h>
#include <stdbool.h>
#include <stdint.h>

#include "value/Word.h"

/* The tag of a header. */
#define Header_TAG_HEADER INT64_C(6)

/* The tag of a forwarding pointer. */
#define Header_TAG_FORWARDED INT64_C(7)

/* Where the length starts, in bits. */
#define Header_LENGTH_SHIFT 8

/* The bits of the kind, after the tag is shifted out. */
#define Header_KIND_MASK INT64_C(31)

/* An object whose payload is a sequence of value words. */
#define Header_KIND_TUPLE 1

/* The words that a header takes. */
#define Header_WORDS ((halt_size)INT64_C(1))

static inline halt_size Header_length(int64_t header);

/* The header of an object of this kind with a payload of length words. (Header.of, Header.java) */
static inline int64_t Header_of(int32_t kind, halt_size length) {
  return halt_shl64(length, Header_LENGTH_SHIFT) | halt_shl64(kind, Word_TAG_BITS) |
         Header_TAG_HEADER;
}

/*
 * Whether the word is a header: not a value, not a forwarding pointer. (Header.isHeader,
 * Header.java)
 */
static inline bool Header_isHeader(int64_t word) {
  return (word & Word_TAG_MASK) == Header_TAG_HEADER;
}

/* What kind of object it heads. (Header.kind, Header.java) */
static inline int32_t Header_kind(int64_t header) {
  return (int32_t)(halt_ushr64(header, Word_TAG_BITS) & Header_KIND_MASK);
}

/* Whether objects of this kind exist. (Header.isKind, Header.java) */
static inline bool Header_isKind(int32_t kind) {
  return kind == Header_KIND_TUPLE;
}

/*
 * How many of the words that follow it are values, which come first. Whoever walks over objects
 * asks here which words to follow. (Header.fields, Header.java)
 */
static inline halt_size Header_fields(int64_t header) {
  return Header_kind(header) == Header_KIND_TUPLE ? Header_length(header) : 0;
}

/* How many words follow it. (Header.length, Header.java) */
static inline halt_size Header_length(int64_t header) {
  return halt_ushr64(header, Header_LENGTH_SHIFT);
}

/*
 * Whether a collector has copied the object and left a forwarding pointer. (Header.isForwarded,
 * Header.java)
 */
static inline bool Header_isForwarded(int64_t word) {
  return (word & Word_TAG_MASK) == Header_TAG_FORWARDED;
}

/*
 * What the collector leaves in the header of an object that it has copied. (Header.forwarding,
 * Header.java)
 */
static inline int64_t Header_forwarding(halt_ref replica) {
  return halt_shl64(replica, Word_TAG_BITS) | Header_TAG_FORWARDED;
}

/* Where the replica is. (Header.replica, Header.java) */
static inline halt_ref Header_replica(int64_t forwarding) {
  return halt_ushr64(forwarding, Word_TAG_BITS);
}

#endif
