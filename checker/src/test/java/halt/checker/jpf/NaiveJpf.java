package halt.checker.jpf;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs JPF as its own documentation says, and believes it. */
final class NaiveJpf {
  private NaiveJpf() {}

  /**
   * What it comes to.
   *
   * @param status the exit status of the process
   * @param output all that it printed
   */
  record Result(int status, String output) {
    boolean passes() {
      return status == 0 && output.contains("no errors detected");
    }
  }

  /** Runs JPF in a process of its own, as a script would. */
  static Result run(JpfHome.Present jpf, Path directory, Class<?> program, String... options)
      throws Exception {
    Path site = Files.createTempFile("site", ".properties");
    Path output = Files.createTempFile("jpf", ".txt");
    try {
      Files.writeString(site, "jpf-core = " + jpf.home() + "\nextensions = ${jpf-core}\n");
      String classPath = System.getProperty("java.class.path");
      List<String> words = new ArrayList<>();
      words.addAll(List.of(jpf.java().resolve("bin/java").toString(), "-cp", classPath));
      words.addAll(List.of(NaiveJpf.class.getName(), jpf.home().toString(), "+site=" + site));
      words.add("+classpath=" + classPath.replace(':', ','));
      words.addAll(List.of(options));
      words.add(program.getName());
      Process process =
          new ProcessBuilder(words)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      return new Result(process.waitFor(), Files.readString(output));
    } finally {
      Files.delete(site);
      Files.delete(output);
    }
  }

  /** Where JPF is, and what it is told. */
  public static void main(String[] arguments) throws Exception {
    URL[] jar = {Path.of(arguments[0], "build/jpf.jar").toUri().toURL()};
    ClassLoader loader = new URLClassLoader(jar, ClassLoader.getPlatformClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    Method main = loader.loadClass("gov.nasa.jpf.JPF").getMethod("main", String[].class);
    main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
  }
}
