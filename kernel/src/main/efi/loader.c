/*
 * How does the kernel start from a disk? The firmware runs this program. It reads the kernel's
 * arguments from the disk that it came from; notes which memory is free once the firmware has gone;
 * ends the firmware's services; moves the kernel, which it carries, to where that was linked for,
 * over what the firmware may have had there; and enters it. Whatever is not as the kernel needs it
 * is said in one line, and the firmware goes on with its next choice: nothing has been changed by
 * then.
 */
#include <stdbool.h>

#include "loader.h"

/* \halt\arguments of the disk; see arguments.h of the kernel. */
static const wchar_t arguments_file[] = L"\\halt\\arguments";

/* Firmware tells between one and three hundred runs of memory. */
#define MAX_RUNS 1024
#define MAP_BYTES (MAX_RUNS * 64)

/* So often an allocation may come to lie where the kernel belongs. */
#define MAX_PIECES 16

/* So often the memory map may change between reading it and leaving; once is usual. */
#define MAX_ATTEMPTS 8

static struct efi_system_table *system;

/* Not on the stack: the firmware's may be small. */
static _Alignas(8) uint8_t map[MAP_BYTES];
static struct halt_handover_region runs[MAX_RUNS];
static int run_count;

static void say(const wchar_t *text) {
  system->console_out->output_string(system->console_out, text);
}

static void say_number(uint64_t number) {
  wchar_t digits[] = L"0x0000000000000000";
  for (int i = 17; i > 1; i--) {
    digits[i] = (wchar_t)L"0123456789abcdef"[number & 15];
    number >>= 4;
  }
  say(digits);
}

/* The host knows a loader that gives up by how its line begins. */
static efi_status refuse(const wchar_t *why) {
  say(L"\r\n# halt loader: ");
  say(why);
  return EFI_LOAD_ERROR;
}

static bool guids_equal(const struct efi_guid *left, const struct efi_guid *right) {
  return __builtin_memcmp(left, right, sizeof *left) == 0;
}

static const void *find_table(void) {
  for (uint64_t i = 0; i < system->table_count; i++) {
    if (guids_equal(&system->tables[i].guid, &arch_table_guid)) {
      return system->tables[i].table;
    }
  }
  return NULL;
}

/* The text with what an editor leaves in a file taken for the space between two arguments. */
static void tidy(char *text, uint64_t length) {
  for (uint64_t i = 0; i < length; i++) {
    if (text[i] == '\n' || text[i] == '\r' || text[i] == '\t') {
      text[i] = ' ';
    }
  }
  text[length] = '\0';
}

/* No such file is no error: the kernel says so if it has no other arguments. */
static efi_status read_arguments(efi_handle image, char *text) {
  static const struct efi_guid loaded_image = EFI_LOADED_IMAGE_GUID;
  static const struct efi_guid file_system = EFI_FILE_SYSTEM_GUID;
  struct efi_loaded_image *loaded;
  struct efi_file_system *files;
  struct efi_file *root;
  struct efi_file *file;
  void *interface;
  text[0] = '\0';
  if (system->boot->handle_protocol(image, &loaded_image, &interface) != EFI_SUCCESS) {
    return EFI_SUCCESS;
  }
  loaded = interface;
  if (system->boot->handle_protocol(loaded->device, &file_system, &interface) != EFI_SUCCESS) {
    return EFI_SUCCESS; /* loaded from a network, say */
  }
  files = interface;
  if (files->open_volume(files, &root) != EFI_SUCCESS) {
    return EFI_SUCCESS;
  }
  efi_status status = root->open(root, &file, arguments_file, EFI_FILE_READ, 0);
  uint64_t length = HALT_HANDOVER_ARGUMENTS;
  if (status == EFI_SUCCESS) {
    status = file->read(file, &length, text);
    file->close(file);
  } else if (status == EFI_NOT_FOUND) {
    status = EFI_SUCCESS;
    length = 0;
  }
  root->close(root);
  if (status != EFI_SUCCESS) {
    return refuse(L"\\halt\\arguments cannot be read\r\n");
  }
  if (length >= HALT_HANDOVER_ARGUMENTS) {
    return refuse(L"\\halt\\arguments has more than 1023 bytes\r\n");
  }
  tidy(text, length);
  return EFI_SUCCESS;
}

