package halt.checker.verify;

import java.util.Locale;

/** What does a verification consist of? In the order in which it is done. */
public enum Stage {
  EXPLORATION("exploration", "No scenario was explored exhaustively."),
  BUGS("seeded bugs", "Seeded bugs were not looked for: nothing shows that this run can fail."),
  TRANSLATION("translation", "The emitted C was not compiled on its own."),
  BOOT("boot", "No machine was booted.");

  private final String title;
  private final String notCovered;

  Stage(String title, String notCovered) {
    this.title = title;
    this.notCovered = notCovered;
  }

  /** As on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The stage in a sentence. */
  public String title() {
    return title;
  }

  /** What a run says that leaves it out. */
  public String notCovered() {
    return notCovered;
  }
}
