/**
 * Which scenarios has nobody thought of? Plans of scenarios, made by chance from a seed, and
 * printed as restricted Java that every engine takes.
 */
package halt.checker.generate;
