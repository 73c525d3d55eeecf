# shellcheck shell=sh
# How do the sources become a build, whatever happens on the way? Maven makes the jars, one haltkit at a
# time; they are copied into a folder that is named after the sources, and appears as a whole or not at
# all. Whoever stops haltkit stops Maven.
#
#   target/haltkit/builds/<key>/sizes   of its jars, to see later that none was cut short
#   target/haltkit/builds/<key>/*.jar   one build; the key is a hash of the sources, so that a build never changes
#                                       under a running command, and going back to older sources costs nothing
#   target/haltkit/builds/<key>/*.jsa   what makes commands short on one JDK, and is never needed; likewise *.lifted
#   target/haltkit/rehearsal.json       the trace of the check that these were made with
#   target/haltkit/build.log            what Maven said last
#   target/haltkit/lock                 held while Maven runs
#   target/haltkit/unfinished           there while Maven builds, and after it has not come to its end

readonly WORK=target/haltkit
# Builds kept beside the newest one, for commands that still run on them.
readonly OLDER_BUILDS=2

# A hash of everything that decides what the jars contain.
source_key() {
  find haltkit launcher pom.xml .mvn ./*/pom.xml ./*/src/main/java ./*/src/main/resources -type f 2>/dev/null \
    | LC_ALL=C sort \
    | xargs sha256sum \
    | sha256sum \
    | cut -c 1-16
}

# Sets maven.
find_maven() {
  passed_over=
  find_tool mvn \
    || stop "$NOT_INSTALLED" "Maven ${versions%+} or later was not found on PATH${passed_over:+ ($passed_over)}." \
      "On Debian: apt-get install $package"
  maven=$file
}

# Holds the lock from here on, as file 9, until this process and those that it starts have ended.
take_lock() {
  mkdir -p "$WORK/builds" 2>/dev/null && (: >> "$WORK/lock" && : >> "$WORK/build.log") 2>/dev/null \
    || stop "$BAD_INPUT" "there is no build of these sources, and none can be made:" \
      "nothing can be written to $home/$WORK"
  exec 9>> "$WORK/lock"
  flock -n 9 || { say "waiting for another haltkit that is building or testing" && flock 9; }
}

# Sets key to a build of the sources as they are now, building it unless it is there.
ensure_built() {
  key=$(source_key)
  ! is_whole || return 0
  take_lock
  is_whole || build
  exec 9>&-
}

# Whether build $key is there with all that it was made of. A JVM that misses a class ends with 1, which
# here says that a property failed.
is_whole() {
  made=
  [ -f "$WORK/builds/$key/sizes" ] && read -r made < "$WORK/builds/$key/sizes"
  [ -n "$made" ] && measure "$WORK/builds/$key" && [ "$made" = "$sizes" ]
}

# measure FOLDER: sets sizes to those of its jars, in one line.
measure() {
  # shellcheck disable=SC2046 # a list of words
  set -- $(cd "$1" && wc -c ./*.jar 2>/dev/null)
  sizes=$*
}

# Builds into $WORK/builds/$key. Runs under the lock.
build() {
  find_maven
  if [ -d "$WORK/builds/$key" ]; then
    say "the build of these sources is damaged, building it anew (log: $WORK/build.log)"
    rm -rf "$WORK/builds/$key"
  elif [ -d checker/target ]; then
    say "the sources changed, building (log: $WORK/build.log)"
  else
    say "first use, building; Maven may have to download libraries (log: $WORK/build.log)"
  fi
  # A Maven that was stopped may have left half a class file, which the next one would take for whole.
  [ ! -e "$WORK/unfinished" ] || rm -rf ./*/target/classes ./*/target/maven-status
  rm -rf checker/target/lib "$WORK/making"
  on_signal stop_building
  run_maven
  [ "$status" -eq 0 ] || explain_failure
  collect
  on_signal
  archive_classes || require_start
  # The newest build is the first line.
  # shellcheck disable=SC2012 # the names are hashes
  ls -td "$WORK"/builds/*/ | tail -n +$((OLDER_BUILDS + 2)) | xargs rm -rf
}

# Sets status to Maven's. It runs in a session of its own, so that Ctrl-C reaches this script alone, which
# ends it with all that it has started; and it does not outlive this script, however that ends.
run_maven() {
  alone=
  ! command -v setsid >/dev/null || alone=setsid
  ! command -v setpriv >/dev/null || alone="$alone setpriv --pdeathsig TERM"
  : > "$WORK/unfinished"
  # Tests are neither compiled nor run: `haltkit test` does that.
  # shellcheck disable=SC2086 # a list of words
  $alone "$maven" -B -ntp -Dstyle.color=never -Dmaven.test.skip=true package \
    > "$WORK/build.log" 2>&1 < /dev/null &
  wait $! 2>/dev/null # some shells would tell how it ended
  status=$?
  [ "$status" -ne 0 ] || rm -f "$WORK/unfinished"
}

