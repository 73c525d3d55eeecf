/**
 * Which mistakes must the checker catch? Each class here holds one method of the core with one
 * mistake in it, in restricted Java. The checker puts it in the place of the right method; the core
 * itself stays clean, and everything but that method is the core as it is.
 */
package halt.seeded;
