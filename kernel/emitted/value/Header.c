/*
 * All of Header is in its header; this checks that it compiles by itself. Translated by HALT from
 * halt.core.value.Header; change that, not this.
 */

#include "value/Header.h"
