/**
 * What does Lincheck say of a scenario? The bytecode of the core runs under Lincheck's model
 * checker, in a child JVM that serves one case after another.
 *
 * <pre>
 *   LincheckEngine ── jobs, answers ──▶ LincheckChild ── CaseExplorer ── Interleavings ── Lincheck
 *      (the caller's JVM)                                     │                              │ schedules
 *                                                             ▼                              ▼
 *                                                  lincheck.program.GuestProgram ◀── border.Processes
 *                                                  and the program, loaded anew for each case
 * </pre>
 */
package halt.checker.lincheck;
