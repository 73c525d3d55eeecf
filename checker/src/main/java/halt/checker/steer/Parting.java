package halt.checker.steer;

/** The machine does something else than it should: what was expected and what it did. */
final class Parting extends Exception {
  private static final long serialVersionUID = 1L;

  Parting(String difference) {
    super(difference);
  }
}
