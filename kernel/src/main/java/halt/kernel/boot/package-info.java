/**
 * How is an image built, booted and heard? {@link halt.kernel.boot.ImageBuilder} makes an ELF file
 * of the emitted C, the kernel and an {@code arch-*} folder; {@link halt.kernel.boot.Qemu} runs it
 * within limits; {@link halt.kernel.boot.BootLog} reads what it printed.
 */
package halt.kernel.boot;
