package halt.model.collector;

import halt.core.collect.Collector;
import halt.model.ir.IrProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Which collectors are there, and which one has a program? The list is that of the files {@code
 * META-INF/services/halt.model.collector.CollectorModel}.
 */
public final class Collectors {
  /** The class whose bodies a program's collector gives. */
  public static final String CONTRACT = Collector.class.getName();

  private Collectors() {}

  /** All of the list. */
  public static List<CollectorModel> all() {
    List<CollectorModel> found = new ArrayList<>();
    ServiceLoader.load(CollectorModel.class, Collectors.class.getClassLoader()).forEach(found::add);
    return found;
  }

  /**
   * The collector that a program has.
   *
   * @throws IllegalArgumentException if it is not in the list
   */
  public static CollectorModel of(IrProgram program) {
    String implementation = program.implementation(CONTRACT);
    return all().stream()
        .filter(each -> each.implementation().equals(implementation))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    implementation + " is no collector of the list of collectors"));
  }

  /**
   * A program with this collector.
   *
   * @param program has the classes of the collector, too
   * @throws IllegalArgumentException if the collector's class has not all methods of the contract
   */
  public static IrProgram in(IrProgram program, CollectorModel collector) {
    return program.implementing(CONTRACT, collector.implementation());
  }
}
