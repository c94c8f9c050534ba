#include <string.h>

#include "include/matmul.h"
#include "include/threads.h"
#include "kernels.h"

// Multiplications between two looks at whether to stop.
#define WATCHED (1 << 22)

#define PRODUCT(T)                                                             \
  {                                                                            \
    const T *a = left, *b = right;                                             \
    T *c = out;                                                                \
    memset(c, 0, (size_t)(m * n) * sizeof(T));                                 \
    for (int64_t i = 0; i < m; i++)                                            \
      for (int64_t p = 0; p < k; p++) {                                        \
        if ((done += n) > WATCHED) {                                           \
          done = 0;                                                            \
          if (quire_cancelled()) return;                                       \
        }                                                                      \
        for (int64_t j = 0; j < n; j++) c[i * n + j] += a[i * k + p] * b[p * n + j]; \
      }                                                                        \
  }                                                                            \
  break

CLONES void quire_matmul_int(quire_dtype dtype, int64_t m, int64_t n, int64_t k,
                             const void *restrict left, const void *restrict right,
                             void *restrict out) {
  int64_t done = 0;
  switch (dtype) {
    case QUIRE_I32: PRODUCT(uint32_t);
    case QUIRE_I64: PRODUCT(uint64_t);
    default: PRODUCT(uint8_t);
  }
}
