/*
 * What did the host pass to us? QEMU's firmware configuration device holds files by name
 * (QEMU documentation, specs/fw_cfg); -fw_cfg name=N,string=S makes one.
 */
#ifndef HALT_FW_CFG_H
#define HALT_FW_CFG_H

#include <stddef.h>

/*
 * Reads a file as a string into text, with a zero at its end. Returns its length, -1 if there is
 * no such file or no such device. Panics if the file does not fit.
 */
long fw_cfg_read_string(const char *name, char *text, size_t capacity);

#endif
