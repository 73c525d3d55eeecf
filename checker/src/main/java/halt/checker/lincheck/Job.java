package halt.checker.lincheck;

import halt.checker.lincheck.border.Reduction;
import java.util.List;

/**
 * What is a child to explore?
 *
 * @param folder the program, see {@link halt.checker.jvm.JvmProgram}
 * @param parameters as {@link halt.checker.jvm.guest.GuestParameters} gives them
 * @param processes one per thread of Lincheck's
 * @param atoms room in the atom table
 * @param recorded whether the processes do operations, so that there is a history to judge
 * @param collections that the system may request, in all
 * @param allocationFailures that the system may cause, in all
 * @param reduction what need not be explored
 * @param mostRuns no more runs than these, under all plans together
 * @param millis no more time than this
 */
record Job(
    String folder,
    List<String> parameters,
    int processes,
    int atoms,
    boolean recorded,
    int collections,
    int allocationFailures,
    Reduction reduction,
    int mostRuns,
    long millis) {}
