package halt.seeded;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a restricted Java class with a broken variant of one method of the core: the method of the
 * same name and parameters in this class takes its place.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface SeededBug {
  /** The name on the command line and of its trace in {@code traces/}. */
  String name();

  /** One line: what is wrong. */
  String title();

  /** The core class. */
  Class<?> type();

  /** The method that is replaced. */
  String method();

  /** The scenario that shows it. */
  String scenario();

  /** The id of the property that fails. */
  String caught();

  /** The scope in which the scenario shows it. */
  int processes() default 2;

  /** Operations of each process. */
  int operations() default 1;

  /** Collections that the system may request. */
  int collections() default 0;

  /** Allocations that the system may refuse. */
  int allocationFailures() default 0;
}
