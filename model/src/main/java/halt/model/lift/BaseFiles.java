package halt.model.lift;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * Where does javac find classes, and put them, when there is a {@link Base}? Classes of packages
 * that the base knows come from it and from nowhere else: the jars of the class path are not even
 * opened. When a base is made, it hears what javac looks for, and keeps what javac writes.
 */
final class BaseFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
  private final Map<String, Map<String, byte[]>> known;
  private final boolean making;

  private BaseFiles(
      StandardJavaFileManager files, Map<String, Map<String, byte[]>> known, boolean making) {
    super(files);
    this.known = known;
    this.making = making;
  }

  /** Those of which a base is made. */
  static BaseFiles making(StandardJavaFileManager files) {
    return new BaseFiles(files, new LinkedHashMap<>(), true);
  }

  /** Those of a base. */
  static BaseFiles of(Base base, StandardJavaFileManager files) {
    return new BaseFiles(files, base.classFiles(), false);
  }

  /** All that was found and written so far, by package and binary name. */
  Map<String, Map<String, byte[]>> classFiles() {
    return known;
  }

  private static URI uri(String binaryName) {
    return URI.create("base:///" + binaryName.replace('.', '/') + ".class");
  }

  /** A class file that is held in memory. */
  private static final class ClassFile extends SimpleJavaFileObject {
    private final String binaryName;
    private final byte[] bytes;

    private ClassFile(String binaryName, byte[] bytes) {
      super(uri(binaryName), Kind.CLASS);
      this.binaryName = binaryName;
      this.bytes = bytes;
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(bytes);
    }
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    if (location != StandardLocation.CLASS_PATH
        || recurse
        || !kinds.contains(JavaFileObject.Kind.CLASS)) {
      return super.list(location, packageName, kinds, recurse);
    }
    if (making) {
      Iterable<JavaFileObject> found = super.list(location, packageName, kinds, false);
      Map<String, byte[]> files = known.computeIfAbsent(packageName, p -> new LinkedHashMap<>());
      for (JavaFileObject each : found) {
        if (each.getKind() == JavaFileObject.Kind.CLASS) {
          try (InputStream in = each.openInputStream()) {
            files.putIfAbsent(super.inferBinaryName(location, each), in.readAllBytes());
          }
        }
      }
      return found;
    }
    Map<String, byte[]> files = known.get(packageName);
    if (files == null) {
      return super.list(location, packageName, kinds, false);
    }
    List<JavaFileObject> found = new ArrayList<>();
    files.forEach((name, bytes) -> found.add(new ClassFile(name, bytes)));
    return found;
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    String packageName = className.substring(0, Math.max(0, className.lastIndexOf('.')));
    return new SimpleJavaFileObject(uri(className), kind) {
      @Override
      public OutputStream openOutputStream() {
        return new ByteArrayOutputStream() {
          @Override
          public void close() {
            known
                .computeIfAbsent(packageName, p -> new LinkedHashMap<>())
                .put(className, toByteArray());
          }
        };
      }
    };
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof ClassFile kept ? kept.binaryName : super.inferBinaryName(location, file);
  }

  @Override
  public boolean isSameFile(FileObject one, FileObject other) {
    return one.equals(other);
  }
}
