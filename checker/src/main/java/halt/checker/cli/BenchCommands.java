package halt.checker.cli;

import picocli.CommandLine.Command;

/** {@code haltkit bench}: how fast are the tools? */
@Command(
    name = "bench",
    header = "Measure the tools.",
    description = {"Measures; it judges nothing.", ""},
    footer = {"  haltkit bench check", "  haltkit bench boot"})
final class BenchCommands {}
