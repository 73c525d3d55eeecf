/**
 * How does a kernel become a disk that UEFI firmware starts, and what is on a disk that somebody
 * names? The boot loader is built around the kernel, a file system around the loader, and a
 * partition table around that.
 */
package halt.kernel.disk;
