/**
 * The state engine: explicit-state search under sequential consistency. {@link
 * halt.model.machine.SimulatedMachine} is one state and how it steps; {@link
 * halt.checker.search.DepthFirstSearch} visits all of them; {@link
 * halt.checker.search.BreadthFirstSearch} finds a shortest way to a failure.
 */
package halt.checker.state;
