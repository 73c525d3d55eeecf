/**
 * What is a restricted Java program, once it is read? A typed tree that keeps the structure and the
 * names of its source and says the access mode of every access to the arena. The translator prints
 * it as C; {@link halt.model.code} flattens it for the explorers.
 */
package halt.model.ir;
