package halt.checker.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Which compiled classes carry an annotation, and what does it say? Their files are read, and no
 * class is loaded: the annotations of restricted Java are not there at run time.
 *
 * @param elements by name; those that have their default are not there
 */
public record CompiledAnnotations(Map<String, Object> elements) {
  private static final String SUFFIX = ".class";

  /** A string element that has no default. */
  public String text(String element) {
    return (String) elements.get(element);
  }

  /**
   * Those of all classes in the annotation's own package and below it, in the jar or folder that it
   * comes from.
   */
  public static List<CompiledAnnotations> of(Class<?> annotation) throws IOException {
    String descriptor = Type.getDescriptor(annotation);
    List<CompiledAnnotations> found = new ArrayList<>();
    for (byte[] file : classesBelow(annotation)) {
      Reader reader = new Reader(descriptor);
      new ClassReader(file)
          .accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
      if (reader.present) {
        found.add(new CompiledAnnotations(Map.copyOf(reader.elements)));
      }
    }
    return found;
  }

  private static List<byte[]> classesBelow(Class<?> type) throws IOException {
    URL location = type.getProtectionDomain().getCodeSource().getLocation();
    Path code = Path.of(URI.create(location.toString()));
    String folder = type.getPackageName().replace('.', '/') + "/";
    return Files.isDirectory(code) ? inFolder(code.resolve(folder)) : inJar(code, folder);
  }

  private static List<byte[]> inFolder(Path folder) throws IOException {
    List<byte[]> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(each -> each.toString().endsWith(SUFFIX)).toList()) {
        files.add(Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static List<byte[]> inJar(Path jar, String folder) throws IOException {
    List<byte[]> files = new ArrayList<>();
    try (JarFile open = new JarFile(jar.toFile())) {
      for (Enumeration<JarEntry> all = open.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        if (entry.getName().startsWith(folder) && entry.getName().endsWith(SUFFIX)) {
          try (InputStream content = open.getInputStream(entry)) {
            files.add(content.readAllBytes());
          }
        }
      }
    }
    return files;
  }

  /** Keeps the elements of one annotation of a class. */
  private static final class Reader extends ClassVisitor {
    private final String descriptor;
    private final Map<String, Object> elements = new HashMap<>();
    private boolean present;

    Reader(String descriptor) {
      super(Opcodes.ASM9);
      this.descriptor = descriptor;
    }

    @Override
    public AnnotationVisitor visitAnnotation(String type, boolean visible) {
      if (!type.equals(descriptor)) {
        return null;
      }
      present = true;
      return new AnnotationVisitor(Opcodes.ASM9) {
        @Override
        public void visit(String name, Object value) {
          elements.put(name, value);
        }
      };
    }
  }
}
