package halt.model.code;

import halt.model.ir.ArenaOperation;
import halt.model.ir.PlatformOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A host of plain memory that keeps what it was told, in order. */
final class RecordingHost extends Host {
  final long[] words;

  /** The accesses that others can see. */
  final List<Access> visible = new ArrayList<>();

  /** The word that the last of them wrote, if one did since this was empty. */
  OptionalLong written = OptionalLong.empty();

  /** All that was done, with what was read and written. */
  final List<String> all = new ArrayList<>();

  /** What the next choices are; no when there are no more. */
  final List<Boolean> choices = new ArrayList<>();

  RecordingHost(long[] words) {
    this.words = words;
  }

  /** What is there now. */
  OptionalLong word(OptionalLong place) {
    return place.isPresent()
        ? OptionalLong.of(words[(int) place.getAsLong()])
        : OptionalLong.empty();
  }

  private void see(ArenaOperation operation, Long... arguments) {
    visible.add(new Access(operation, List.of(arguments)));
  }

  private void change(long offset, long word) {
    words[(int) offset] = word;
    written = OptionalLong.of(word);
  }

  @Override
  public long getPlain(int pc, long offset) {
    all.add("getPlain " + offset);
    return words[(int) offset];
  }

  @Override
  public void setPlain(int pc, long offset, long word) {
    all.add("setPlain " + offset + " " + word);
    words[(int) offset] = word;
  }

  @Override
  public long load(int pc, ArenaOperation operation, long offset) {
    see(operation, offset);
    all.add(operation.method() + " " + offset);
    return words[(int) offset];
  }

  @Override
  public void store(int pc, ArenaOperation operation, long offset, long word) {
    see(operation, offset, word);
    all.add(operation.method() + " " + offset + " " + word);
    change(offset, word);
  }

  @Override
  public long compareAndExchange(
      int pc, ArenaOperation operation, long offset, long expected, long desired) {
    see(operation, offset, expected, desired);
    all.add(operation.method() + " " + offset + " " + expected + " " + desired);
    long found = words[(int) offset];
    if (found == expected) {
      change(offset, desired);
    }
    return found;
  }

  @Override
  public long getAndAdd(int pc, long offset, long increment) {
    see(ArenaOperation.GET_AND_ADD, offset, increment);
    all.add("getAndAdd " + offset + " " + increment);
    long found = words[(int) offset];
    change(offset, found + increment);
    return found;
  }

  @Override
  public void fence(int pc) {
    see(ArenaOperation.FULL_FENCE);
    all.add("fullFence");
  }

  @Override
  public long size() {
    all.add("size");
    return words.length;
  }

  @Override
  public boolean choose(int pc, PlatformOperation choice) {
    all.add(choice.method());
    return !choices.isEmpty() && choices.remove(0);
  }

  @Override
  public void invoke(int pc, int operation, long target, long first, long second) {
    all.add("invoke " + operation + " " + target + " " + first + " " + second);
  }

  @Override
  public void tell(int pc, PlatformOperation event) {
    all.add(event.method());
  }

  @Override
  public void respond(int pc, long result) {
    all.add("respond " + result);
  }
}
