package halt.checker.jvm;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Loads a {@link JvmProgram}: all classes of HALT's anew, so that the changed ones are seen. */
final class GuestLoader extends URLClassLoader {
  GuestLoader(JvmProgram program) throws IOException {
    super(urls(program), GuestLoader.class.getClassLoader());
  }

  private static URL[] urls(JvmProgram program) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (String entry : program.classPath().split(File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(new URL[0]);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith("halt.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known != null ? known : findClass(name);
    }
  }

  /** A new object of a class as this loader sees it. */
  Object make(Class<?> type) throws ReflectiveOperationException {
    return loadClass(type.getName()).getConstructor().newInstance();
  }
}
