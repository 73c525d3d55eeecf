package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Is a program found under each of its names, at the versions that are known to work and at no
 * other, and one that is missing named with its package?
 */
class ToolTest {
  private static final Tool TOOL =
      new Tool(List.of("tool-19", "tool"), new Versions("19.x"), "tools");

  @TempDir private Path first;
  @TempDir private Path second;

  @Test
  void thePreferredNameWinsOverTheEarlierDirectory() throws IOException {
    program(first.resolve("tool"), "19.1.7");
    Path preferred = program(second.resolve("tool-19"), "19.1.1");
    assertThat(look()).isEqualTo(new Tool.Found(preferred, "19.1.1"));
  }

  @Test
  void takesTheOtherNameIfItMust() throws IOException {
    Path other = program(second.resolve("tool"), "19.1.7");
    assertThat(look()).isEqualTo(new Tool.Found(other, "19.1.7"));
  }

  @Test
  void anotherVersionIsPassedOverWhateverItsName() throws IOException {
    Path older = program(first.resolve("tool-19"), "14.0.6");
    Path newer = program(first.resolve("tool"), "20.1.2");
    assertThat(look())
        .isEqualTo(
            new Tool.Missing(
                List.of(new Tool.Found(older, "14.0.6"), new Tool.Found(newer, "20.1.2"))));
    Path good = program(second.resolve("tool"), "19.1.7");
    assertThat(look()).isEqualTo(new Tool.Found(good, "19.1.7"));
  }

  /** /bin and /usr/bin may be the same: two of one name would be told of twice. */
  @Test
  void ofOneNameTheFirstIsToldOf() throws IOException {
    Path older = program(first.resolve("tool"), "14.0.6");
    program(second.resolve("tool"), "20.1.2");
    assertThat(look()).isEqualTo(new Tool.Missing(List.of(new Tool.Found(older, "14.0.6"))));
  }

  /** Of a program that is everywhere and says with an error what it is. */
  @Test
  void whatHasNoVersionIsToldOfInWords() {
    Tool failing = new Tool(List.of("false"), new Versions("99.x"), "none");
    assertThat(failing.missing())
        .matches("false \\(/\\S+/false is of no version; known to work is 99\\.x\\)");
  }

  @Test
  void aWarningIsNoVersion() throws IOException {
    Path file = first.resolve("tool-19");
    Files.writeString(file, "#!/bin/sh\necho no locale 20.1 >&2\necho the tool, version 19.1.7\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    assertThat(look()).isEqualTo(new Tool.Found(file, "19.1.7"));
  }

  @Test
  void theSystemsDirectoriesComeAfterThoseOfThePath() {
    assertThat(Tool.directories("/opt/bin::/bin"))
        .startsWith(Path.of("/opt/bin"), Path.of("/bin"))
        .endsWith(Path.of("/usr/sbin"), Path.of("/sbin"))
        .hasSize(4);
  }

  @Test
  void whoSaysNothingForEverIsEndedWithAllThatItHasStarted() throws IOException {
    Path started = first.resolve("started");
    Path file = first.resolve("tool-19");
    Files.writeString(file, "#!/bin/sh\nsleep 1000 &\necho $! > " + started + "\nwait\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    assertThat(Tool.output(file, "--version", Duration.ofSeconds(1))).isEmpty();
    long child = Long.parseLong(Files.readString(started).strip());
    ProcessHandle.of(child).ifPresent(left -> left.onExit().join()); // hangs if it was left behind
  }

  @Test
  void whatCannotRunOrEndsWithAnErrorHasNoVersion() throws IOException {
    Path broken = first.resolve("tool-19");
    Files.writeString(broken, "#!/bin/sh\necho libtool 19.1\nexit 127\n");
    Path noProgram = first.resolve("tool");
    Files.writeString(noProgram, "#!/nowhere/19.1/sh\n");
    for (Path file : List.of(broken, noProgram)) {
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    assertThat(look())
        .isEqualTo(
            new Tool.Missing(List.of(new Tool.Found(broken, ""), new Tool.Found(noProgram, ""))));
  }

  @Test
  void aFileThatCannotRunAndADirectoryAreNoPrograms() throws IOException {
    Files.createFile(first.resolve("tool-19"));
    Files.createDirectory(second.resolve("tool-19"));
    assertThat(look()).isEqualTo(new Tool.Missing(List.of()));
    assertThat(TOOL).hasToString("tool-19 (Debian package tools)");
    assertThat(TOOL.missing()).isEqualTo("tool-19");
  }

  @ParameterizedTest
  @CsvSource({
    "19.x,  19.1.7,  true",
    "19.x,  19.0,    true",
    "19.x,  20.1,    false",
    "19.x,  190.1,   false",
    "19.x,  1.9,     false",
    "7.2+,  7.2.22,  true",
    "7.2+,  7.2,     true",
    "7.2+,  10.0.2,  true",
    "7.2+,  7.1.9,   false",
    "7.2+,  6.10,    false",
    "-,     '',      true",
    "7.2+,  '',      false",
    "19.x,  '',      false",
  })
  void versionsIncludeThose(String versions, String version, boolean included) {
    assertThat(new Versions(versions).include(version)).isEqualTo(included);
  }

  @Test
  void otherTextsAreNoVersions() {
    for (String text : List.of("", "19", "x", "19.x.x", "+", "7.+")) {
      assertThatThrownBy(() -> new Versions(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Debian clang version 19.1.7 (3~deb12u1),                            19.1.7",
    "Debian LLD 19.1.7 (compatible with GNU linkers),                    19.1.7",
    "'llvm-nm, compatible with GNU nm\nDebian LLVM version 14.0.6\n',    14.0.6",
    "QEMU emulator version 7.2.22 (Debian 1:7.2+dfsg-7+deb12u18+b3),     7.2.22",
    "sfdisk from util-linux 2.38.1,                                      2.38.1",
    "mcopy (GNU mtools) 4.0.32,                                          4.0.32",
    "'tool 7, revision 3, version 2.38.1',                               2.38.1",
    "no number,                                                          ''",
  })
  void aProgramSaysItsVersion(String said, String version) {
    assertThat(Versions.in(said)).isEqualTo(version);
  }

  @Test
  void aLineOfTheTableNamesOneProgramUnderAllItsNames() {
    assertThat(ToolTable.parse(List.of("# of what", "", "a  2.1+  b  a-19 a")))
        .containsExactly(Map.entry("a", new Tool(List.of("a-19", "a"), new Versions("2.1+"), "b")));
    assertThatThrownBy(() -> ToolTable.parse(List.of("a 2.1+ b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too little: a 2.1+ b");
    assertThatThrownBy(() -> ToolTable.tool("a")).hasMessageContaining("has no a");
  }

  @Test
  void whatBelongsToLlvmIsOfOneRelease() {
    Stream<Tool> llvm =
        Stream.of(
            Tool.CLANG,
            Tool.LINKER,
            Tool.LLD_LINK,
            Tool.NM,
            Tool.OBJCOPY,
            Tool.OBJDUMP,
            Tool.SYMBOLIZER,
            ToolTable.tool("sanitizers"));
    assertThat(llvm.map(Tool::versions).distinct()).singleElement().asString().matches("\\d+\\.x");
  }

  private Tool.Lookup look() {
    return TOOL.lookUp(List.of(first, second));
  }

  private static Path program(Path file, String version) throws IOException {
    Files.writeString(file, "#!/bin/sh\necho the tool, version " + version + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
