package halt.checker.lincheck;

import com.fasterxml.jackson.databind.ObjectMapper;
import halt.checker.jvm.ChildLoop;

/** The JVM in which Lincheck runs: one case after another, so that its start is paid once. */
public final class LincheckChild {
  private LincheckChild() {}

  /** Takes jobs until there are no more, see {@link ChildLoop}. */
  public static void main(String[] args) throws InterruptedException {
    ObjectMapper json = new ObjectMapper();
    Interleavings interleavings = new Interleavings();
    ChildLoop.run(
        (work, progress) ->
            json.valueToTree(
                new CaseExplorer(
                        interleavings,
                        json.treeToValue(work, Job.class),
                        told -> progress.accept(json.valueToTree(told)))
                    .explore()));
  }
}
