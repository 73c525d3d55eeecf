package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import halt.checker.Mine;
import halt.checker.Programs;
import halt.model.ir.IrProgram;
import halt.model.ir.IrWriter;
import halt.model.ir.WellFormed;
import halt.model.lift.Base;
import halt.model.lift.HaltSources;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Is what is kept between commands what lifting would make, and never anything else? */
class KeptBaseTest {
  private static final Path HOME = Programs.HOME;
  private static final String ATOM = "core/src/main/java/halt/core/atom/Atom.java";

  @TempDir static Path shared;
  private static KeptBase made;
  private static Base base;

  @TempDir Path temporary;
  private KeptBase kept;

  @BeforeAll
  static void make() {
    made = new KeptBase(shared.resolve("kept"), "us");
    base = made.of(Programs.HOME).orElseThrow();
  }

  @BeforeEach
  void copy() throws IOException {
    kept = new KeptBase(Files.copy(made.file(), temporary.resolve("kept")), "us");
  }

  @Test
  void isTheProgramThatLiftingMakes() throws Exception {
    assertThat(bytes(base.program())).isEqualTo(bytes(Programs.ALL));
    assertThat(bytes(read(kept).orElseThrow().program())).isEqualTo(bytes(Programs.ALL));
    assertThat(bytes(base.program().without("halt.seeded"))).isEqualTo(bytes(Sources.lift(HOME)));
  }

  @Test
  void aFileOfTheUsersOwnIsLiftedOntoItAsWithAllSources() throws Exception {
    List<Path> own = List.of(Mine.process("Platform.onSpinWait();").write(temporary));

    IrProgram whole = Sources.lift(HOME, own, Optional.empty());

    IrProgram onto = Sources.lift(HOME, own, Optional.of(kept));
    assertThat(bytes(onto)).isEqualTo(bytes(whole));
    assertThat(WellFormed.complaints(onto)).isEmpty();
  }

  @Test
  void whatIsRefusedIsRefusedInTheSameWords() throws IOException {
    List<Path> own =
        List.of(Mine.process("int a = process / process; new Object();").write(temporary));
    String[] messages = new String[2];
    for (int i = 0; i < 2; i++) {
      Optional<KeptBase> with = i == 0 ? Optional.empty() : Optional.of(kept);
      try {
        Sources.lift(HOME, own, with);
      } catch (BadInput refused) {
        messages[i] = refused.getMessage();
      }
    }

    assertThat(messages[0]).contains("Mine.java:18:", "HR001", "HR011").isEqualTo(messages[1]);
  }

  @Test
  void isUsedAsLongAsNothingChanged() throws IOException {
    Object before = Files.readAttributes(kept.file(), "unix:ino,ctime");

    assertThat(kept.of(HOME)).isPresent();

    assertThat(Files.readAttributes(kept.file(), "unix:ino,ctime")).isEqualTo(before);
  }

  @Test
  void oneChangedLineOfASourceIsAnotherProgram() throws IOException {
    Path checkout = checkout();
    assertThat(kept.read(checkout, HaltSources.withSeededBugs(checkout))).isPresent();
    Path source = checkout.resolve(ATOM);
    String text = Files.readString(source);
    String changed =
        text.replaceFirst("(?m)^}", "  /** New. */\n  static int fresh() {\n    return 1;\n  }\n}");
    Files.writeString(source, changed);

    Base lifted = kept.of(checkout).orElseThrow();

    assertThat(lifted.program().method("halt.core.atom.Atom", "fresh").result().source())
        .isEqualTo("int");
    assertThat(
            bytes(
                kept.read(checkout, HaltSources.withSeededBugs(checkout)).orElseThrow().program()))
        .as("what is kept now")
        .isEqualTo(bytes(lifted.program()));
    assertThat(read(kept)).as("for the sources as they were").isEmpty();
  }

  @Test
  void aSourceMoreOrLessIsNoticed() throws IOException {
    Path checkout = checkout();
    Path scenarios = checkout.resolve("model/src/main/java/halt/scenario");
    Path more = Files.writeString(scenarios.resolve("Zzz.java"), "package halt.scenario;\n");
    assertThat(kept.read(checkout, HaltSources.withSeededBugs(checkout))).isEmpty();
    Files.delete(more);
    assertThat(kept.read(checkout, HaltSources.withSeededBugs(checkout))).isPresent();
    Files.delete(scenarios.resolve("Counter.java"));
    assertThat(kept.read(checkout, HaltSources.withSeededBugs(checkout))).isEmpty();
  }

  @Test
  void aDamagedOrCutOffFileIsNotUsed() throws IOException {
    byte[] whole = Files.readAllBytes(kept.file());
    for (int at = 0; at < whole.length; at += at < 64 ? 1 : whole.length / 97) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1 << at % 8;
      Files.write(kept.file(), damaged);
      assertThat(read(kept)).as("byte %d", at).isEmpty();
    }
    for (int length : new int[] {0, 7, 8, 100, whole.length / 2, whole.length - 1}) {
      Files.write(kept.file(), Arrays.copyOf(whole, length));
      assertThat(read(kept)).as("%d bytes", length).isEmpty();
    }

    assertThat(kept.of(HOME)).isPresent();
    assertThat(read(kept)).as("replaced").isPresent();
  }

  @Test
  void whatAnotherBuildOrJdkMadeIsNotUsed() throws IOException {
    assertThat(read(new KeptBase(kept.file(), "others"))).isEmpty();

    Path jar = Files.writeString(temporary.resolve("a.jar"), "one build");
    String before = KeptBase.maker(jar.toString());
    Files.writeString(jar, "another build");
    assertThat(KeptBase.maker(jar.toString())).isNotEqualTo(before);
    assertThat(before).contains(System.getProperty("java.vm.version"));
  }

  @Test
  void whereItCannotBeWrittenNobodyHearsOfIt() {
    KeptBase nowhere = new KeptBase(temporary.resolve("no/such/folder"), "us");

    assertThat(nowhere.of(HOME)).isPresent();
  }

  @Test
  void aClassThatTheSourcesNameIsLiftedWithThem() throws IOException {
    Path second =
        Files.writeString(temporary.resolve("Atom.java"), "final class Atom { private Atom() {} }");

    assertThatThrownBy(() -> Sources.lift(HOME, List.of(second), Optional.of(kept)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("HR009");
  }

  @Test
  void whatIsNoClassIsRefusedAsWithAllSources() throws IOException {
    Path module = Files.writeString(temporary.resolve("X.java"), "module m {}");

    assertThatThrownBy(() -> Sources.lift(HOME, List.of(module), Optional.of(kept)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("HR000");
  }

  private static Optional<Base> read(KeptBase of) {
    return of.read(HOME, HaltSources.withSeededBugs(HOME));
  }

  private Path checkout() throws IOException {
    Path checkout = temporary.resolve("checkout");
    for (Path source : HaltSources.withSeededBugs(HOME)) {
      Path copy = checkout.resolve(HOME.relativize(source));
      Files.createDirectories(copy.getParent());
      Files.copy(source, copy);
    }
    return checkout;
  }

  private static byte[] bytes(IrProgram program) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    IrWriter.write(program, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
