#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "cast.h"

/// Softmax (or its logarithm) of each of `rows` rows of n floating numbers.
void quire_softmax(bool logarithm, quire_dtype dtype, const void *_Nonnull x, void *_Nonnull out,
                   int64_t rows, int64_t n);
