package halt.checker.jvm.guest;

import java.util.ArrayList;
import java.util.List;

/**
 * How large is the run? A scope and what the scenario needs, in a form that crosses to another
 * virtual machine as command-line arguments.
 *
 * @param processes one per CPU
 * @param operations of each process
 * @param collections that the system may request, in all
 * @param allocationFailures that the system may cause, in all
 * @param registers of each CPU
 * @param atoms room in the atom table
 * @param spaceWords of each semispace
 * @param bufferWords that a CPU claims at a time
 * @param ownWords of the scenario, behind the heap
 */
public record GuestParameters(
    int processes,
    int operations,
    int collections,
    int allocationFailures,
    int registers,
    int atoms,
    int spaceWords,
    int bufferWords,
    int ownWords) {
  /** As {@link #parse} takes it. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    int[] numbers = {
      processes,
      operations,
      collections,
      allocationFailures,
      registers,
      atoms,
      spaceWords,
      bufferWords,
      ownWords
    };
    for (int number : numbers) {
      arguments.add(Integer.toString(number));
    }
    return arguments;
  }

  /** What {@link #arguments} gave. */
  public static GuestParameters parse(String... arguments) {
    int[] numbers = new int[9];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Integer.parseInt(arguments[i]);
    }
    return new GuestParameters(
        numbers[0],
        numbers[1],
        numbers[2],
        numbers[3],
        numbers[4],
        numbers[5],
        numbers[6],
        numbers[7],
        numbers[8]);
  }
}
