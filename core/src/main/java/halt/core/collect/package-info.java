/**
 * Where does memory come from, and how is it found again? The contract that a collector fulfils; a
 * package below for each collector, with its own layout of the heap.
 */
package halt.core.collect;
