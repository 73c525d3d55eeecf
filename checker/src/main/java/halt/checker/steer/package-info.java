/**
 * Does the booted machine do what a trace says? {@link halt.checker.steer.SteeredImage} is the
 * program of the trace as an image, its seeded bug built in; {@link halt.checker.steer.Steering}
 * drives the machine's CPUs along the trace, access by access, has what they do judged by {@link
 * halt.checker.replay.Witness}, and ends in a {@link halt.checker.steer.SteeredRun}.
 */
package halt.checker.steer;
