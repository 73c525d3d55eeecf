package halt.model.collector;

/** What is a word of the arena for, and so who may touch it how? */
public enum WordUse {
  /** Written when the arena is laid out, and never again; all read it plainly. */
  SIZE,

  /** Of the words by which processes agree on who runs: with ordering, even in a stopped world. */
  HANDSHAKE,

  /** With ordering by processes that run; plainly by whoever has stopped the world. */
  SHARED,

  /** An atom's cell: as {@link #SHARED}, and it holds a value. */
  ATOM,

  /** A process's own: plainly by it while it runs, and by whoever has stopped the world. */
  OWN,

  /** Read plainly by processes that run, written plainly by whoever has stopped the world. */
  STOPPED
}
