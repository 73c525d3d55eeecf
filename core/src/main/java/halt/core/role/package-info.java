/**
 * What does a machine word stand for? A {@code long} in restricted Java carries one of these roles,
 * or none (a plain number). The lifter refuses a word of one role where another is wanted (rule
 * HR012), and the translator emits each role as its own C typedef.
 */
package halt.core.role;
