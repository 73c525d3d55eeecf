package halt.checker.lincheck.border;

import java.util.Optional;
import java.util.Set;

/** What can be done with a program that has been loaded? Runs, one at a time, under a plan. */
public interface Program {
  /**
   * Runs are from now on under this plan. It comes after every plan of a part of its calls, and all
   * runs under those have been explored.
   */
  void follow(Plan plan);

  /** A run begins: its set-up is done. */
  void begin();

  /** The body of a process, on a thread of its own. Only one of them moves at a time. */
  void process(int process, Gate gate);

  /** The run that began last, when it has come to its end. */
  RunEnd end();

  /** Calls that were made under the plan after all that the plan has had their yes. */
  Set<Plan.Call> nextCalls();

  /** When all runs under all plans have been explored: what is wrong with all of them together. */
  Optional<RunEnd> unfinished();

  /** States that were reached first under this plan. */
  long states();

  /** Steps taken under this plan, and the most in one run. */
  long steps();

  /** The most steps of a run under this plan. */
  int longest();
}
