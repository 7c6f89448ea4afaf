#include "CMemory.h"

#include <malloc.h>

void remswatch_keep_memory_flat(void) {
  mallopt(M_MMAP_THRESHOLD, 1 << 18);
  mallopt(M_ARENA_MAX, 1);
}
