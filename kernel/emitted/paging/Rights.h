/*
 * What may be done with a page? Every page that is mapped may be read; the others are bits that add
 * up. No page is both writable and executable, whoever asks.
 *
 * Translated by HALT from halt.core.paging.Rights; change that, not this.
 */
#ifndef HALT_PAGING_RIGHTS_H
#define HALT_PAGING_RIGHTS_H

#include <stdbool.h>
#include <stdint.h>

/* Reading only. */
#define Rights_READ 0

/* And writing. */
#define Rights_WRITE 1

/* And executing. */
#define Rights_EXECUTE 2

/* The page is no memory but a device: every access reaches it, in order. */
#define Rights_DEVICE 4

/* Whether there are such rights and a page may have them. */
bool Rights_areAllowed(int32_t rights);

#endif
