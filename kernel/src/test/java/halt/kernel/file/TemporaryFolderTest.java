package halt.kernel.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does a temporary folder go, whatever becomes of its owner, and only then? */
class TemporaryFolderTest {
  @TempDir private Path parent;

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(parent)) {
      return files.toList();
    }
  }

  @Test
  void goesWithAllThatIsInItWhenItIsClosed() throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.createIn(parent, "work")) {
      Files.writeString(Files.createDirectory(folder.path().resolve("below")).resolve("file"), "");
      assertThat(folder.path().getFileName()).hasToString("work");
      assertThat(left()).hasSize(1);
    }
    assertThat(left()).isEmpty();
  }

  @Test
  void isNoAbandonedOneAsLongAsItIsOpen() throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.createIn(parent, "work")) {
      TemporaryFolder.removeAbandoned(parent);
      assertThat(folder.path()).isDirectory();
    }
  }

  /** As long as the other process lives, its folder is left alone; when it was killed, it goes. */
  @Test
  void whatAKilledProcessHasLeftTheNextOneTakesAway() throws IOException, InterruptedException {
    Process owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + parent,
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8))) {
      Path folder = Path.of(said.readLine());
      TemporaryFolder.removeAbandoned(parent);
      assertThat(folder.resolve("file")).exists();

      owner.destroyForcibly();
      owner.waitFor();
      assertThat(folder.resolve("file")).exists();
      TemporaryFolder.removeAbandoned(parent);
      assertThat(left()).isEmpty();
    } finally {
      owner.destroyForcibly();
    }
  }

  @Test
  void whatIsNotOursIsLeftAlone() throws IOException {
    Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
    Path kept = Files.writeString(elsewhere.resolve("kept"), "");
    Files.createSymbolicLink(parent.resolve("haltkit-1"), elsewhere);
    Files.writeString(parent.resolve("haltkit-fault-1.txt"), "");
    Files.createDirectory(parent.resolve("haltkit-mine"));

    TemporaryFolder.removeAbandoned(parent);

    assertThat(kept).exists();
    assertThat(left()).hasSize(4);
    assertThat(elsewhere.resolve("lock")).doesNotExist();
  }

  /** One that a file is written beside begins with a dot. */
  @Test
  void whatIsAbandonedGoesBeItHiddenOrNot() throws IOException {
    Files.createDirectories(parent.resolve("haltkit-1/work/below"));
    Files.createDirectories(parent.resolve(".haltkit-2/part"));
    TemporaryFolder.removeAbandoned(parent);
    assertThat(left()).isEmpty();
  }

  @Test
  void whatIsOfAnotherUserIsTheirs() throws IOException {
    Path folder = Files.createDirectory(parent.resolve("haltkit-1"));
    assumeTrue(System.getProperty("user.name").equals("root"), "only root can give a folder away");
    UserPrincipalLookupService users = folder.getFileSystem().getUserPrincipalLookupService();
    Files.setOwner(folder, users.lookupPrincipalByName("nobody"));
    TemporaryFolder.removeAbandoned(parent);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatCannotBeMadeLeavesNothing() throws IOException {
    assertThatThrownBy(() -> TemporaryFolder.createIn(parent, "absent/work"))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(left()).isEmpty();
  }

  /** Makes a folder with a file in it, says where, and stays. */
  static final class Owner {
    private Owner() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
      TemporaryFolder folder = TemporaryFolder.create("work");
      Files.writeString(folder.path().resolve("file"), "");
      System.out.println(folder.path());
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
