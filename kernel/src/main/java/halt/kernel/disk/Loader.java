package halt.kernel.disk;

import halt.kernel.boot.Elf;
import halt.kernel.boot.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How does a kernel become a program that UEFI firmware starts? The boot loader's sources are
 * compiled for Microsoft's binary interface, which is UEFI's, and linked with the kernel's bytes.
 * The loader is small, so that it is built anew each time.
 */
final class Loader {
  private static final List<String> FLAGS =
      List.of(
          "-std=c11",
          "-O2",
          "-ffreestanding",
          "-fno-stack-protector",
          "-fno-asynchronous-unwind-tables",
          "-Wall",
          "-Wextra",
          "-Wconversion",
          "-Werror",
          "-Wframe-larger-than=2048");

  /** kernel/include/halt/handover.h */
  private static final String HANDOVER = "halt_handover";

  private final Path home;
  private final Target.Uefi uefi;
  private final Path targetFolder;
  private final DiskTools tools;

  Loader(Path home, Target target, Target.Uefi uefi, DiskTools tools) {
    this.home = home.toAbsolutePath().normalize();
    this.uefi = uefi;
    this.targetFolder = target.folder().toAbsolutePath().normalize().resolve("efi");
    this.tools = tools;
  }

  /**
   * Builds it.
   *
   * @param folder where objects and program go
   * @return the program
   */
  Path build(Elf kernel, Path folder) throws IOException, Command.Failed, InterruptedException {
    OptionalLong handover = kernel.symbol(HANDOVER);
    if (handover.isEmpty() || kernel.entry() != kernel.start()) {
      throw new Command.Failed(
          "the kernel has no " + HANDOVER + ", or is not entered at its start");
    }
    Path sources = home.resolve("kernel/src/main/efi");
    Files.write(folder.resolve("kernel.bin"), kernel.contents());
    Path payload = folder.resolve("payload.S");
    Files.writeString(payload, payload(kernel, handover.getAsLong()));
    List<Path> inputs =
        List.of(
            sources.resolve("loader.c"),
            home.resolve("kernel/src/main/c/boot/string.c"),
            targetFolder.resolve("target.c"),
            targetFolder.resolve("enter.S"),
            payload);
    List<String> link =
        new ArrayList<>(
            List.of(
                tools.linker().toString(),
                "-subsystem:efi_application",
                "-entry:efi_main",
                "-nodefaultlib",
                "-timestamp:0", // of the day it was built the bytes must not tell
                "-out:" + uefi.file()));
    for (Path input : inputs) {
      String object = input.getFileName() + ".obj";
      List<String> compile = new ArrayList<>();
      compile.add(tools.clang().toString());
      compile.add("--target=" + uefi.triple());
      compile.addAll(FLAGS);
      compile.addAll(uefi.compileFlags());
      compile.addAll(List.of("-I" + home.resolve("kernel/include"), "-I" + sources));
      compile.addAll(List.of("-c", input.toString(), "-o", object));
      new Command(folder, compile, "").run();
      link.add(object);
    }
    new Command(folder, link, "").run();
    return folder.resolve(uefi.file());
  }

  /** The symbols of kernel/src/main/efi/loader.h. */
  private static String payload(Elf kernel, long handover) {
    return """
                .section .rdata, "dr"
                .globl  payload, payload_end, payload_start, payload_memory_end, payload_handover
                .balign 4096
        payload:
                .incbin "kernel.bin"
        payload_end:
                .balign 8
        payload_start:
                .quad   0x%x
        payload_memory_end:
                .quad   0x%x
        payload_handover:
                .quad   0x%x
        """
        .formatted(kernel.start(), kernel.memoryEnd(), handover);
  }
}
