/*
 * All of Header is in its header; this checks that it compiles by itself. Translated by HALT from
 * halt.core.Header; change that, not this.
 */

#include "core/Header.h"
