/**
 * How does a scenario run as bytecode inside another engine's virtual machine? These classes run
 * there, beside the very classes of the core: under Java PathFinder in its own VM, under Lincheck
 * in a JVM whose schedule it controls. So they are plain: no libraries, no threads of their own, no
 * state outside of {@link halt.checker.jvm.guest.GuestRun}.
 *
 * <pre>
 *   engine ── Steps ──▶ GuestRun ── scenario ──▶ core ──▶ GuestArena ──▶ GuestMemory
 *             (scheduling)                       (renamed to halt.core.host.Arena)
 * </pre>
 */
package halt.checker.jvm.guest;
