package halt.checker.jpf;

import halt.checker.jvm.Decisions;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * What does the program under JPF tell? JPF gives what that program prints to {@code System.out} of
 * the JVM that runs JPF, at once and on the search's own thread; this takes its place there and
 * tells decisions and lines apart ({@link JpfGuest} writes them). All else that is printed,
 * messages of JPF's own included, goes on to another stream.
 */
final class GuestOutput extends PrintStream {
  private final PrintStream others;
  private final StringBuilder line = new StringBuilder();
  private final StringBuilder decisions = new StringBuilder();
  private final Consumer<String> lines;

  /**
   * Where the guest prints to.
   *
   * @param lines is given each line that tells of a run, in the middle of a transition
   */
  GuestOutput(PrintStream others, Consumer<String> lines) {
    super(others, true, StandardCharsets.UTF_8);
    this.others = others;
    this.lines = lines;
  }

  /** The decisions since they were taken last. */
  String takeDecisions() {
    String taken = decisions.toString();
    decisions.setLength(0);
    return taken;
  }

  /** The decisions since they were taken last, which stay. */
  String decisions() {
    return decisions.toString();
  }

  @Override
  public void print(char c) {
    if (Decisions.STEP <= c && c < Decisions.END) {
      decisions.append(c);
    } else if (c == '\n') {
      println();
    } else {
      line.append(c);
    }
  }

  @Override
  public void print(String text) {
    line.append(text);
  }

  @Override
  public void println(String text) {
    line.append(text);
    println();
  }

  @Override
  public void println() {
    String text = line.toString();
    line.setLength(0);
    if (text.startsWith(JpfGuest.FINISHED) || text.startsWith(JpfGuest.VIOLATED)) {
      lines.accept(text);
    } else {
      others.println(text);
    }
  }
}
