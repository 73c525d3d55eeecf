/*
 * How is memory found again? A stop-the-world semispace collector after Cheney (CACM 13(11), 1970):
 * what the roots reach is copied to the other semispace, breadth first, and the space that it left
 * is zeroed and used for the next collection.
 *
 *   to-space  | scanned: points to replicas | copied: points to originals |  free  |
 *             to                            scan                          free
 *
 * The forwarding pointer in an original's header keeps sharing: an object is copied once, however
 * many fields name it.
 *
 * Translated by HALT from halt.core.collect.semispace.Evacuation; change that, not this.
 */
#ifndef HALT_SEMISPACE_EVACUATION_H
#define HALT_SEMISPACE_EVACUATION_H

#include <halt/arena.h>
#include <halt/word.h>
#include <stdbool.h>

/*
 * Collects, from a safepoint of this running process; afterwards registers and atoms name replicas.
 *
 * result  whether this process did it; if not, it waited for another one that did
 */
bool Evacuation_collect(Arena *arena, halt_process process);

/* Copies what is reachable and makes its new space the current one; the world is stopped. */
void Evacuation_evacuate(Arena *arena);

/* Makes one slot name the replica, which is copied to free if it is not there yet. */
halt_offset Evacuation_evacuateSlot(Arena *arena, halt_offset slot, halt_offset free);

#endif
