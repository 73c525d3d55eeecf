/**
 * What does the core ask of its host? A block of memory with ordered accesses ({@link
 * halt.core.host.Arena}) and a few events and choices ({@link halt.core.host.Platform}). The bodies
 * in this package are those of the JVM; the explorer and the kernel bring their own.
 */
package halt.core.host;
