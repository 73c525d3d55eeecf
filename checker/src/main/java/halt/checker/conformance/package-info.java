/**
 * Does a booted machine do what the model allows? {@link halt.checker.conformance.BootedMachine}
 * builds an image and runs a scenario on it; {@link halt.checker.conformance.MachineJudge} holds
 * what the machine said against the specification and against the outcomes that the exhaustive
 * search found.
 */
package halt.checker.conformance;