# stop_building CODE
stop_building() {
  on_signal # a second signal ends this script at once, and Maven after it
  if [ -n "${!:-}" ]; then
    kill -s TERM -- "-$!" 2>/dev/null || kill -s TERM "$!" 2>/dev/null
    wait "$!" 2>/dev/null
  fi
  rm -rf "$WORK/making"
  stop "$1" "stopped while building; what was half built is not used"
}

# Whose fault is it that there are no jars?
explain_failure() {
  [ "$status" -le 128 ] || stop "$status" "Maven was stopped by signal $((status - 128)) while it was building"
  # Not `mvn -q`: it hides warnings, and here a warning is what stops the build.
  # Its colour resets come even so, and its advice on how to call Maven again is not for our users.
  sed "s/$(printf '\033')\[[0-9;]*m//g" "$WORK/build.log" \
    | sed -n -e '/^\[ERROR\] -> \[Help 1\]/q' -e '/^$/d' -e '/^\[INFO\]/!p' >&2
  if grep -q -e 'No space left on device' -e 'Disk quota exceeded' "$WORK/build.log" \
    || ! head -c 100000 /dev/zero 2>/dev/null > "$WORK/unfinished"; then
    stop "$BAD_INPUT" "the disk is full: nothing more can be written to $home/target"
  elif grep -q -e 'could not be resolved' -e 'Could not resolve dependencies' -e 'Could not transfer artifact' \
    "$WORK/build.log"; then
    stop "$NOT_INSTALLED" "Maven could not get a library that the build needs; see above"
  fi
  stop "$BAD_INPUT" "the sources do not build; see above"
}

# Copies the jars of the build to where they stay.
collect() {
  set -- core/target/halt-core.jar model/target/halt-model.jar kernel/target/halt-kernel.jar \
    checker/target/halt-checker.jar checker/target/lib/*.jar
  for jar in "$@"; do
    [ -f "$jar" ] || stop "$BAD_INPUT" "the build made no $jar; see $WORK/build.log"
  done
  if ! mkdir "$WORK/making" 2>/dev/null || ! cp "$@" "$WORK/making" 2>/dev/null \
    || ! measure "$WORK/making" || ! printf '%s\n' "$sizes" 2>/dev/null > "$WORK/making/sizes" \
    || ! mv "$WORK/making" "$WORK/builds/$key" 2>/dev/null; then
    rm -rf "$WORK/making"
    stop "$BAD_INPUT" "the jars cannot be copied to $home/$WORK/builds: is the disk full?"
  fi
}

# Sets class_path to the jars of build $key. The order is fixed: first picocli, whose classes are too old for a
# class-data archive and would be looked for in every jar before it, then the file system's names.
set_class_path() {
  class_path=
  for jar in "$home/$WORK/builds/$key"/picocli-*.jar "$home/$WORK/builds/$key"/*.jar; do
    case :$class_path: in
      *:"$jar":*) ;;
      *) class_path=${class_path:+$class_path:}$jar ;;
    esac
  done
}

# What makes commands short is made once after a build and lies beside it. A class-data archive holds classes
# parsed and linked; it belongs to one build and one JDK, and the JVM ignores one that does not fit. The kept
# base is HALT's own sources, lifted: halt.checker.cli.KeptBase, which makes it where it is missing. Both come
# of a check of a small file, which uses what such a check uses; that its one scenario fails is as it should be.
archive_classes() {
  set_class_path
  rm -f "$WORK/rehearsal.json"
  "$JAVA_HOME/bin/java" -XX:ArchiveClassesAtExit="$(class_archive)" -Dhalt.home="$home" -Dhalt.kept="$(kept_base)" \
    -cp "$class_path" "$MAIN" check launcher/Rehearsal.java --trace "$WORK/rehearsal.json" >/dev/null 2>&1
  [ -s "$WORK/rehearsal.json" ]
}

# Without an archive, too, what was built starts; or it is no build.
require_start() {
  complaint=$("$JAVA_HOME/bin/java" -Dhalt.home="$home" -cp "$class_path" "$MAIN" --help 2>&1) && return
  rm -rf "$WORK/builds/$key"
  stop "$BAD_INPUT" "what was built does not start:
$complaint"
}

# What is made for one JDK is named after its place.
jdk_name() {
  printf '%s' "$JAVA_HOME" | cksum | cut -d ' ' -f 1
}

class_archive() {
  printf '%s/%s/builds/%s/%s.jsa' "$home" "$WORK" "$key" "$(jdk_name)"
}

kept_base() {
  printf '%s/%s/builds/%s/%s.lifted' "$home" "$WORK" "$key" "$(jdk_name)"
}

# The whole Maven test suite. A module chosen by -pl brings those it is built on.
run_tests() {
  find_maven
  # shellcheck disable=SC2046 # a list of words
  ensure_installed $(needs_of_test)
  take_lock
  exec "$maven" -B -ntp -am -Dsurefire.failIfNoSpecifiedTests=false test "$@"
}
