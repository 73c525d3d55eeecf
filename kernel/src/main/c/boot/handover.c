/* Where does a boot loader write what it knows? Here; the disk's builder looks the address up. */
#include <halt/handover.h>

struct halt_handover halt_handover;
