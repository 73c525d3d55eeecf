package halt.checker.jpf;

import java.util.List;

/**
 * What is a child of {@link JpfEngine} to do?
 *
 * @param home where JPF is
 * @param classPath of the program under JPF
 * @param mainClass of that program
 * @param arguments of that program
 * @param atoms room in the scenario's atom table
 * @param recorded whether its processes do operations, so that there is a history to judge
 * @param mostStates the search ends when it has found more
 * @param mostMillis the search ends when it has taken longer; 0 is no limit
 * @param options of JPF, {@code +key=value}, besides those that every search has
 */
record JpfJob(
    String home,
    List<String> classPath,
    String mainClass,
    List<String> arguments,
    int atoms,
    boolean recorded,
    long mostStates,
    long mostMillis,
    List<String> options) {
  JpfJob {
    classPath = List.copyOf(classPath);
    arguments = List.copyOf(arguments);
    options = List.copyOf(options);
  }
}
