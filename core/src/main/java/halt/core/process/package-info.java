/**
 * What does a process do? It runs operations, one at a time, on values in its registers; between
 * them, at a safepoint, a collection may come.
 */
package halt.core.process;
