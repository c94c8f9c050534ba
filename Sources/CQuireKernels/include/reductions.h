#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "cast.h"

typedef enum {
  QUIRE_SUM,   // integers and bools to int64, floats to their own type
  QUIRE_MEAN,  // floats only
  QUIRE_PROD,  // as SUM
  QUIRE_MAX,   // to the same type; NaN wins
  QUIRE_MIN,
  QUIRE_ARGMAX,  // to int64; the first of equals, NaN wins
  QUIRE_ARGMIN,
} quire_reduction;

/// Reduces the middle axis of x[outer][n][inner] to out[outer][inner]. Sums are added up in a fixed
/// order in blocks whose totals are kept in double. The caller sees to it that n > 0 where there is
/// no neutral element. Returns false when there was no memory for the blocks' totals.
bool quire_reduce(quire_reduction op, quire_dtype dtype, const void *_Nonnull x, void *_Nonnull out,
                  int64_t outer, int64_t n, int64_t inner);

/// Running sums (or products) along the middle axis; x and out are of type f32, f64 or i64.
void quire_cumulate(quire_reduction op, quire_dtype dtype, const void *_Nonnull x,
                    void *_Nonnull out, int64_t outer, int64_t n, int64_t inner);
