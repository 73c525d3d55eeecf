/**
 * What does the runtime do? Values, atoms, allocation, safepoints and the collector, in restricted
 * Java (docs/restricted-java.md): the same text is explored, run on the JVM, translated to C and
 * booted.
 */
package halt.core;
