/* Does the machine report a fault as it should? Each one that a test can ask for, on purpose. */
#ifndef HALT_FAULT_H
#define HALT_FAULT_H

#include "arguments/arguments.h"

/* Commits the fault; returns only for FAULT_NONE, or when the machine failed to notice. */
void fault_provoke(enum fault fault);

#endif
