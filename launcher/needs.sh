# shellcheck shell=sh
# Which programs does a command line need, beside the JDK? Each function says so in words that
# tools.sh understands: a program of the table of tools, `sanitizers`, qemu-ARCH or uefi-ARCH.

# What halt.kernel.boot.Toolchain, halt.kernel.gdb.ImageMap and halt.kernel.disk.DiskTools look for.
readonly IMAGE_TOOLS='clang ld.lld llvm-nm'
readonly STEERING_TOOLS='llvm-objcopy llvm-objdump llvm-symbolizer'
readonly DISK_TOOLS='lld-link sfdisk mkfs.fat mmd mcopy mdir'

# The targets that the arguments name, without their variants, a line each.
named_targets() {
  previous=
  for argument in "$@"; do
    case $previous,$argument in
      --arch,*) printf '%s\n' "$argument" ;;
      *,--arch=*) printf '%s\n' "${argument#--arch=}" ;;
    esac
    previous=$argument
  done | tr ',' '\n' | sed 's/:.*//'
}

# The emulator of a command that boots one target.
one_emulator() {
  named=$(named_targets "$@" | tail -n 1)
  echo "qemu-${named:-x86_64}"
}

# The emulators of a command that boots several targets, a line each.
several_emulators() {
  named=$(named_targets "$@")
  if [ -n "$named" ]; then
    printf '%s\n' "$named" | sed 's/^/qemu-/'
  else
    every_emulator
  fi
}

# The emulators of all targets, a word each.
every_emulator() {
  for folder in arch-*/; do
    folder=${folder%/}
    echo "qemu-${folder#arch-}"
  done
}

# The firmware of all targets, likewise.
every_firmware() {
  every_emulator | sed 's/^qemu-/uefi-/'
}

# What a boot needs: if it is of a disk, the tools for disks and the firmware, too.
needs_of_boot() {
  emulator=$(one_emulator "$@")
  echo "$emulator" "$IMAGE_TOOLS"
  for argument in "$@"; do
    case $argument in
      --uefi | --image | --image=*) echo "uefi-${emulator#qemu-}" "$DISK_TOOLS" ;;
    esac
  done
}

# What those stages of a verification need that are not skipped.
needs_of_verify() {
  skipped=
  previous=
  for argument in "$@"; do
    case $previous,$argument in
      --skip,*) skipped=$skipped,$argument ;;
      *,--skip=*) skipped=$skipped,${argument#--skip=} ;;
    esac
    previous=$argument
  done
  case $(printf '%s,' "$skipped" | tr '[:upper:]' '[:lower:]') in
    *,boot,*,translation,* | *,translation,*,boot,* | *,boot,translation,* | *,translation,boot,*) ;;
    *,boot,*) echo "$IMAGE_TOOLS" ;;
    *) echo "$(several_emulators "$@")" "$IMAGE_TOOLS" ;;
  esac
}

# A replay needs tools only where it is to be one on a machine.
needs_of_replay() {
  previous=
  for argument in "$@"; do
    case $previous,$argument in
      --on,*) named=$argument ;;
      *,--on=*) named=${argument#--on=} ;;
      *) named= ;;
    esac
    [ -z "$named" ] || echo "qemu-${named%%:*}" "$IMAGE_TOOLS" "$STEERING_TOOLS"
    previous=$argument
  done
}

needs_of_test() {
  echo "$(every_emulator)" "$(every_firmware)" "$IMAGE_TOOLS" "$STEERING_TOOLS" sanitizers "$DISK_TOOLS"
}

# needs COMMAND WHICH ARGUMENT...: what a command needs that is neither a test nor asked for its help;
# WHICH is the word behind it.
needs() {
  command=$1
  which=$2
  shift 2
  case $command in
    verify) needs_of_verify "$@" ;;
    boot) needs_of_boot "$@" ;;
    image) echo "$(one_emulator "$@")" "$IMAGE_TOOLS" "$DISK_TOOLS" ;;
    conform) echo "$(several_emulators "$@")" "$IMAGE_TOOLS" ;;
    bench) [ "$which" != boot ] || echo "$(several_emulators "$@")" "$IMAGE_TOOLS" ;;
    replay) needs_of_replay "$@" ;;
  esac
}
