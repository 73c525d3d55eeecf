package halt.checker.lincheck;

/**
 * How far has a child come that has not answered yet?
 *
 * @param runs complete ones, under all plans together
 * @param states different ones
 * @param longest the most steps of a run
 */
record Told(long runs, long steps, long states, int longest) {
  /** Of a child that has said nothing yet. */
  static final Told NOTHING = new Told(0, 0, 0, 0);
}
