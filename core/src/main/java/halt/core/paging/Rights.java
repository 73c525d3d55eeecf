package halt.core.paging;

/**
 * What may be done with a page? Every page that is mapped may be read; the others are bits that add
 * up. No page is both writable and executable, whoever asks.
 */
public final class Rights {
  /** Reading only. */
  public static final int READ = 0;

  /** And writing. */
  public static final int WRITE = 1;

  /** And executing. */
  public static final int EXECUTE = 2;

  /** The page is no memory but a device: every access reaches it, in order. */
  public static final int DEVICE = 4;

  private Rights() {}

  /** Whether there are such rights and a page may have them. */
  public static boolean areAllowed(int rights) {
    return rights == READ
        || rights == WRITE
        || rights == EXECUTE
        || rights == DEVICE
        || rights == DEVICE + WRITE;
  }
}
