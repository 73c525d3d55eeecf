package halt.scenario.litmus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a scenario as a litmus test: a few accesses by a fixed number of processes, of which the
 * final values are looked at. Nothing in it is an operation on atoms, so that it has no history;
 * and it may end in ways that no interleaving explains.
 *
 * <p>The cells are atoms, in columns: with {@code operations} instances of the shape in a round,
 * cell {@code column * operations + instance} belongs to that instance. Variables begin at 0, cells
 * for results at nil. Behind the columns that are named here is one in which the processes meet. An
 * outcome is written as its columns' names with their values, {@code x=1 y=1}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Litmus {
  /** The shape's name as herd7 and the literature have it. */
  String shape();

  /** How many processes take part; any others do nothing. */
  int processes();

  /** The columns that are looked at, in their order: variables, then results. */
  String[] columns();

  /**
   * What RC11 (Lahav, Vafeiadis, Kang, Hur, Dreyer, "Repairing sequential consistency in C/C++11",
   * PLDI 2017) allows beyond all interleavings, each in the form of an outcome.
   */
  String[] beyondInterleavings() default {};
}
