package halt.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Is what a command needs installed by name, and what is there at a good version left alone? */
class LauncherToolsTest extends LauncherFixture {
  @Test
  void packagesAreInstalledByNameForRootOnly() throws Exception {
    onlyUtilities();
    standIn("apt-get");
    standIn("id", "echo 0");
    assertThat(haltkit("boot", "--no-such-option").err()).contains("installing qemu-system-x86");
    assertThat(calls())
        .contains("apt-get update")
        .anyMatch(
            call ->
                call.startsWith("apt-get ")
                    && call.endsWith(
                        "install -y --no-install-recommends"
                            + " qemu-system-x86 clang-19 lld-19 llvm-19"));

    assertThat(haltkit("--json", "boot", "--no-such-option").err())
        .as("an option before the command")
        .contains("installing qemu-system-x86");

    Files.delete(calls);
    standIn("id", "echo 1000");
    Ended refused = haltkit("verify");
    assertThat(refused.code()).isEqualTo(4);
    assertThat(refused.err())
        .contains(
            "sudo apt-get install -y --no-install-recommends"
                + " qemu-system-arm qemu-system-x86 clang-19 lld-19 llvm-19");
    assertThat(calls()).noneMatch(call -> call.startsWith("apt-get"));
  }

  @ParameterizedTest
  @CsvSource({
    "boot --arch arm64,                   qemu-system-arm",
    "boot --rounds 5 --arch=arm64,        qemu-system-arm",
    "verify --arch arm64 --skip bugs,     qemu-system-arm",
    "verify,                              qemu-system-arm qemu-system-x86",
    "conform --arch arm64 --rounds 5,     qemu-system-arm",
    "verify --arch=x86_64 --arch=arm64,   qemu-system-x86 qemu-system-arm",
    "boot,                                qemu-system-x86",
    "boot --arch x86_64,                  qemu-system-x86",
    "boot --arch arm64:exclusives,        qemu-system-arm",
    "image --arch arm64 --out x.img,      qemu-system-arm",
    "test,                                qemu-system-arm qemu-system-x86 qemu-efi-aarch64 ovmf",
  })
  void aTargetBringsItsOwnEmulator(String command, String emulators) throws Exception {
    onlyUtilities();
    standIn("apt-get", "exit 1"); // so that the command itself does not begin
    standIn("id", "echo 0");

    assertThat(haltkit(command.split(" ")).err())
        .contains("installing " + emulators + " clang-19 lld-19 llvm-19");
  }

  @ParameterizedTest
  @CsvSource({
    "boot --uefi,                     llvm-19 ovmf fdisk dosfstools mtools",
    "boot --arch arm64 --image=x.img, llvm-19 qemu-efi-aarch64 fdisk dosfstools mtools",
    "image --out x.img,               llvm-19 fdisk dosfstools mtools",
    "boot,                            llvm-19",
  })
  void aDiskBringsItsToolsAndToBootItTheFirmware(String command, String last) throws Exception {
    onlyUtilities();
    standIn("apt-get", "exit 1");
    standIn("id", "echo 0");

    assertThat(haltkit(command.split(" ")).err().lines())
        .anySatisfy(line -> assertThat(line).startsWith("haltkit: installing ").endsWith(last));
  }

  @Test
  void whatOnlyRootHasOnItsPathIsFoundToo() throws Exception {
    onlyUtilities();
    standIn("apt-get", "exit 1");
    standIn("id", "echo 0");
    Path sbin = Files.createDirectories(temporary.resolve("usr/sbin"));
    for (String program : List.of("sfdisk", "mkfs.fat")) {
      standIn(program);
      Files.move(standIns.resolve(program), sbin.resolve(program));
    }

    assertThat(haltkit("image", "--out", "x.img").err()).contains("llvm-19 mtools\n");
  }

  @Test
  void anUnknownTargetBringsNone() throws Exception {
    onlyUtilities();
    standIn("apt-get", "exit 1");
    standIn("id", "echo 0");

    assertThat(haltkit("boot", "--arch", "no-such-target").err()).contains("installing clang-19");
  }

  @Test
  void helpAndSearchesInstallNothing() throws Exception {
    onlyUtilities();
    standIn("apt-get");
    standIn("id", "echo 0");

    haltkit("verify", "--help");
    haltkit("verify", "--skip", "exploration,boot", "--skip=TRANSLATION", "--bad-option");
    haltkit("replay", "no-such-trace.json");

    assertThat(calls()).noneMatch(call -> call.startsWith("apt-get"));
  }