/* Memory that is free as soon as the boot services have ended. */
static bool is_usable(const struct efi_memory_descriptor *run) {
  bool is_memory = (run->attributes & EFI_MEMORY_WRITE_BACK) != 0 &&
                   (run->attributes & EFI_MEMORY_SPECIFIC_PURPOSE) == 0;
  switch (run->type) {
    case EFI_LOADER_CODE:
    case EFI_LOADER_DATA:
    case EFI_BOOT_SERVICES_CODE:
    case EFI_BOOT_SERVICES_DATA:
    case EFI_CONVENTIONAL:
      return is_memory;
    case EFI_RUNTIME_SERVICES_CODE:
    case EFI_RUNTIME_SERVICES_DATA:
      return is_memory && !arch_calls_firmware;
    default:
      return false;
  }
}

static void remove_run(int index) {
  run_count--;
  for (int i = index; i < run_count; i++) {
    runs[i] = runs[i + 1];
  }
}

/* Keeps the runs ascending; the specification promises no order of the map. */
static void insert_run(uint64_t start, uint64_t end) {
  if (start >= end || run_count == MAX_RUNS) {
    return;
  }
  int at = run_count++;
  for (; at > 0 && runs[at - 1].start > start; at--) {
    runs[at] = runs[at - 1];
  }
  runs[at] = (struct halt_handover_region){.start = start, .end = end};
}

/* [start, end) is ours for longer: no run keeps a part of it. */
static void cut_out(uint64_t start, uint64_t end) {
  for (int i = 0; i < run_count; i++) {
    struct halt_handover_region run = runs[i];
    if (run.start < end && start < run.end) {
      remove_run(i);
      insert_run(run.start, start < run.start ? run.start : start);
      insert_run(end > run.end ? run.end : end, run.end);
      i = -1; /* the pieces overlap no more, so this ends */
    }
  }
}

static void merge_runs(void) {
  for (int i = 0; i + 1 < run_count;) {
    if (runs[i].end == runs[i + 1].start) {
      runs[i].end = runs[i + 1].end;
      remove_run(i + 1);
    } else {
      i++;
    }
  }
}

/* The kernel has room for so many: the smallest give way, but for the one that the kernel is in and
   those below it, where the architecture may look for a page at a certain place. */
static void drop_small_runs(void) {
  while (run_count > HALT_HANDOVER_REGIONS) {
    int smallest = run_count - 1;
    for (int i = 0; i < run_count; i++) {
      if (runs[i].start > payload_start &&
          runs[i].end - runs[i].start < runs[smallest].end - runs[smallest].start) {
        smallest = i;
      }
    }
    remove_run(smallest);
  }
}

static uint64_t pages_of(uint64_t bytes) {
  return (bytes + EFI_PAGE_SIZE - 1) / EFI_PAGE_SIZE;
}

/*
 * Pages that are not where the kernel belongs; NULL if there are none. Such that are, and so are of
 * no use, are kept until the next one has been found: they are free again when the services end.
 */
static void *allocate(enum efi_memory_type type, uint64_t bytes) {
  for (int piece = 0; piece < MAX_PIECES; piece++) {
    uint64_t address = arch_limit;
    if (system->boot->allocate_pages(EFI_ALLOCATE_BELOW, type, pages_of(bytes), &address) !=
        EFI_SUCCESS) {
      return NULL;
    }
    uint64_t end = address + pages_of(bytes) * EFI_PAGE_SIZE;
    if (end <= payload_start || address >= payload_memory_end) {
      return (void *)address;
    }
  }
  return NULL;
}

static efi_status read_map(uint64_t *map_size, uint64_t *key, uint64_t *descriptor_size) {
  uint32_t version;
  *map_size = sizeof map;
  return system->boot->get_memory_map(map_size, map, key, descriptor_size, &version);
}

/* The runs of the map that was read last. */
static void collect_runs(uint64_t map_size, uint64_t descriptor_size) {
  run_count = 0;
  for (uint64_t at = 0; at + descriptor_size <= map_size; at += descriptor_size) {
    const struct efi_memory_descriptor *run = (const struct efi_memory_descriptor *)&map[at];
    if (is_usable(run)) {
      insert_run(run->start, run->start + run->pages * EFI_PAGE_SIZE);
    }
  }
  merge_runs();
}

