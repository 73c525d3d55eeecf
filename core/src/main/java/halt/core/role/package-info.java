/**
 * What does a number stand for? A {@code long} in restricted Java carries one of the roles of
 * words, an {@code int} perhaps one of those that number things, or none (a plain number). The
 * lifter refuses one role where another is wanted (rule HR012), and the translator emits each role
 * as its own C typedef.
 */
package halt.core.role;
