package halt.model.machine;

import halt.core.process.Operation;
import halt.core.value.Header;
import halt.core.value.Tuple;
import halt.model.machine.OutOfSpaceException.Who;
import halt.model.property.Property;
import halt.model.property.Violation;

/**
 * Was there memory for an operation that gave up for want of it? What is reachable, a buffer for
 * each process and the largest new object must fit into a semispace; then giving up breaks {@link
 * Property#MEMORY_SUFFICES}, else the arena is too small for the scenario.
 */
public final class GivenUp {
  /** The words of the largest object that one operation asks for: a pair. */
  static final long LARGEST_OBJECT = Header.WORDS + Tuple.PAIR;

  private final ScenarioModel model;
  private final HeapGraph graph;

  /**
   * A judge of one machine.
   *
   * @param graph of the arena as it is when it is asked
   */
  GivenUp(ScenarioModel model, HeapGraph graph) {
    this.model = model;
    this.graph = graph;
  }

  /**
   * What is to be thrown. An operation that is refused memory as often as it collects may give up
   * whatever there is. No collection is under way.
   *
   * @param refused allocations that the system has refused so far
   */
  RuntimeException judge(int process, int refused) {
    OutOfSpaceException shortage = new OutOfSpaceException(Who.OPERATION, refused);
    if (refused >= Operation.MAX_COLLECTIONS) {
      return shortage;
    }
    graph.hash();
    long buffers = (long) model.map.processes * model.description.bufferWords();
    long needed = graph.liveWords() + buffers + LARGEST_OBJECT;
    if (needed > model.map.heap.room) {
      return shortage;
    }
    return new Violation(
        Property.MEMORY_SUFFICES,
        "process "
            + process
            + "'s operation gives up for want of memory, although what is reachable ("
            + graph.liveWords()
            + " words), the buffers of all processes ("
            + buffers
            + ") and a new object ("
            + LARGEST_OBJECT
            + ") fit into a semispace of "
            + model.map.heap.room
            + " words");
  }
}
