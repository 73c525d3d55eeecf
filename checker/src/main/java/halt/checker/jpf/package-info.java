/**
 * What does Java PathFinder say of a scenario? JPF is a JVM that explores every schedule of a
 * program's bytecode; it is in no package registry, is found by {@code JPF_HOME}, and runs in a
 * child process on JDK 17.
 *
 * <pre>
 *   JpfEngine ── ChildProcess ──▶ JpfChild ── JpfSearch ── reflection ──▶ JPF ──▶ JpfGuest
 *       ▲                                        │ StateGraph, RunJudge            │
 *       └────────────── JpfFindings ◀────────────┴────────── GuestOutput ◀─────────┘
 * </pre>
 *
 * <p>JPF by itself says "no errors" of a search that it did not finish, of a program that it could
 * not run, and of one that never ends. So its own verdict is only one of the conditions of a PASS;
 * {@link halt.checker.jpf.JpfFindings#doubt} has them all.
 */
package halt.checker.jpf;
