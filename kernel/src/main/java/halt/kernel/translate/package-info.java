/**
 * What is a restricted Java program as C11? One header and one source file per class, with Java's
 * names, comments and structure: {@link halt.model.ir} → {@link halt.kernel.translate.c} → text.
 */
package halt.kernel.translate;
