/**
 * Which collectors are there, and what does a judge have to know of one? Beside each collector of
 * the core stands a description of its heap in plain Java, so that a collector with a fault does
 * not say itself what it may do.
 */
package halt.model.collector;
