package halt.model.machine;

/**
 * How is a state told from all others? By 128 bits: the exclusive or of a hash for each part, so
 * that a step changes only the parts that it touches. Two different states out of n collide with a
 * probability below n² / 2^129, about 10^-20 for a billion states, if the mixing is taken for
 * random.
 */
public final class Fingerprint {
  private Fingerprint() {}

  /** The low half's hash of a part: a place and what is there. */
  public static long low(long place, long content) {
    return mix(content * 0x9E3779B97F4A7C15L + mix(place + 0x632BE59BD9B4E019L));
  }

  /** The high half's. */
  public static long high(long place, long content) {
    return mix2(content * 0xC2B2AE3D27D4EB4FL + mix2(place + 0x165667B19E3779F9L));
  }

  /** A 64-bit finalizer: variant 13 of D. Stafford's mixers. */
  public static long mix(long x) {
    long z = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Another: the finalizer of MurmurHash3 (A. Appleby). */
  public static long mix2(long x) {
    long z = (x ^ (x >>> 33)) * 0xFF51AFD7ED558CCDL;
    z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return z ^ (z >>> 33);
  }
}
