/*
 * Where are the devices of QEMU's machine `virt`? machine.c holds the device tree against these
 * addresses.
 */
#ifndef HALT_ARM64_VIRT_H
#define HALT_ARM64_VIRT_H

#define SERIAL_BASE 0x09000000
#define FW_CFG_BASE 0x09020000

#endif
