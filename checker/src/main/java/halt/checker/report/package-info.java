/**
 * What did a run check, what did it find, and what did it not look at? One immutable {@link
 * halt.checker.report.RunReport}, written as a page for people, as JSON and JUnit XML for machines,
 * and as text for a terminal.
 */
package halt.checker.report;
