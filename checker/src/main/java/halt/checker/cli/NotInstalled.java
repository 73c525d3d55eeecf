package halt.checker.cli;

/**
 * Which Debian packages does the command lack? It ends with {@link
 * halt.checker.verdict.ExitCode#NOT_INSTALLED}. The launcher installs what a command is known to
 * need, so that this is met only where the launcher was passed by or a package went away.
 */
final class NotInstalled extends Exception {
  private static final long serialVersionUID = 1;

  /** Something that no package of Debian brings; the message says how to mend it. */
  NotInstalled(String problem) {
    super(problem);
  }

  NotInstalled(String what, String... packages) {
    super(
        what
            + " is not installed. On Debian:\n  apt-get install -y --no-install-recommends "
            + String.join(" ", packages));
  }
}
