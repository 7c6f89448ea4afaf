#ifndef CMEMORY_H
#define CMEMORY_H

// The allocator's settings, which Swift's view of the C library leaves out.

/// Has memory of large buffers given back to the system when they are done with, and none kept apart
/// for further threads: those that there are hardly ask for any.
void remswatch_keep_memory_flat(void);

#endif
