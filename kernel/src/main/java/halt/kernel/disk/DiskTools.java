package halt.kernel.disk;

import halt.kernel.boot.Target;
import halt.kernel.boot.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which programs turn a kernel into a disk, beside those that build the kernel? */
record DiskTools(Path clang, Path linker, Path sfdisk, Path mkfs, Path mmd, Path mcopy) {
  private static final List<Tool> ALL =
      List.of(Tool.CLANG, Tool.LLD_LINK, Tool.SFDISK, Tool.MKFS_FAT, Tool.MMD, Tool.MCOPY);

  /** What has to be installed before a disk can be made. */
  static List<Tool> missing() {
    return ALL.stream().filter(tool -> tool.find().isEmpty()).toList();
  }

  /** What has to be installed before a disk of the target can be looked at and booted. */
  static List<Tool> missingToBoot(Target target) {
    List<Tool> missing = new ArrayList<>();
    target.uefi().flatMap(Target.Uefi::missingFirmware).ifPresent(missing::add);
    for (Tool tool : List.of(Tool.MDIR, target.emulator())) {
      if (tool.find().isEmpty()) {
        missing.add(tool);
      }
    }
    return missing;
  }

  /**
   * The programs.
   *
   * @throws java.util.NoSuchElementException if one is {@link #missing}
   */
  static DiskTools find() {
    List<Path> found = ALL.stream().map(tool -> tool.find().orElseThrow()).toList();
    return new DiskTools(
        found.get(0), found.get(1), found.get(2), found.get(3), found.get(4), found.get(5));
  }
}
