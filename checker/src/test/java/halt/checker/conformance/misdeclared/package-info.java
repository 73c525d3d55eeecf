/** Litmus tests that declare what is wrong. */
package halt.checker.conformance.misdeclared;
