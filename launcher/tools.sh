# shellcheck shell=sh
# Which of the programs that are needed are here, at versions that are known to work? Those that are not
# are installed by the names of their Debian packages. The table of tools says which versions these are;
# halt.kernel.boot.Tool reads it, too, and looks in the same way.

readonly TOOLS=kernel/src/main/resources/halt/kernel/boot/tools
# Where the file system begins in which /usr/share and /usr/sbin are looked for; tests have another.
readonly ROOT_DIRECTORY="${HALTKIT_ROOT_DIRECTORY:-}"

# Programs that were found, but not at a version that is known to work, for messages.
passed_over=

# tool_row PROGRAM: sets versions, package and names to what the table says of it.
tool_row() {
  while read -r program versions package names; do
    [ "$program" != "$1" ] || return 0
  done < "$TOOLS"
  stop "$OWN_FAULT" "$TOOLS has no $1"
}

# version_of FILE: the first dotted number that a program says when asked; nothing if it cannot run.
version_of() {
  said=$("$1" --version 2>/dev/null < /dev/null) || return 0
  printf '%s\n' "$said" | grep -oE '[0-9]+(\.[0-9]+)+' | head -n 1
}

# fits VERSION: whether that is one of $versions.
fits() {
  case $versions in
    -) return 0 ;;
    *.x)
      case $1 in
        "${versions%x}"*) return 0 ;;
      esac
      return 1
      ;;
  esac
  least=${versions%+}
  [ -n "$1" ] && [ "$(printf '%s\n%s\n' "$least" "$1" | sort -V | head -n 1)" = "$least" ]
}

# Sets file to a program that goes by one of $names and is at one of $versions; an earlier name wins over
# an earlier directory. On a user's path the programs for disks need not be.
find_program() {
  for name in $names; do
    rest=$PATH:$ROOT_DIRECTORY/usr/sbin:$ROOT_DIRECTORY/sbin:
    while [ -n "$rest" ]; do
      file=${rest%%:*}/$name
      rest=${rest#*:}
      [ "$file" != "/$name" ] && [ -f "$file" ] && [ -x "$file" ] || continue
      version=
      [ "$versions" = - ] || version=$(version_of "$file")
      ! fits "$version" || return 0
      pass_over
    done
  done
  return 1
}

# Of each name the first is told of: /bin and /usr/bin may be the same.
pass_over() {
  case $passed_over in
    *"/$name is "*) ;;
    *) passed_over="${passed_over:+$passed_over; }$file is ${version:-of no version}, and known to work is $versions" ;;
  esac
}

# find_tool PROGRAM: sets file, and package in any case.
find_tool() {
  tool_row "$1"
  find_program
}

# target_value ARCH KEY: the first word of what arch-ARCH/target says of it.
target_value() {
  sed -n "s/^$2=\([^ ]*\).*/\1/p" "arch-$1/target"
}

# A target that is not there wants no emulator: the command will refuse it.
find_emulator() {
  [ -f "arch-$1/target" ] || return 0
  tool_row qemu
  names=$(target_value "$1" qemu)
  package=$(target_value "$1" qemu-package)
  find_program
}

# A target without firmware, or that is not there, wants none.
find_firmware() {
  firmware=$(target_value "$1" uefi-firmware 2>/dev/null)
  [ -n "$firmware" ] || return 0
  package=$(target_value "$1" uefi-package)
  [ -f "$ROOT_DIRECTORY$firmware" ]
}

# The sanitizers are clang's own, and of its release.
find_sanitizers() {
  clang=
  ! find_tool clang || clang=$file
  tool_row sanitizers
  [ -n "$clang" ] || return 1
  for name in $names; do
    [ ! -f "$("$clang" -print-file-name="$name")" ] || return 0
  done
  return 1
}

# find_missing NEED...: sets packages to the Debian packages that lack, each once.
find_missing() {
  packages=
  passed_over=
  for need in "$@"; do
    case $need in
      qemu-*) find_emulator "${need#qemu-}" ;;
      uefi-*) find_firmware "${need#uefi-}" ;;
      sanitizers) find_sanitizers ;;
      *) find_tool "$need" ;;
    esac && continue
    case " $packages " in
      *" $package "*) ;;
      *) packages="${packages:+$packages }$package" ;;
    esac
  done
}

# ensure_installed NEED...
ensure_installed() {
  find_missing "$@"
  [ -n "$packages" ] || return 0
  [ -z "$passed_over" ] || say "passed over: $passed_over"
  by_hand="apt-get install -y --no-install-recommends $packages"
  command -v apt-get >/dev/null 2>&1 \
    || stop "$NOT_INSTALLED" "not installed: $packages (Debian's names; there is no apt-get here)"
  if [ "$(id -u)" -eq 0 ]; then
    as_root=
  elif command -v sudo >/dev/null 2>&1 && sudo -n true >/dev/null 2>&1; then
    as_root='sudo -n'
  else
    stop "$NOT_INSTALLED" "not installed, and no right to install it: run  sudo $by_hand"
  fi
  say "installing $packages"
  install_packages "$packages"
  find_missing "$@"
  [ -z "$packages" ] \
    || stop "$NOT_INSTALLED" "installed, and still not known to work: $packages${passed_over:+ ($passed_over)}"
}

# install_packages PACKAGES. A package manager is not broken off: a signal is heeded when it has ended.
install_packages() {
  log=$(mktemp 2>/dev/null) || stop "$BAD_INPUT" "cannot write to ${TMPDIR:-/tmp}"
  on_signal stop_installing
  # One list of packages that cannot be had, of somebody else's, does not mean that ours cannot.
  # shellcheck disable=SC2086 # lists of words
  $as_root apt-get update > "$log" 2>&1 < /dev/null || :
  # shellcheck disable=SC2086 # lists of words
  if $as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 \
    install -y --no-install-recommends $1 >> "$log" 2>&1 < /dev/null; then
    rm -f "$log"
  else
    cat "$log" >&2
    rm -f "$log"
    stop "$NOT_INSTALLED" "could not be installed: $1; see above, and run  $by_hand"
  fi
  on_signal
}

stop_installing() {
  rm -f "$log"
  stop "$1" "stopped while installing $packages"
}
