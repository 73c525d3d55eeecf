/**
 * How do two semispaces make a heap? Each process bumps a pointer in a buffer of the current one; a
 * collection copies what is reachable to the other.
 */
package halt.core.collect.semispace;
