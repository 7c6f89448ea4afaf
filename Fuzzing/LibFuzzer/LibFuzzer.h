// The entry of libFuzzer, which LLVM documents and declares in no header of its own:
// https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library
#pragma once

#include <stddef.h>
#include <stdint.h>

/// Calls `target` with one input after another. The arguments are those of the command line.
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*target)(const uint8_t *bytes, size_t count));
