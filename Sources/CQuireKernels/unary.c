#include "functions.h"
#include "include/elementwise.h"
#include "include/threads.h"

#define LOOP(expression)                     \
  for (int64_t i = 0; i < count; i++) {      \
    T x = in[i];                             \
    out[i] = (T)(expression);                \
  }                                          \
  break

#define SIGN(x) ((T)((x) > 0) - (T)((x) < 0))

#define T float
CLONES static void unary_f32(quire_unary_op op, const float *restrict in, float *restrict out,
                             int64_t count) {
  switch (op) {
    case QUIRE_NEG: LOOP(-x);
    case QUIRE_ABS: LOOP(fabsf(x));
    case QUIRE_SIGN: LOOP(x != x ? x : SIGN(x));
    case QUIRE_SQUARE: LOOP(x * x);
    case QUIRE_RELU: LOOP(x < 0 ? 0 : x);
    case QUIRE_EXP: LOOP(exp_f32(x));
    case QUIRE_EXPM1: LOOP(expm1f(x));
    case QUIRE_LOG: LOOP(log_f32(x));
    case QUIRE_LOG2: LOOP(log2f(x));
    case QUIRE_LOG10: LOOP(log10f(x));
    case QUIRE_LOG1P: LOOP(log1pf(x));
    case QUIRE_SQRT: LOOP(__builtin_elementwise_sqrt(x));
    case QUIRE_RSQRT: LOOP(1 / __builtin_elementwise_sqrt(x));
    case QUIRE_RECIPROCAL: LOOP(1 / x);
    case QUIRE_SIN: LOOP(sincos_f32(x, 0));
    case QUIRE_COS: LOOP(sincos_f32(x, 1));
    case QUIRE_TAN: LOOP(tanf(x));
    case QUIRE_ASIN: LOOP(asinf(x));
    case QUIRE_ACOS: LOOP(acosf(x));
    case QUIRE_ATAN: LOOP(atanf(x));
    case QUIRE_SINH: LOOP(sinhf(x));
    case QUIRE_COSH: LOOP(coshf(x));
    case QUIRE_TANH: LOOP(tanh_f32(x));
    case QUIRE_SIGMOID: LOOP(sigmoid_f32(x));
    case QUIRE_SOFTPLUS: LOOP(softplus_f32(x));
    case QUIRE_ERF: LOOP(erff(x));
    case QUIRE_FLOOR: LOOP(__builtin_elementwise_floor(x));
    case QUIRE_CEIL: LOOP(__builtin_elementwise_ceil(x));
    case QUIRE_ROUND: LOOP(__builtin_elementwise_roundeven(x));
    case QUIRE_TRUNC: LOOP(__builtin_elementwise_trunc(x));
    default: break;
  }
}
#undef T

#define T double
CLONES static void unary_f64(quire_unary_op op, const double *restrict in, double *restrict out,
                             int64_t count) {
  switch (op) {
    case QUIRE_NEG: LOOP(-x);
    case QUIRE_ABS: LOOP(fabs(x));
    case QUIRE_SIGN: LOOP(x != x ? x : SIGN(x));
    case QUIRE_SQUARE: LOOP(x * x);
    case QUIRE_RELU: LOOP(x < 0 ? 0 : x);
    case QUIRE_EXP: LOOP(exp(x));
    case QUIRE_EXPM1: LOOP(expm1(x));
    case QUIRE_LOG: LOOP(log(x));
    case QUIRE_LOG2: LOOP(log2(x));
    case QUIRE_LOG10: LOOP(log10(x));
    case QUIRE_LOG1P: LOOP(log1p(x));
    case QUIRE_SQRT: LOOP(__builtin_elementwise_sqrt(x));
    case QUIRE_RSQRT: LOOP(1 / __builtin_elementwise_sqrt(x));
    case QUIRE_RECIPROCAL: LOOP(1 / x);
    case QUIRE_SIN: LOOP(sin(x));
    case QUIRE_COS: LOOP(cos(x));
    case QUIRE_TAN: LOOP(tan(x));
    case QUIRE_ASIN: LOOP(asin(x));
    case QUIRE_ACOS: LOOP(acos(x));
    case QUIRE_ATAN: LOOP(atan(x));
    case QUIRE_SINH: LOOP(sinh(x));
    case QUIRE_COSH: LOOP(cosh(x));
    case QUIRE_TANH: LOOP(tanh(x));
    case QUIRE_SIGMOID: LOOP(1 / (1 + exp(-x)));
    case QUIRE_SOFTPLUS: LOOP((x > 0 ? x : 0) + log1p(exp(-fabs(x))));
    case QUIRE_ERF: LOOP(erf(x));
    case QUIRE_FLOOR: LOOP(__builtin_elementwise_floor(x));
    case QUIRE_CEIL: LOOP(__builtin_elementwise_ceil(x));
    case QUIRE_ROUND: LOOP(__builtin_elementwise_roundeven(x));
    case QUIRE_TRUNC: LOOP(__builtin_elementwise_trunc(x));
    default: break;
  }
}
#undef T

