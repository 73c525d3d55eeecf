package halt.model.lift;

import halt.model.ir.IrProgram;
import halt.model.ir.IrReader;
import halt.model.ir.IrWriter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What of a program need not be lifted again? Sources that did not change, lifted, with all that is
 * needed to lift others onto them: their class files, because javac is quicker with these than with
 * sources, and their text, which tells whether they changed, and which words they use.
 */
public final class Base {
  private final IrProgram program;
  private final Map<String, byte[]> texts;
  private final Map<String, Map<String, byte[]>> classFiles;

  /**
   * A base.
   *
   * @param texts of its sources, by the names that positions have, in their order
   * @param classFiles by package and by binary name: all that is to be found in these packages
   */
  Base(IrProgram program, Map<String, byte[]> texts, Map<String, Map<String, byte[]>> classFiles) {
    this.program = program;
    this.texts = texts;
    this.classFiles = classFiles;
  }

  public IrProgram program() {
    return program;
  }

  Map<String, Map<String, byte[]>> classFiles() {
    return classFiles;
  }

  /**
   * Whether it is the base of these sources as they are now, byte for byte.
   *
   * @param root as given when it was lifted
   */
  public boolean isOf(Path root, List<Path> sources) throws IOException {
    Path normal = root.toAbsolutePath().normalize();
    List<String> names = sources.stream().map(source -> SourceFiles.name(normal, source)).toList();
    if (!names.equals(List.copyOf(texts.keySet()))) {
      return false;
    }
    for (int i = 0; i < names.size(); i++) {
      if (!Arrays.equals(texts.get(names.get(i)), Files.readAllBytes(sources.get(i)))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a class of that name beside these sources could change what they mean: if they say it
   * anywhere, be it in a comment. Nobody looks for words among escaped letters.
   */
  boolean says(String word) {
    Pattern pattern = Pattern.compile("(?U)\\b" + Pattern.quote(word) + "\\b");
    return texts.values().stream()
        .anyMatch(
            text -> {
              String source = new String(text, StandardCharsets.UTF_8);
              return source.contains("\\u")
                  || source.contains(word) && pattern.matcher(source).find();
            });
  }

  /** Whether all that is to be found in a package is known. */
  boolean knows(String packageName) {
    return classFiles.containsKey(packageName);
  }

  /** Writes it down; the same base is the same bytes. */
  public void write(DataOutputStream out) throws IOException {
    files(out, texts);
    out.writeInt(classFiles.size());
    for (var each : new TreeMap<>(classFiles).entrySet()) {
      out.writeUTF(each.getKey());
      files(out, new TreeMap<>(each.getValue()));
    }
    IrWriter.write(program, out);
  }

  private static void files(DataOutputStream out, Map<String, byte[]> files) throws IOException {
    out.writeInt(files.size());
    for (var file : files.entrySet()) {
      out.writeUTF(file.getKey());
      out.writeInt(file.getValue().length);
      out.write(file.getValue());
    }
  }

  /**
   * Reads what {@link #write} wrote; that it is whole is to be checked before.
   *
   * @throws IOException if it cannot be read, or is something else
   */
  public static Base read(DataInputStream in) throws IOException {
    Map<String, byte[]> texts = files(in);
    Map<String, Map<String, byte[]>> classFiles = new LinkedHashMap<>();
    int packages = in.readInt();
    for (int i = 0; i < packages; i++) {
      String name = in.readUTF();
      classFiles.put(name, files(in));
    }
    return new Base(IrReader.read(in), texts, classFiles);
  }

  private static Map<String, byte[]> files(DataInputStream in) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      String name = in.readUTF();
      byte[] bytes = new byte[in.readInt()];
      in.readFully(bytes);
      files.put(name, bytes);
    }
    return files;
  }
}
