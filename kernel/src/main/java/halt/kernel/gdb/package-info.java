/**
 * How is a booted machine driven CPU by CPU? {@link halt.kernel.gdb.DebuggedMachine} starts an
 * emulator that waits for a debugger; {@link halt.kernel.gdb.GdbClient} speaks the remote serial
 * protocol of GDB with it (GDB manual, appendix "Remote Serial Protocol"), in the packets of {@link
 * halt.kernel.gdb.Packets}; {@link halt.kernel.gdb.RegisterFile} and {@link
 * halt.kernel.gdb.CallConvention} say what the registers of a target are called and used for.
 */
package halt.kernel.gdb;
