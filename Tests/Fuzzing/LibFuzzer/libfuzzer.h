#pragma once
#include <stddef.h>
#include <stdint.h>

// The compiler links libFuzzer, which comes without a header; https://llvm.org/docs/LibFuzzer.html

/// Runs the command line of a fuzzer: inputs are made and given to `runs` until it says stop.
int LLVMFuzzerRunDriver(
    int *_Nonnull count, char *_Nullable *_Nonnull *_Nonnull arguments,
    int (*_Nonnull runs)(const uint8_t *_Nonnull bytes, size_t count));
