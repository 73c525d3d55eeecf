package halt.checker.engine;

/** Can an engine be used on this machine? */
public sealed interface Availability {
  /**
   * It can.
   *
   * @param version of the tool behind it, for the report; empty if there is none
   */
  record Present(String version) implements Availability {}

  /**
   * It was not asked for: what it needs is not there, which changes nothing else.
   *
   * @param reason one line: what is missing and how it is obtained
   */
  record Absent(String reason) implements Availability {}

  /**
   * It was set up, but what was named cannot be used.
   *
   * @param problem one line: what is missing, where, how to mend it
   */
  record Broken(String problem) implements Availability {}
}
