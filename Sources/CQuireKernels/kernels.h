#pragma once

// What the kernel files share.

#define INLINE static inline __attribute__((always_inline))

// Compiles a function once for each of three instruction sets; the loader picks one.
#if defined(__x86_64__) && defined(__linux__)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif
