/**
 * What does a restricted Java source say? javac reads and attributes it; this package holds it
 * against the rules HR000 to HR022 (docs/restricted-java.md) and, where all hold, turns it into the
 * IR of {@link halt.model.ir}. {@link halt.model.lift.Lifter} is the entrance.
 */
package halt.model.lift;