// Integers are computed unsigned, where wrapping is defined.
#define INTEGERS(name, type, unsigned_type)                                              \
  CLONES static void name(quire_unary_op op, const type *restrict in, type *restrict out, \
                          int64_t count) {                                               \
    switch (op) {                                                                        \
      case QUIRE_NEG: LOOP(0 - (unsigned_type)x);                                        \
      case QUIRE_ABS: LOOP(x < 0 ? 0 - (unsigned_type)x : (unsigned_type)x);             \
      case QUIRE_SIGN: LOOP(SIGN(x));                                                    \
      case QUIRE_SQUARE: LOOP((unsigned_type)x * (unsigned_type)x);                      \
      case QUIRE_RELU: LOOP(x < 0 ? 0 : x);                                              \
      default: break;                                                                    \
    }                                                                                    \
  }

#define T int32_t
INTEGERS(unary_i32, int32_t, uint32_t)
#undef T
#define T int64_t
INTEGERS(unary_i64, int64_t, uint64_t)
#undef T
#define T uint8_t
INTEGERS(unary_u8, uint8_t, uint32_t)
#undef T

#define TESTS(name, type)                                                          \
  CLONES static void name(quire_unary_op op, const type *restrict in,              \
                          uint8_t *restrict out, int64_t count) {                  \
    switch (op) {                                                                  \
      case QUIRE_ISNAN:                                                            \
        for (int64_t i = 0; i < count; i++) out[i] = in[i] != in[i];               \
        break;                                                                     \
      case QUIRE_ISINF:                                                            \
        for (int64_t i = 0; i < count; i++)                                        \
          out[i] = in[i] == (type)INFINITY || in[i] == -(type)INFINITY;            \
        break;                                                                     \
      case QUIRE_ISFINITE:                                                         \
        for (int64_t i = 0; i < count; i++) out[i] = in[i] - in[i] == 0;           \
        break;                                                                     \
      default: break;                                                              \
    }                                                                              \
  }

TESTS(tests_f32, float)
TESTS(tests_f64, double)

typedef struct {
  quire_unary_op op;
  quire_dtype dtype;
  const void *x;
  void *out;
} Unary;

// The polynomials hold only near zero; the library's reduction is right everywhere.
static void trigonometric_f32(quire_unary_op op, const float *x, float *out, int64_t count) {
  enum { block = 256 };
  for (int64_t first = 0; first < count; first += block) {
    int64_t n = count - first < block ? count - first : block;
    int far = 0;
    for (int64_t i = first; i < first + n; i++) far |= !(fabsf(x[i]) < TRIGONOMETRIC_LIMIT);
    if (!far) {
      unary_f32(op, x + first, out + first, n);
    } else {
      for (int64_t i = first; i < first + n; i++)
        out[i] = op == QUIRE_SIN ? sinf(x[i]) : cosf(x[i]);
    }
  }
}

static void body(void *context, int64_t begin, int64_t end) {
  const Unary *u = context;
  int64_t n = end - begin;
#define CALL(function, type, result) \
  function(u->op, (const type *)u->x + begin, (result *)u->out + begin, n)
  if (u->op >= QUIRE_ISNAN) {
    if (u->dtype == QUIRE_F32) CALL(tests_f32, float, uint8_t);
    if (u->dtype == QUIRE_F64) CALL(tests_f64, double, uint8_t);
    return;
  }
  switch (u->dtype) {
    case QUIRE_F32:
      if (u->op == QUIRE_SIN || u->op == QUIRE_COS) {
        CALL(trigonometric_f32, float, float);
      } else {
        CALL(unary_f32, float, float);
      }
      break;
    case QUIRE_F64: CALL(unary_f64, double, double); break;
    case QUIRE_I32: CALL(unary_i32, int32_t, int32_t); break;
    case QUIRE_I64: CALL(unary_i64, int64_t, int64_t); break;
    case QUIRE_U8: CALL(unary_u8, uint8_t, uint8_t); break;
    case QUIRE_BOOL: break;
  }
}

void quire_unary(quire_unary_op op, quire_dtype dtype, const void *x, void *out, int64_t count) {
  Unary u = {op, dtype, x, out};
  // A transcendental function counts as several simple operations.
  int64_t cost = op >= QUIRE_EXP && op <= QUIRE_ERF ? 4 : 1;
  quire_parallel(count, 4096, count * cost, body, &u);
}
