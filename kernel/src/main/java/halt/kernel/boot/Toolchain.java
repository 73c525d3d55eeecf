package halt.kernel.boot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which programs turn C and assembly into an image? All are of one release of LLVM: {@link Tool}.
 */
public record Toolchain(Path clang, Path linker, Path nm) {

  /** What a search for the programs gave. */
  public sealed interface Lookup permits Found, Missing {}

  /** All of them are here. */
  public record Found(Toolchain toolchain) implements Lookup {}

  /** These are not. */
  public record Missing(List<Tool> tools) implements Lookup {
    public Missing {
      tools = List.copyOf(tools);
    }
  }

  /** Looks in the {@code PATH} of this process. */
  public static Lookup find() {
    Optional<Path> clang = Tool.CLANG.find();
    Optional<Path> linker = Tool.LINKER.find();
    Optional<Path> nm = Tool.NM.find();
    if (clang.isPresent() && linker.isPresent() && nm.isPresent()) {
      return new Found(new Toolchain(clang.get(), linker.get(), nm.get()));
    }
    return new Missing(absent(List.of(Tool.CLANG, Tool.LINKER, Tool.NM)));
  }

  /** What has to be installed before an image of the target can be built and booted. */
  public static List<Tool> missingFor(Target target) {
    List<Tool> needed = new ArrayList<>(List.of(Tool.CLANG, Tool.LINKER, Tool.NM));
    needed.add(target.emulator());
    return absent(needed);
  }

  private static List<Tool> absent(List<Tool> tools) {
    return tools.stream().filter(tool -> tool.find().isEmpty()).toList();
  }
}
