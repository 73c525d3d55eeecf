/**
 * How is HALT asked, and how does it answer? Each command here parses its arguments into a record,
 * calls a library and returns an {@link halt.checker.verdict.ExitCode}; it decides nothing about
 * what is right. Only {@link halt.checker.cli.Main} ends the process, and only this package writes
 * to the standard streams.
 */
package halt.checker.cli;
