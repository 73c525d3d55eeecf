package halt.model.machine;

import halt.model.code.Code;

/**
 * Where is each process, and what does it hold there? Of its slots only those that are live where
 * it stands are part of the state. Hashes of places and slots are kept beside them.
 */
final class ProcessStates {
  private final Code[] codes;
  private final long[][] slots;
  private final int[] pcs;
  private final long[] low;
  private final long[] high;

  /** Every process at its beginning. */
  ProcessStates(Code[] codes) {
    this.codes = codes;
    this.slots = new long[codes.length][];
    this.pcs = new int[codes.length];
    this.low = new long[codes.length];
    this.high = new long[codes.length];
    for (int i = 0; i < codes.length; i++) {
      slots[i] = codes[i].newSlots();
      rehash(i);
    }
  }

  int count() {
    return pcs.length;
  }

  Code code(int which) {
    return codes[which];
  }

  int pc(int which) {
    return pcs[which];
  }

  /** The slots of a process, to run its code on; then {@link #stopped}. */
  long[] slots(int which) {
    return slots[which];
  }

  /** The process has run until there. */
  void stopped(int which, int pc) {
    pcs[which] = pc;
  }

  boolean isEnded(int which) {
    return codes[which].isEnd(pcs[which]);
  }

  boolean allEnded() {
    for (int i = 0; i < pcs.length; i++) {
      if (!isEnded(i)) {
        return false;
      }
    }
    return true;
  }

  /** The low half of the hash of all processes. */
  long low() {
    long all = 0;
    for (long each : low) {
      all ^= each;
    }
    return all;
  }

  /** The high half. */
  long high() {
    long all = 0;
    for (long each : high) {
      all ^= each;
    }
    return all;
  }

  /** Brings the hash of a process up to date. */
  void rehash(int which) {
    int pc = pcs[which];
    long newLow = Fingerprint.mix(((long) which << 32 | pc) + 0x2545F4914F6CDD1DL);
    long newHigh = Fingerprint.mix2(((long) which << 32 | pc) + 0x9E6C63D0876A9A47L);
    long[] values = slots[which];
    for (int slot : codes[which].liveAt(pc)) {
      newLow = Fingerprint.mix(newLow * 31 + values[slot]);
      newHigh = Fingerprint.mix2(newHigh * 37 + values[slot]);
    }
    low[which] = newLow;
    high[which] = newHigh;
  }

  /** Notes what {@link #undo} needs. */
  void push(UndoLog log, int which) {
    long[] values = slots[which];
    for (int slot : codes[which].liveAt(pcs[which])) {
      log.push(values[slot]);
    }
    log.push(low[which]);
    log.push(high[which]);
    log.push((long) which << 32 | pcs[which]);
  }

  /** Takes back what became of the process that was pushed last. */
  void undo(UndoLog log) {
    long place = log.pop();
    int which = (int) (place >> 32);
    pcs[which] = (int) place;
    high[which] = log.pop();
    low[which] = log.pop();
    int[] live = codes[which].liveAt(pcs[which]);
    long[] values = slots[which];
    for (int i = live.length - 1; i >= 0; i--) {
      values[live[i]] = log.pop();
    }
  }

  /** How many longs {@link #save} takes. */
  int savedLength() {
    int length = 0;
    for (int i = 0; i < pcs.length; i++) {
      length += 1 + codes[i].liveAt(pcs[i]).length;
    }
    return length;
  }

  /** Writes all that there is to remember, from that index on. */
  void save(long[] saved, int from) {
    int at = from;
    for (int i = 0; i < pcs.length; i++) {
      saved[at++] = pcs[i];
      for (int slot : codes[i].liveAt(pcs[i])) {
        saved[at++] = slots[i][slot];
      }
    }
  }

  /** Reads what {@link #save} wrote. */
  void restore(long[] saved, int from) {
    int at = from;
    for (int i = 0; i < pcs.length; i++) {
      pcs[i] = (int) saved[at++];
      for (int slot : codes[i].liveAt(pcs[i])) {
        slots[i][slot] = saved[at++];
      }
      rehash(i);
    }
  }
}
