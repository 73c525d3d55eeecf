package halt.checker.jpf;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How is JPF loaded, and what is it told, so that a verdict means what we say that it means? */
final class JpfSetUp {
  /**
   * What each search is told, whatever a configuration file says. Which threads can be scheduled
   * where, and which states are the same, decides what a verdict means.
   */
  private static final List<String> OPTIONS =
      List.of(
          // Depth first, without a bound, to the first error.
          "+search.class=gov.nasa.jpf.search.DFSearch",
          "+search.depth_limit=" + Integer.MAX_VALUE,
          "+search.match_depth=false",
          "+search.multiple_errors=false",
          "+search.min_free=32M",
          "+search.properties=gov.nasa.jpf.vm.NotDeadlockedProperty,"
              + "gov.nasa.jpf.vm.NoUncaughtExceptionsProperty",
          "+vm.class=gov.nasa.jpf.vm.SingleProcessVM",
          // What a state is: AdaptiveSerializer leaves something out that matters. Of each state 64
          // bits of a hash are kept; all of it would be some 20 kB.
          "+vm.serializer.class=gov.nasa.jpf.vm.serialize.CFSerializer",
          "+vm.storage.class=gov.nasa.jpf.vm.JenkinsStateSet",
          // Another thread may run where one yields, and at no access to the guest's own objects;
          // all three are needed, since a lambda's class escapes the first two.
          "+vm.scheduler.class=gov.nasa.jpf.vm.DelegatingScheduler",
          "+vm.scheduler.sync.class=gov.nasa.jpf.vm.AllRunnablesSyncPolicy",
          "+vm.scheduler.sharedness.class=gov.nasa.jpf.vm.PathSharednessPolicy",
          "+vm.shared.never_break_types=*",
          "+vm.shared.never_break_fields=*",
          "+vm.shared.never_break_methods=*",
          "+cg.break_yield=true",
          // Also where only one thread is left: it may spin for ever, which only states can show.
          "+cg.break_single_choice=true",
          "+cg.randomize_choices=NONE",
          // No break in the middle of a step, however long it is.
          "+vm.max_transition_length=" + Integer.MAX_VALUE,
          "+vm.gc=true",
          "+vm.tree_output=true",
          "+vm.path_output=false",
          "+vm.indent_output=false",
          "+vm.store_steps=false",
          "+report.publisher=",
          "+listener=gov.nasa.jpf.report.Statistics",
          "+listener.autoload=",
          "+log.level=warning");

  /** The table of {@link #forgetPrograms}. */
  private static final String RESOLVED = "resolvedClasses";

  private static URLClassLoader classes;

  private JpfSetUp() {}

  /** The classes of JPF; a child has one JPF. */
  static ClassLoader load(Path home) throws ReflectiveOperationException, IOException {
    synchronized (JpfSetUp.class) {
      if (classes == null) {
        URL[] jar = {home.resolve("build/jpf.jar").toUri().toURL()};
        classes = new URLClassLoader(jar, ClassLoader.getPlatformClassLoader());
      }
      forgetPrograms(classes);
      return classes;
    }
  }

  /**
   * JPF finds the class that a lambda names by its name in a table that it never clears. A class of
   * an earlier program must not be found there: that one may have had a bug that this one has not.
   */
  private static void forgetPrograms(ClassLoader loader) throws ReflectiveOperationException {
    Field field = loader.loadClass("gov.nasa.jpf.jvm.JVMClassInfo").getDeclaredField(RESOLVED);
    field.setAccessible(true);
    ((Map<?, ?>) field.get(null)).clear();
  }

  /**
   * JPF reads its settings from {@code jpf.properties} in the working directory, else from the
   * nearest folder above that has one. The empty one that is put here is that nearest one.
   */
  static List<String> arguments(JpfJob job) throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Files.writeString(here.resolve("jpf.properties"), "");
    Path site = here.resolve("site.properties");
    Files.writeString(
        site, "jpf-core = " + job.home().replace("\\", "\\\\") + "\nextensions = ${jpf-core}\n");
    List<String> arguments = new ArrayList<>();
    arguments.add("+site=" + site);
    arguments.addAll(OPTIONS);
    arguments.add("+classpath=" + String.join(",", job.classPath()));
    arguments.addAll(job.options());
    arguments.add(job.mainClass());
    arguments.addAll(job.arguments());
    return arguments;
  }

  /**
   * Looks from where JPF has its settings.
   *
   * @throws IOException if from a file that is not ours
   */
  static void requireOwnSources(JpfJob job, List<?> sources) throws IOException {
    Path home = Path.of(job.home()).toRealPath();
    Path here = Path.of("").toRealPath();
    for (Object source : sources) {
      if (source instanceof File file) {
        Path folder = file.toPath().toRealPath().getParent();
        if (!folder.equals(home) && !folder.equals(here)) {
          throw new IOException("JPF reads its settings from " + file + ", which is not ours");
        }
      }
    }
  }
}
