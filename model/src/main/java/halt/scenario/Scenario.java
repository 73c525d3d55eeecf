package halt.scenario;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a restricted Java class as a scenario: {@code setup} runs alone, then {@code process} once
 * for each process, then {@code check} alone. The sizes are those of the arena that the explorer
 * uses; a machine may have a larger one.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Scenario {
  /** The name on the command line. */
  String name();

  /** One line: who does what, and what must hold. */
  String title();

  /** Root slots of each process. */
  int registers();

  /** Room in the atom table. */
  int atoms();

  /** Words in each of the two semispaces. */
  int spaceWords();

  /** Words that a process claims at a time. */
  int bufferWords();

  /**
   * Zeroed words of the scenario's own, behind the heap: see {@link halt.core.collect.Heap#behind}.
   */
  int words() default 0;

  /** As many more of them for each process. */
  int processWords() default 0;

  /**
   * The scopes in which a whole verification explores the bytecode, too, parted by spaces: {@code
   * 2x3} is two processes with three operations each, {@code 2x3+1+1} the same with a requested
   * collection and a refused allocation. What takes minutes there is better left out.
   */
  String bytecode() default "2x2 3x1";
}
