/** Does the checker catch what it must? The seeded bugs as programs to be judged. */
package halt.checker.bug;