/* Whether nobody but the boot services, which end, is where the kernel belongs. */
static efi_status find_place(void) {
  uint64_t map_size;
  uint64_t key;
  uint64_t descriptor_size;
  if (read_map(&map_size, &key, &descriptor_size) != EFI_SUCCESS) {
    return refuse(L"the firmware's memory map cannot be read\r\n");
  }
  collect_runs(map_size, descriptor_size);
  for (int i = 0; i < run_count; i++) {
    if (runs[i].start <= payload_start && payload_memory_end <= runs[i].end) {
      return EFI_SUCCESS;
    }
  }
  efi_status status = refuse(L"there is no free memory from ");
  say_number(payload_start);
  say(L" to ");
  say_number(payload_memory_end);
  say(L", where the kernel has to lie\r\n");
  return status;
}

/* Whoever fails to leave because the map has changed may only read the map and try again. */
static efi_status leave(efi_handle image, uint64_t *map_size, uint64_t *descriptor_size) {
  for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    uint64_t key;
    if (read_map(map_size, &key, descriptor_size) != EFI_SUCCESS) {
      return refuse(L"the firmware's memory map cannot be read\r\n");
    }
    if (system->boot->exit_boot_services(image, key) == EFI_SUCCESS) {
      return EFI_SUCCESS;
    }
  }
  return refuse(L"the firmware does not end its services\r\n");
}

/* After ExitBootServices: nothing can be said any more, and nothing here can fail. */
static void hand_memory_over(struct halt_handover *handover, uint64_t block, uint64_t block_end) {
  cut_out(block, block_end);
  drop_small_runs();
  for (int i = 0; i < run_count; i++) {
    handover->regions[i] = runs[i];
  }
  handover->region_count = (uint64_t)run_count;
}

/* The entry that lld-link is told. */
efi_status efi_main(efi_handle image, struct efi_system_table *table);

efi_status efi_main(efi_handle image, struct efi_system_table *table) {
  system = table;
  const wchar_t *lacking = arch_lacks();
  if (lacking != NULL) {
    efi_status status = refuse(L"the kernel needs what the processor has not: ");
    say(lacking);
    say(L"\r\n");
    return status;
  }
  const void *machine = find_table();
  uint64_t block_size = machine == NULL ? 0 : arch_block_size(machine);
  if (block_size == 0) {
    efi_status status = refuse(L"the firmware does not describe the machine by ");
    say(arch_table_name);
    say(L"\r\n");
    return status;
  }
  efi_status status = find_place();
  if (status != EFI_SUCCESS) {
    return status;
  }
  uint64_t size = payload_memory_end - payload_start;
  uint8_t *copy = allocate(EFI_LOADER_DATA, size);
  void *block = allocate(EFI_LOADER_CODE, block_size);
  if (copy == NULL || block == NULL) {
    return refuse(L"there is no memory for the kernel and what it is handed\r\n");
  }
  uint64_t filled = (uint64_t)(payload_end - payload);
  __builtin_memcpy(copy, payload, filled);
  __builtin_memset(copy + filled, 0, size - filled);
  struct halt_handover *handover =
      (struct halt_handover *)(copy + (payload_handover - payload_start));
  status = read_arguments(image, handover->arguments);
  if (status != EFI_SUCCESS) {
    return status;
  }
  system->boot->set_watchdog(0, 0, 0, NULL);
  say(L"\r\n"); /* so that the kernel's first line is one */

  uint64_t map_size;
  uint64_t descriptor_size;
  status = leave(image, &map_size, &descriptor_size);
  if (status != EFI_SUCCESS) {
    return status;
  }
  collect_runs(map_size, descriptor_size);
  uint64_t block_start = (uintptr_t)block;
  hand_memory_over(handover, block_start, block_start + pages_of(block_size) * EFI_PAGE_SIZE);
  if (arch_calls_firmware) {
    handover->reset_system = (uintptr_t)system->runtime->reset_system;
  }
  arch_enter(block, machine, &(struct kernel_copy){.bytes = copy, .size = size}, handover);
}
