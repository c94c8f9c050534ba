#pragma once
#include <stdint.h>

#include "cast.h"

/// No shape handed to a kernel has more axes.
#define QUIRE_MAX_RANK 32

typedef enum {
  // For every type but bool.
  QUIRE_NEG,
  QUIRE_ABS,
  QUIRE_SIGN,
  QUIRE_SQUARE,
  QUIRE_RELU,
  // For floating types.
  QUIRE_EXP,
  QUIRE_EXPM1,
  QUIRE_LOG,
  QUIRE_LOG2,
  QUIRE_LOG10,
  QUIRE_LOG1P,
  QUIRE_SQRT,
  QUIRE_RSQRT,
  QUIRE_RECIPROCAL,
  QUIRE_SIN,
  QUIRE_COS,
  QUIRE_TAN,
  QUIRE_ASIN,
  QUIRE_ACOS,
  QUIRE_ATAN,
  QUIRE_SINH,
  QUIRE_COSH,
  QUIRE_TANH,
  QUIRE_SIGMOID,
  QUIRE_SOFTPLUS,
  QUIRE_ERF,
  QUIRE_FLOOR,
  QUIRE_CEIL,
  QUIRE_ROUND,
  QUIRE_TRUNC,
  // From floating types to bool.
  QUIRE_ISNAN,
  QUIRE_ISINF,
  QUIRE_ISFINITE,
} quire_unary_op;

/// out[i] = op(x[i]). The caller sees to it that op takes the type.
void quire_unary(quire_unary_op op, quire_dtype dtype, const void *_Nonnull x, void *_Nonnull out,
                 int64_t count);

typedef enum {
  QUIRE_ADD,
  QUIRE_SUB,
  QUIRE_MUL,
  QUIRE_DIV,
  QUIRE_FLOORDIV,
  QUIRE_MOD,
  QUIRE_POW,
  QUIRE_MAXIMUM,
  QUIRE_MINIMUM,
  QUIRE_ATAN2,
  // To bool.
  QUIRE_EQ,
  QUIRE_NE,
  QUIRE_LT,
  QUIRE_LE,
  QUIRE_GT,
  QUIRE_GE,
} quire_binary_op;

/// out = a op b with both of type dtype; comparisons give bools. dims are the result's extents; the
/// operands are read with strides in elements, 0 along a stretched axis and 0 or 1 along the last.
/// Integers wrap; an integer divided by zero gives 0 and an integer power must not be negative, as
/// the caller checks.
void quire_binary(quire_binary_op op, quire_dtype dtype, const void *_Nonnull a,
                  const void *_Nonnull b, void *_Nonnull out, int32_t rank,
                  const intptr_t *_Nonnull dims, const intptr_t *_Nonnull a_strides,
                  const intptr_t *_Nonnull b_strides);

/// out[i] = condition[i] ? a[i] : b[i] for elements of `size` bytes; an operand of one element has
/// step 0, else 1.
void quire_select(int32_t size, const uint8_t *_Nonnull condition, int64_t condition_step,
                  const void *_Nonnull a, int64_t a_step, const void *_Nonnull b, int64_t b_step,
                  void *_Nonnull out, int64_t count);

/// out[i] = the element of `size` 1, 4 or 8 bytes at `value`, or zero without one.
void quire_fill(int32_t size, const void *_Nullable value, void *_Nonnull out, int64_t count);

/// out[i] = start + i · step; integers wrap.
void quire_arange_f64(double start, double step, double *_Nonnull out, int64_t count);
void quire_arange_i64(int64_t start, int64_t step, int64_t *_Nonnull out, int64_t count);
