#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "cast.h"

/// c[m][n] = a[m][k] · b[k][n] in float64, c contiguous, a and b read with their own strides, so that
/// either may be transposed. Returns false when there was no memory to pack b.
bool quire_gemm_f64(int64_t m, int64_t n, int64_t k, const double *_Nonnull a, int64_t a_row,
                    int64_t a_column, const double *_Nonnull b, int64_t b_row, int64_t b_column,
                    double *_Nonnull c);

/// c[m][n] = a[m][k] · b[k][n] for contiguous integers; sums wrap.
void quire_matmul_int(quire_dtype dtype, int64_t m, int64_t n, int64_t k, const void *_Nonnull a,
                      const void *_Nonnull b, void *_Nonnull c);
