package halt.model.machine;

import halt.model.arena.AloneMemory;
import halt.model.arena.ArenaMap;
import halt.model.arena.Ownership;
import halt.model.code.Code;
import halt.model.code.Host;
import halt.model.code.Interpreter;
import halt.model.ir.ArenaOperation;
import halt.model.ir.PlatformOperation;
import halt.model.property.Property;
import halt.model.property.Refused;
import halt.model.property.Violation;

/**
 * What does code do that runs while nothing else does (a scenario's set-up and its final check)?
 * Plain memory, no choices, nobody listens; what may fail is an access outside the arena, and that
 * it does not end.
 */
public class AloneHost extends Host {
  private final String who;
  private final Code code;
  private final long[] words;
  private final ArenaMap map;
  private final boolean sizesStand;
  private final AloneMemory memory;

  /**
   * Reads and writes these words in place.
   *
   * @param who runs, for a message
   */
  public AloneHost(String who, Code code, long[] words, ArenaMap map) {
    this(who, code, words, map, true);
  }

  private AloneHost(String who, Code code, long[] words, ArenaMap map, boolean sizesStand) {
    this.sizesStand = sizesStand;
    this.who = who;
    this.code = code;
    this.words = words;
    this.map = map;
    this.memory = new AloneMemory(map, words);
  }

  /** The core's laying out of an arena of zeroed words. */
  public static AloneHost layingOut(ScenarioModel model, long[] words) {
    return new AloneHost("the laying out of the arena", model.layOut, words, model.map, false);
  }

  /** A scenario's set-up, on an arena that is laid out. */
  public static AloneHost setUp(ScenarioModel model, long[] words) {
    return new AloneHost("the set-up", model.setup, words, model.map);
  }

  /** A scenario's final check. */
  public static AloneHost finalCheck(ScenarioModel model, long[] words) {
    return new AloneHost("the final check", model.check, words, model.map);
  }

  /**
   * Runs the code to its end.
   *
   * @return its result, 0 if it has none
   * @throws Violation if it leaves the arena, or does not end
   */
  public long run() {
    try {
      return Interpreter.call(code, this);
    } catch (Interpreter.DivergenceException divergence) {
      throw SimulatedMachine.endless(who, divergence, code.site(divergence.pc()));
    }
  }

  private int at(int pc, ArenaOperation operation, long offset) {
    try {
      if (offset < 0 || offset >= words.length) {
        throw new Violation(Property.IN_ARENA, who + " accesses " + map.name(offset));
      }
      if (sizesStand && operation.kind() != ArenaOperation.Kind.LOAD) {
        Ownership.requireNoSize(who, map, (int) offset);
      }
      return (int) offset;
    } catch (Violation violation) {
      throw violation.of(new Refused.Access(code.site(pc), operation, offset));
    }
  }

  @Override
  public long getPlain(int pc, long offset) {
    return words[at(pc, ArenaOperation.GET_PLAIN, offset)];
  }

  @Override
  public void setPlain(int pc, long offset, long word) {
    words[at(pc, ArenaOperation.SET_PLAIN, offset)] = word;
  }

  @Override
  public long load(int pc, ArenaOperation operation, long offset) {
    return words[at(pc, operation, offset)];
  }

  @Override
  public void store(int pc, ArenaOperation operation, long offset, long word) {
    words[at(pc, operation, offset)] = word;
  }

  @Override
  public long compareAndExchange(
      int pc, ArenaOperation operation, long offset, long expected, long desired) {
    long found = words[at(pc, operation, offset)];
    if (found == expected) {
      words[(int) offset] = desired;
    }
    return found;
  }

  @Override
  public long getAndAdd(int pc, long offset, long increment) {
    long found = words[at(pc, ArenaOperation.GET_AND_ADD, offset)];
    words[(int) offset] = found + increment;
    return found;
  }

  @Override
  public void fence(int pc) {
    // Nobody else is there to see an order.
  }

  @Override
  public long size() {
    return words.length;
  }

  @Override
  public boolean choose(int pc, PlatformOperation choice) {
    if (choice == PlatformOperation.ALLOCATION_FAILS) {
      memory.asks();
    }
    return false;
  }

  @Override
  public void invoke(int pc, int operation, long target, long first, long second) {
    memory.invokes(); // and set-up and check are no part of the history
  }

  @Override
  public void tell(int pc, PlatformOperation event) {
    // Nothing else runs, so whoever collects has the world anyhow.
  }

  @Override
  public void respond(int pc, long result) {
    memory.responds(result);
  }

  /** What became of the memory that it asked for. */
  public AloneMemory memory() {
    return memory;
  }
}
