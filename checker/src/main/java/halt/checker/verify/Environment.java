package halt.checker.verify;

import halt.checker.report.RunReport.Fact;
import halt.kernel.boot.Target;
import halt.kernel.boot.Tool;
import halt.kernel.boot.Toolchain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** With what, and where, did a run happen? */
final class Environment {
  private Environment() {}

  /** Versions and the size of the machine, in the order in which they are shown. */
  static List<Fact> facts(Path home, List<String> architectures) {
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
      facts.add(new Fact("clang", Tool.version(found.toolchain().clang())));
      facts.add(new Fact("ld.lld", Tool.version(found.toolchain().linker())));
    } else {
      facts.add(new Fact("clang", "not installed"));
    }
    for (String architecture : architectures) {
      if (Target.read(home, architecture) instanceof Target.Read read) {
        facts.add(new Fact("QEMU for " + architecture, emulator(read.target())));
      }
    }
    return facts;
  }

  /** The emulator's version, or that there is none. */
  private static String emulator(Target target) {
    return target.emulator().find().map(Tool::version).orElse("not installed");
  }
}
