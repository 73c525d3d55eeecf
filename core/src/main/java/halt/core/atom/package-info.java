/** How does anything ever change? Atoms, and the pure functions that a swap may apply. */
package halt.core.atom;
