package halt.checker.verify;

import halt.checker.report.RunReport.Fact;
import halt.kernel.boot.Target;
import halt.kernel.boot.Toolchain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** With what, and where, did a run happen? */
final class Environment {
  private Environment() {}

  /** Versions and the size of the machine, in the order in which they are shown. */
  static List<Fact> facts(Path home, String architecture) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("JVM", System.getProperty("java.vm.name") + " " + Runtime.version()));
    facts.add(
        new Fact(
            "Host",
            System.getProperty("os.name")
                + " "
                + System.getProperty("os.arch")
                + ", "
                + Runtime.getRuntime().availableProcessors()
                + " CPUs, heap "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MiB"));
    if (Toolchain.find() instanceof Toolchain.Found found) {
      facts.add(new Fact("clang", firstLine(found.toolchain().clang())));
      facts.add(new Fact("ld.lld", firstLine(found.toolchain().linker())));
    } else {
      facts.add(new Fact("clang", "not installed"));
    }
    if (Target.read(home, architecture) instanceof Target.Read read) {
      String emulator =
          read.target().emulator().find().map(Environment::firstLine).orElse("not installed");
      facts.add(new Fact("QEMU", emulator));
    }
    return facts;
  }

  /** The first line that a program says of its version. */
  static String firstLine(Path program) {
    try {
      Process process =
          new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().findFirst().orElse("no version");
    } catch (IOException e) {
      return "no version: " + e.getMessage();
    }
  }
}
