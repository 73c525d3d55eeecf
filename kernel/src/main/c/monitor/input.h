/*
 * What has come over the serial line that nobody has taken yet? Bytes are kept from the moment that
 * somebody looks for Ctrl-C among them: a person may type, and a script may send, while a command
 * is at work. CPU 0 only.
 */
#ifndef HALT_INPUT_H
#define HALT_INPUT_H

#include <stdbool.h>

/* The next byte; waits for it. */
int input_take(void);

/*
 * Whether Ctrl-C has come; it and all that was typed before it are then forgotten. When many bytes
 * wait untaken, the ones behind them are not seen yet.
 */
bool input_interrupted(void);

#endif
