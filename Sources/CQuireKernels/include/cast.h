#pragma once
#include <stdint.h>

/// The element types, in the order of promotion tables and kernel tables.
typedef enum {
  QUIRE_F32,
  QUIRE_F64,
  QUIRE_I32,
  QUIRE_I64,
  QUIRE_U8,
  QUIRE_BOOL,
} quire_dtype;

/// Converts count elements. Floats to integers cut off the fraction; NaN and what does not fit in
/// 64 bits give 0, narrower types wrap. Anything but zero is true.
void quire_cast(quire_dtype from, quire_dtype to, const void *_Nonnull source, void *_Nonnull out,
                int64_t count);
