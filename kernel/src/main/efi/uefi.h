/*
 * What of UEFI does the loader call? The structures of the UEFI Specification 2.10, chapters 4, 7,
 * 9, 12 and 13, as far as they are used: a function that is not called is a pointer to nothing in
 * particular, so that those behind it are in their places.
 *
 * The compiler's target is UEFI's own: its calling convention, and a wchar_t of 16 bits, so that
 * L"text" is what UEFI calls a string. `long` has 32 bits there: it is not used.
 */
#ifndef HALT_UEFI_H
#define HALT_UEFI_H

#include <stddef.h>
#include <stdint.h>

typedef uint64_t efi_status;
typedef void *efi_handle;
typedef void (*efi_unused)(void);

#define EFI_SUCCESS 0
#define EFI_ERROR(code) ((code) | 0x8000000000000000)
#define EFI_LOAD_ERROR EFI_ERROR(1)
#define EFI_BUFFER_TOO_SMALL EFI_ERROR(5)
#define EFI_NOT_FOUND EFI_ERROR(14)

struct efi_guid {
  uint32_t first;
  uint16_t second;
  uint16_t third;
  uint8_t rest[8];
};

struct efi_table_header {
  uint64_t signature;
  uint32_t revision;
  uint32_t size;
  uint32_t crc;
  uint32_t reserved;
};

struct efi_text_output {
  efi_unused reset;
  efi_status (*output_string)(struct efi_text_output *self, const wchar_t *string);
};

/* 7.2: memory. */
enum efi_allocate { EFI_ALLOCATE_ANY, EFI_ALLOCATE_BELOW, EFI_ALLOCATE_AT };

enum efi_memory_type {
  EFI_LOADER_CODE = 1,
  EFI_LOADER_DATA = 2,
  EFI_BOOT_SERVICES_CODE = 3,
  EFI_BOOT_SERVICES_DATA = 4,
  EFI_RUNTIME_SERVICES_CODE = 5,
  EFI_RUNTIME_SERVICES_DATA = 6,
  EFI_CONVENTIONAL = 7,
};

#define EFI_PAGE_SIZE 4096

#define EFI_MEMORY_WRITE_BACK 0x8      /* can be cached: real memory */
#define EFI_MEMORY_SPECIFIC_PURPOSE 0x40000

struct efi_memory_descriptor {
  uint32_t type;
  uint32_t padding;
  uint64_t start;
  uint64_t virtual_start;
  uint64_t pages;
  uint64_t attributes;
};

struct efi_boot_services {
  struct efi_table_header header;
  efi_unused raise_tpl, restore_tpl;
  efi_status (*allocate_pages)(enum efi_allocate how, enum efi_memory_type type, uint64_t pages,
                               uint64_t *address);
  efi_unused free_pages;
  efi_status (*get_memory_map)(uint64_t *size, void *map, uint64_t *key, uint64_t *descriptor_size,
                               uint32_t *descriptor_version);
  efi_unused allocate_pool, free_pool;
  efi_unused create_event, set_timer, wait_for_event, signal_event, close_event, check_event;
  efi_unused install_protocol, reinstall_protocol, uninstall_protocol;
  efi_status (*handle_protocol)(efi_handle handle, const struct efi_guid *protocol,
                                void **interface);
  void *reserved;
  efi_unused register_notify, locate_handle, locate_device_path, install_table;
  efi_unused load_image, start_image, exit, unload_image;
  efi_status (*exit_boot_services)(efi_handle image, uint64_t key);
  efi_unused get_next_count, stall;
  efi_status (*set_watchdog)(uint64_t seconds, uint64_t code, uint64_t size, wchar_t *data);
};

struct efi_runtime_services {
  struct efi_table_header header;
  efi_unused get_time, set_time, get_wakeup_time, set_wakeup_time;
  efi_unused set_virtual_address_map, convert_pointer;
  efi_unused get_variable, get_next_variable_name, set_variable;
  efi_unused get_next_high_count, reset_system;
};

struct efi_configuration_table {
  struct efi_guid guid;
  void *table;
};

struct efi_system_table {
  struct efi_table_header header;
  wchar_t *vendor;
  uint32_t revision;
  efi_handle console_in_handle;
  void *console_in;
  efi_handle console_out_handle;
  struct efi_text_output *console_out;
  efi_handle error_handle;
  struct efi_text_output *error;
  struct efi_runtime_services *runtime;
  struct efi_boot_services *boot;
  uint64_t table_count;
  struct efi_configuration_table *tables;
};
_Static_assert(offsetof(struct efi_system_table, tables) == 112, "UEFI's layout");
_Static_assert(offsetof(struct efi_boot_services, exit_boot_services) == 232, "UEFI's layout");
_Static_assert(offsetof(struct efi_boot_services, set_watchdog) == 256, "UEFI's layout");
_Static_assert(offsetof(struct efi_runtime_services, reset_system) == 104, "UEFI's layout");

/* 9.1: how this program was loaded. */
#define EFI_LOADED_IMAGE_GUID \
  { 0x5b1b31a1, 0x9562, 0x11d2, {0x8e, 0x3f, 0x00, 0xa0, 0xc9, 0x69, 0x72, 0x3b} }

struct efi_loaded_image {
  uint32_t revision;
  efi_handle parent;
  struct efi_system_table *system;
  efi_handle device; /* the file system that it was read from */
};

/* 13.4: files. */
#define EFI_FILE_SYSTEM_GUID \
  { 0x964e5b22, 0x6459, 0x11d2, {0x8e, 0x39, 0x00, 0xa0, 0xc9, 0x69, 0x72, 0x3b} }

#define EFI_FILE_READ 1

struct efi_file {
  uint64_t revision;
  efi_status (*open)(struct efi_file *self, struct efi_file **file, const wchar_t *name,
                     uint64_t mode, uint64_t attributes);
  efi_status (*close)(struct efi_file *self);
  efi_unused delete;
  efi_status (*read)(struct efi_file *self, uint64_t *size, void *buffer);
};

struct efi_file_system {
  uint64_t revision;
  efi_status (*open_volume)(struct efi_file_system *self, struct efi_file **root);
};

#endif
