package halt.checker.jvm.guest;

import halt.model.collector.CollectorModel;
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
 * @param collector the qualified class of its {@link CollectorModel}
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
    int ownWords,
    String collector) {
  private static final int NUMBERS = 9;

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
    arguments.add(collector);
    return arguments;
  }

  /** What {@link #arguments} gave. */
  public static GuestParameters parse(String... arguments) {
    int[] numbers = new int[NUMBERS];
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
        numbers[8],
        arguments[NUMBERS]);
  }

  /** What must be known of the collector; the class has a public constructor without parameters. */
  CollectorModel collectorModel() {
    try {
      return (CollectorModel) Class.forName(collector).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException missing) {
      throw new IllegalArgumentException(collector + " is no model of a collector", missing);
    }
  }
}
