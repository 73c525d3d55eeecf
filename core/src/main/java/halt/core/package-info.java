/**
 * What does the runtime do? In restricted Java (docs/restricted-java.md): the same text is
 * explored, run on the JVM, translated to C and booted. Each room in here answers one part of the
 * question; {@link halt.core.Layout} says what lies where for all of them.
 */
package halt.core;
