package halt.model.code;

import halt.model.ir.ArenaOperation;
import halt.model.ir.PlatformOperation;

/**
 * What does the interpreter run on? Memory, events and choices. Every method is told the {@code pc}
 * of the instruction, so that a host can say where something happened; a host that refuses an
 * access throws, and the interpreter leaves slots as they were before that instruction.
 */
public abstract class Host {
  /** A plain load. */
  public abstract long getPlain(int pc, long offset);

  /** A plain store. */
  public abstract void setPlain(int pc, long offset, long word);

  /** An ordered load. */
  public abstract long load(int pc, ArenaOperation operation, long offset);

  /** An ordered store. */
  public abstract void store(int pc, ArenaOperation operation, long offset, long word);

  /** Stores {@code desired} if the word is {@code expected}; gives the word that was found. */
  public abstract long compareAndExchange(
      int pc, ArenaOperation operation, long offset, long expected, long desired);

  /** Adds to a word; gives what it was. */
  public abstract long getAndAdd(int pc, long offset, long increment);

  /** A full fence. */
  public abstract void fence(int pc);

  /** The arena's size in words. */
  public abstract long size();

  /** Answers a choice. */
  public abstract boolean choose(int pc, PlatformOperation choice);

  /** An operation begins. */
  public abstract void invoke(int pc, int operation, long target, long first, long second);

  /** The operation ends. */
  public abstract void respond(int pc, long result);

  /** A collection begins, or what it kept is in its place. */
  public abstract void tell(int pc, PlatformOperation event);
}
