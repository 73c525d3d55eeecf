package halt.checker.lincheck;

import halt.checker.lincheck.border.Program;
import halt.checker.lincheck.border.Reduction;
import halt.checker.lincheck.program.GuestProgram;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How can one JVM run many programs that have classes of the same names? Each is loaded by a loader
 * of its own, from the case's folder first: all classes of HALT's anew but those of the border.
 */
final class ProgramLoader extends URLClassLoader {
  private static final String BORDER = Program.class.getPackageName() + ".";

  private ProgramLoader(Path folder) throws MalformedURLException {
    super(urls(folder), ProgramLoader.class.getClassLoader());
  }

  /**
   * The program in a folder of {@link halt.checker.jvm.JvmProgram}.
   *
   * @param reduction what need not be explored
   * @param parameters as {@link halt.checker.jvm.guest.GuestParameters} gives them
   * @throws IOException if the folder holds no such program
   */
  static Program load(Path folder, Reduction reduction, List<String> parameters)
      throws IOException {
    try {
      // Not closed here: the program goes on to load classes. It is garbage when the program is.
      ProgramLoader loader = new ProgramLoader(folder);
      return (Program)
          loader
              .loadClass(GuestProgram.class.getName())
              .getConstructor(Reduction.class, String[].class)
              .newInstance(reduction, parameters.toArray(new String[0]));
    } catch (ReflectiveOperationException e) {
      throw new IOException("no program can be loaded from " + folder, e);
    }
  }

  private static URL[] urls(Path folder) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    urls.add(folder.toUri().toURL());
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(new URL[0]);
  }

  /** Restricted Java, be it ours or the user's, is all that is neither the checker nor the host. */
  private static boolean isRestricted(String name) {
    return !name.startsWith("halt.checker.")
        && !name.startsWith("halt.model.")
        && !name.startsWith("halt.core.host.");
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!isRestricted(name)) {
      return super.findClass(name);
    }
    try (InputStream stream = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (stream == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] woven = PlaceWeaver.weave(stream.readAllBytes());
      return defineClass(name, woven, 0, woven.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  @Override
  public URL getResource(String name) {
    // This program's own classes come first.
    URL own = findResource(name);
    return own != null ? own : super.getResource(name);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    boolean isAnew = name.startsWith("halt.") && !name.startsWith(BORDER);
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      if (isAnew) {
        return findClass(name);
      }
      try {
        return super.loadClass(name, resolve);
      } catch (ClassNotFoundException notOurs) {
        return findClass(name); // a scenario of the user's own may have any name
      }
    }
  }
}
