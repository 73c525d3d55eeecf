package halt.checker.cli;

import halt.kernel.file.WholeFile;
import halt.model.lift.Base;
import halt.model.lift.HaltSources;
import halt.model.lift.Lifter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Must HALT's own sources be lifted again? Not while a file beside the build has them as they are:
 * to lift them takes seconds. The file says of what it was made: the sources, byte for byte, the
 * JDK, and the class path, which has the lifter and what the sources use. One that was made of
 * anything else, or is damaged, is not used but replaced, and where it cannot be written nobody
 * hears of it: it is never needed.
 *
 * @param file where it is, if it was made before
 * @param maker the JDK and the class path, in a form that differs whenever one of them does
 */
record KeptBase(Path file, String maker) {
  private static final String FORMAT = "HALT lifted 2";

  /** The sum over all that follows. */
  private static final int HEADER = Long.BYTES;

  /** Where the launcher wants it; nobody but the launcher has a build that does not change. */
  static Optional<KeptBase> ofLauncher() {
    String file = System.getProperty("halt.kept", "");
    try {
      return file.isEmpty()
          ? Optional.empty()
          : Optional.of(new KeptBase(Path.of(file), maker(System.getProperty("java.class.path"))));
    } catch (IOException unlikeABuild) {
      return Optional.empty();
    }
  }

  /** This JDK with a class path of jars. */
  static String maker(String classPath) throws IOException {
    StringBuilder maker = new StringBuilder(FORMAT);
    for (String property : List.of("java.home", "java.vm.version", "java.vm.vendor")) {
      maker.append('\n').append(System.getProperty(property));
    }
    for (String jar : classPath.split(File.pathSeparator)) {
      BasicFileAttributes is = Files.readAttributes(Path.of(jar), BasicFileAttributes.class);
      maker.append('\n').append(jar).append(' ').append(is.size());
      maker.append(' ').append(is.lastModifiedTime().toMillis());
    }
    return maker.toString();
  }

  /** The core, the scenarios and the seeded bugs, lifted; empty if they break a rule. */
  Optional<Base> of(Path home) {
    List<Path> sources = HaltSources.withSeededBugs(home);
    Optional<Base> kept = read(home, sources);
    if (kept.isPresent()) {
      return kept;
    }
    Optional<Base> lifted = Lifter.base(home, sources);
    lifted.ifPresent(this::write);
    return lifted;
  }

  /** What is kept, if it is of these sources. */
  Optional<Base> read(Path home, List<Path> sources) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      if (bytes.length < HEADER || in.readLong() != sum(bytes) || !isMaker(in)) {
        return Optional.empty();
      }
      Base base = Base.read(in);
      return base.isOf(home, sources) ? Optional.of(base) : Optional.empty();
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }

  private static long sum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes, HEADER, bytes.length - HEADER);
    return (long) bytes.length << Integer.SIZE | sum.getValue();
  }

  private boolean isMaker(DataInputStream in) throws IOException {
    byte[] expected = maker.getBytes(StandardCharsets.UTF_8);
    return in.readInt() == expected.length
        && Arrays.equals(in.readNBytes(expected.length), expected);
  }

  private void write(Base base) {
    try {
      byte[] bytes = bytes(base);
      WholeFile.write(file, out -> out.write(bytes));
    } catch (FileSystemException cannotBeKept) {
      return; // it is made again the next time
    } catch (IOException impossible) {
      throw new IllegalStateException("memory cannot be written to", impossible);
    }
  }

  private byte[] bytes(Base base) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(content)) {
      out.writeLong(0);
      byte[] madeBy = maker.getBytes(StandardCharsets.UTF_8);
      out.writeInt(madeBy.length);
      out.write(madeBy);
      base.write(out);
    }
    byte[] bytes = content.toByteArray();
    ByteBuffer.wrap(bytes).putLong(sum(bytes));
    return bytes;
  }
}
