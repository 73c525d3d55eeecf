/*
 * All of Word is in its header; this checks that it compiles by itself. Translated by HALT from
 * halt.core.value.Word; change that, not this.
 */

#include "value/Word.h"
