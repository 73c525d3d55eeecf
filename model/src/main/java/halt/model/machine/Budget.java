package halt.model.machine;

import halt.model.description.Scope;
import halt.model.ir.PlatformOperation;

/** What may the system still do? Part of the state. */
final class Budget {
  private final Scope scope;
  private int collections;
  private int failures;

  /** All that the scope allows. */
  Budget(Scope scope) {
    this.scope = scope;
    this.collections = scope.collections();
    this.failures = scope.allocationFailures();
  }

  /** All that there is to remember, in one word. */
  long word() {
    return (long) collections << 32 | failures;
  }

  /** Takes up what {@link #word} gave. */
  void restore(long word) {
    collections = (int) (word >> 32);
    failures = (int) word;
  }

  /** Whether the system may still choose to. */
  boolean allows(PlatformOperation choice) {
    return (choice == PlatformOperation.COLLECTION_REQUESTED ? collections : failures) > 0;
  }

  /** The system has. */
  void spend(PlatformOperation choice) {
    if (choice == PlatformOperation.COLLECTION_REQUESTED) {
      collections--;
    } else {
      failures--;
    }
  }

  /** How many allocations it has refused. */
  int refused() {
    return scope.allocationFailures() - failures;
  }
}
