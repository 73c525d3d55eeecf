/* Translated by HALT from halt.core.paging.Rights; change that, not this. */

#include "paging/Rights.h"

/* Rights.areAllowed, Rights.java */
bool Rights_areAllowed(int32_t rights) {
  return rights == Rights_READ || rights == Rights_WRITE || rights == Rights_EXECUTE ||
         rights == Rights_DEVICE || rights == Rights_DEVICE + Rights_WRITE;
}
