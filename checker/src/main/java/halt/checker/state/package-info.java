/**
 * The state engine: explicit-state search under sequential consistency. {@link
 * halt.checker.state.SimulatedMachine} is one state and how it steps; {@link
 * halt.checker.state.DepthFirstSearch} visits all of them; {@link
 * halt.checker.state.BreadthFirstSearch} finds a shortest way to a failure.
 */
package halt.checker.state;
