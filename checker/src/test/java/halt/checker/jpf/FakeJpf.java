package halt.checker.jpf;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A folder that looks like JPF's, with classes that have its methods and do something else. */
final class FakeJpf {
  private static final Map<String, String> CLASSES =
      Map.of(
          "gov/nasa/jpf/Config",
          """
          package gov.nasa.jpf;
          public class Config {
            public Config(String[] arguments) {}
            public java.util.List<Object> getSources() { return new java.util.ArrayList<>(); }
          }
          """,
          "gov/nasa/jpf/search/Search",
          """
          package gov.nasa.jpf.search;
          public class Search {
            public int state;
            public boolean isNew;
            public boolean isEnd;
            public int getStateId() { return state; }
            public boolean isNewState() { return isNew; }
            public boolean isEndState() { return isEnd; }
            public String getLastSearchConstraint() { return ""; }
            public Object getLastError() { return null; }
            public void terminate() {}
          }
          """,
          "gov/nasa/jpf/search/SearchListener",
          """
          package gov.nasa.jpf.search;
          public interface SearchListener {
            void stateAdvanced(Search search);
          }
          """,
          "gov/nasa/jpf/jvm/JVMClassInfo",
          """
          package gov.nasa.jpf.jvm;
          public class JVMClassInfo {
            protected static java.util.Map<String, Object> resolvedClasses =
                new java.util.HashMap<>();
          }
          """,
          "gov/nasa/jpf/report/Statistics",
          """
          package gov.nasa.jpf.report;
          public class Statistics {
            public long newStates;
            public long endStates;
            public long insns;
          }
          """,
          "gov/nasa/jpf/report/Reporter",
          """
          package gov.nasa.jpf.report;
          public class Reporter {
            public Statistics statistics = new Statistics();
            public Statistics getRegisteredStatistics() { return statistics; }
          }
          """);

  private static final String MAIN =
      """
      package gov.nasa.jpf;
      import gov.nasa.jpf.report.Reporter;
      import gov.nasa.jpf.search.*;
      public class JPF {
        private final Reporter reporter = new Reporter();
        private final Search search = new Search();
        private SearchListener listener;
        public JPF(Config config) {}
        public Search getSearch() { return search; }
        public void addSearchListener(SearchListener added) { listener = added; }
        public java.util.List<Object> getSearchErrors() { return new java.util.ArrayList<>(); }
        public Reporter getReporter() { return reporter; }
        public void run() throws Exception {
          System.out.println("no errors detected");
          %s
        }
      }
      """;

  private FakeJpf() {}

  /**
   * Makes one.
   *
   * @param folder an empty one
   * @param run what JPF's {@code run()} does
   */
  static JpfHome.Present make(Path folder, String run) throws IOException {
    Path sources = folder.resolve("sources");
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> each : CLASSES.entrySet()) {
      files.add(write(sources, each.getKey(), each.getValue()));
    }
    files.add(write(sources, "gov/nasa/jpf/JPF", String.format(MAIN, run)));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> options = List.of("--release", "17", "-d", classes.toString());
      if (!compiler
          .getTask(
              messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
          .call()) {
        throw new AssertionError(messages);
      }
    }
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.createDirectories(home.resolve("build"));
    Files.writeString(home.resolve("jpf.properties"), "");
    Files.writeString(home.resolve("build/jpf-classes.jar"), "");
    try (OutputStream file = Files.newOutputStream(home.resolve("build/jpf.jar"));
        ZipOutputStream zip = new ZipOutputStream(file);
        Stream<Path> all = Files.walk(classes)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(each).toString().replace(File.separatorChar, '/');
        zip.putNextEntry(new ZipEntry(name));
        zip.write(Files.readAllBytes(each));
      }
    }
    Map<String, String> environment = Map.of(JpfHome.VARIABLE, home.toString());
    JpfHome found = JpfHome.find(environment);
    if (found instanceof JpfHome.Present present) {
      return present;
    }
    throw new AssertionError(found); // no JDK 17 on this machine, which builds HALT
  }

  private static Path write(Path sources, String name, String text) throws IOException {
    Path file = sources.resolve(name + ".java");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
