/**
 * How do engines that run bytecode (Lincheck, JPF) get at a scenario, and what do they make of a
 * run? The program as class files, the child process that runs them, the judge of finished runs,
 * and the way back from a schedule to a trace.
 */
package halt.checker.jvm;