  /** The launcher and the command behind it must agree on which programs are there. */
  @Test
  void launcherAndDoctorAgreeOnWhatCounts() throws Exception {
    onlyUtilities();
    standIn("apt-get");
    standIn("id", "echo 1000");
    standInForEveryTool();
    String[] replay = {"replay", "--on", "x86_64", "no-such-trace.json"};
    Map<String, String> good = Map.of("qemu-system-x86_64", "10.0.2", "ld.lld-19", "19.0.1");
    Map<String, String> bad =
        Map.of(
            "clang-19", "14.0.6",
            "llvm-nm-19", "190.1.2",
            "llvm-objdump-19", "20.1.2",
            "qemu-system-x86_64", "6.10.1");
    for (Map.Entry<String, String> each : good.entrySet()) {
      standInOf(each.getValue(), each.getKey());
    }

    assertThat(haltkit(replay).err()).contains("no-such-trace.json").doesNotContain("apt-get");
    String well = doctor();
    good.forEach(
        (name, version) ->
            assertThat(well).containsPattern("ok +" + name + " +" + version + " in " + standIns));

    for (Map.Entry<String, String> each : bad.entrySet()) {
      standInOf(each.getValue(), each.getKey());
    }
    Ended refused = haltkit(replay);
    assertThat(refused.code()).isEqualTo(4);
    assertThat(refused.err())
        .endsWith("--no-install-recommends qemu-system-x86 clang-19 llvm-19\n");
    String ill = doctor();
    bad.forEach(
        (name, version) -> {
          String other = standIns + "/" + name + " is " + version;
          assertThat(refused.err()).contains(other);
          assertThat(ill).containsPattern("(missing|absent) +" + name + " +" + other);
        });
    assertThat(ill).containsPattern("ok +ld.lld-19 +19.0.1 in ");
  }

  /** What the command says behind the launcher, with all libraries. */
  private String doctor() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    String main = Main.class.getName();
    return end(start(home, Map.of(), java, "-Dhalt.home=" + home, "-cp", classes, main, "doctor"))
        .out();
  }

  @Test
  void toolsOfAnotherLlvmAreNotMixedWithOurs() throws Exception {
    onlyUtilities();
    for (String ours : List.of("clang-19", "ld.lld-19", "qemu-system-x86_64")) {
      standIn(ours);
    }
    for (String theirs : List.of("clang", "ld.lld", "llvm-nm", "llvm-objdump")) {
      standInOf("14.0.6", theirs);
    }
    standIn("apt-get", "exit 1");
    standIn("id", "echo 0");

    Ended ended = haltkit("boot");

    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err())
        .contains("passed over: " + standIns + "/llvm-nm is 14.0.6, and known to work is 19.x\n")
        .contains("installing llvm-19\n");
  }

  @ParameterizedTest
  @CsvSource({"14.0.6", "20.1.2"})
  void whereOnlyAnotherLlvmIsOursIsInstalledBesideIt(String version) throws Exception {
    onlyUtilities();
    standIn("qemu-system-x86_64");
    for (String theirs : List.of("clang", "ld.lld", "llvm-nm")) {
      standInOf(version, theirs);
    }
    standIn("apt-get", "exit 1");
    standIn("id", "echo 0");

    assertThat(haltkit("boot").err()).contains("installing clang-19 lld-19 llvm-19\n");
  }

  @Test
  void anOlderProgramEarlierOnThePathHidesNoGoodOne() throws Exception {
    onlyUtilities();
    standInForEveryTool();
    Path later = Files.createDirectories(temporary.resolve("later"));
    Files.move(standIns.resolve("llvm-nm-19"), later.resolve("llvm-nm-19"));
    standInOf("14.0.6", "llvm-nm-19");
    path = path + ":" + later;
    standIn("id", "echo 1000");

    assertThat(haltkit("replay", "--on", "x86_64", "no-such-trace.json").err())
        .doesNotContain("apt-get");
    assertThat(doctor()).contains("in " + later.resolve("llvm-nm-19"));
  }

  @Test
  void whatAptInstallsMustCountToo() throws Exception {
    onlyUtilities();
    standInForEveryTool();
    standInOf("6.2.0", "qemu-system-x86_64");
    standIn("apt-get");
    standIn("id", "echo 0");

    Ended ended = haltkit("boot");

    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err())
        .contains("installed, and still not known to work: qemu-system-x86", "is 6.2.0");
  }

  @Test
  void aListOfPackagesThatCannotBeHadIsNoReasonToStop() throws Exception {
    onlyUtilities();
    standInForEveryTool();
    Path absent = standIns.resolve("llvm-nm-19");
    Path kept = Files.move(absent, temporary.resolve("kept"));
    standIn("apt-get", "case $1 in update) exit 100 ;; esac", "cp -p '" + kept + "' " + absent);
    standIn("id", "echo 0");

    assertThat(haltkit("boot", "--no-such-option").err())
        .contains("installing llvm-19\n", "--no-such-option");
  }

  @Test
  void aSudoThatAsksForAPasswordIsNotUsed() throws Exception {
    onlyUtilities();
    standIn("apt-get");
    standIn("id", "echo 1000");
    standIn("sudo", "echo 'a password is required' >&2", "exit 1");

    Ended ended = haltkit("boot");

    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err()).contains("run  sudo apt-get install").doesNotContain("password");
    assertThat(calls()).noneMatch(call -> call.startsWith("apt-get"));
  }
}
