package halt.model.ir;

/** How is an access to a shared word ordered? The modes of {@link java.lang.invoke.VarHandle}. */
public enum AccessMode {
  /** No ordering; only for words that no other thread can reach, or that never change again. */
  PLAIN,
  /** A load that later accesses stay behind. */
  ACQUIRE,
  /** A store that earlier accesses stay before. */
  RELEASE,
  /** Sequentially consistent. */
  VOLATILE
}
