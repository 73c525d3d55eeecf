/**
 * How does a program run under Lincheck's schedule? The part of the Lincheck engine that is loaded
 * anew for every case, beside the program. Lincheck does not instrument any of it.
 */
package halt.checker.lincheck.program;
