/** Programs as one would write them for Lincheck at first, to show what it then does not see. */
package halt.checker.lincheck.naive;
