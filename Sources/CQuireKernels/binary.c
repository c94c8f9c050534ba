#include <math.h>

#include "include/elementwise.h"
#include "include/threads.h"
#include "kernels.h"

// One run along the last axis; a step is 0 for a stretched operand, else 1.
#define RUN(R, expression)                            \
  if (a_step && b_step) {                             \
    for (int64_t i = 0; i < n; i++) {                 \
      T x = a[i], y = b[i];                           \
      (void)y;                                        \
      ((R *)out)[i] = (R)(expression);                \
    }                                                 \
  } else if (a_step) {                                \
    T y = b[0];                                       \
    (void)y;                                          \
    for (int64_t i = 0; i < n; i++) {                 \
      T x = a[i];                                     \
      ((R *)out)[i] = (R)(expression);                \
    }                                                 \
  } else {                                            \
    T x = a[0];                                       \
    for (int64_t i = 0; i < n; i++) {                 \
      T y = b_step ? b[i] : b[0];                     \
      (void)y;                                        \
      ((R *)out)[i] = (R)(expression);                \
    }                                                 \
  }                                                   \
  break

#define COMPARISONS                                   \
  case QUIRE_EQ: RUN(uint8_t, x == y);                \
  case QUIRE_NE: RUN(uint8_t, x != y);                \
  case QUIRE_LT: RUN(uint8_t, x < y);                 \
  case QUIRE_LE: RUN(uint8_t, x <= y);                \
  case QUIRE_GT: RUN(uint8_t, x > y);                 \
  case QUIRE_GE: RUN(uint8_t, x >= y);

// Python's remainder has the divisor's sign, and x // y is the quotient that goes with it.
#define FLOAT_DIVISION(type, suffix)                                        \
  static type python_mod##suffix(type x, type y) {                                 \
    type r = fmod##suffix(x, y);                                            \
    if (r != 0) return (r < 0) != (y < 0) ? r + y : r;                      \
    return r == 0 ? copysign##suffix(0, y) : r;                             \
  }                                                                         \
  static type python_floordiv##suffix(type x, type y) {                            \
    if (y == 0) return x / y;                                               \
    type r = fmod##suffix(x, y), q = (x - r) / y;                           \
    if (r != 0 && (r < 0) != (y < 0)) q -= 1;                               \
    if (q == 0) return copysign##suffix(0, x / y);                          \
    type whole = floor##suffix(q);                                          \
    return q - whole > (type)0.5 ? whole + 1 : whole;                       \
  }
#define FLOATS(name, type, suffix)                                                               \
  CLONES static void name(quire_binary_op op, const type *restrict a, int64_t a_step,            \
                          const type *restrict b, int64_t b_step, void *restrict out,            \
                          int64_t n) {                                                           \
    switch (op) {                                                                                \
      case QUIRE_ADD: RUN(T, x + y);                                                             \
      case QUIRE_SUB: RUN(T, x - y);                                                             \
      case QUIRE_MUL: RUN(T, x * y);                                                             \
      case QUIRE_DIV: RUN(T, x / y);                                                             \
      case QUIRE_FLOORDIV: RUN(T, python_floordiv##suffix(x, y));                                       \
      case QUIRE_MOD: RUN(T, python_mod##suffix(x, y));                                                 \
      case QUIRE_POW:                                                                            \
        if (!b_step && b[0] == 2) {                                                              \
          RUN(T, x * x);                                                                         \
        } else {                                                                                 \
          RUN(T, pow##suffix(x, y));                                                             \
        }                                                                                        \
      case QUIRE_MAXIMUM: RUN(T, x > y || x != x ? x : y);                                       \
      case QUIRE_MINIMUM: RUN(T, x < y || x != x ? x : y);                                       \
      case QUIRE_ATAN2: RUN(T, atan2##suffix(x, y));                                             \
      COMPARISONS                                                                                \
    }                                                                                            \
  }

#define T float
FLOAT_DIVISION(float, f)
FLOATS(binary_f32, float, f)
#undef T
#define T double
FLOAT_DIVISION(double, )
FLOATS(binary_f64, double, )
#undef T

// Integers are computed unsigned, where wrapping is defined; division by zero gives 0.
#define INTEGER_DIVISION(type, U)                             \
  static type mod_##type(type x, type y) {                    \
    if (y == 0 || y == (type)-1) return 0;                    \
    type r = x % y;                                           \
    return r != 0 && (r < 0) != (y < 0) ? r + y : r;          \
  }                                                           \
  static type floordiv_##type(type x, type y) {               \
    if (y == 0) return 0;                                     \
    if (y == (type)-1) return (type)(0 - (U)x);               \
    type q = x / y, r = x % y;                                \
    return r != 0 && (r < 0) != (y < 0) ? q - 1 : q;          \
  }                                                           \
  static type pow_##type(type x, type y) {                    \
    U result = 1, base = (U)x;                                \
    for (; y > 0; y >>= 1, base *= base)                      \
      if (y & 1) result *= base;                              \
    return (type)result;                                      \
  }
#define INTEGERS(name, type, U)                                                                  \
  CLONES static void name(quire_binary_op op, const type *restrict a, int64_t a_step,            \
                          const type *restrict b, int64_t b_step, void *restrict out,            \
                          int64_t n) {                                                           \
    switch (op) {                                                                                \
      case QUIRE_ADD: RUN(T, (U)x + (U)y);                                                       \
      case QUIRE_SUB: RUN(T, (U)x - (U)y);                                                       \
      case QUIRE_MUL: RUN(T, (U)x *(U)y);                                                        \
      case QUIRE_FLOORDIV: RUN(T, floordiv_##type(x, y));                                        \
      case QUIRE_MOD: RUN(T, mod_##type(x, y));                                                  \
      case QUIRE_POW: RUN(T, pow_##type(x, y));                                                  \
      case QUIRE_MAXIMUM: RUN(T, x > y ? x : y);                                                 \
      case QUIRE_MINIMUM: RUN(T, x < y ? x : y);                                                 \
      COMPARISONS                                                                                \
      default: break;                                                                            \
    }                                                                                            \
  }

#define T int32_t
INTEGER_DIVISION(int32_t, uint32_t)
INTEGERS(binary_i32, int32_t, uint32_t)
#undef T
#define T int64_t
INTEGER_DIVISION(int64_t, uint64_t)
INTEGERS(binary_i64, int64_t, uint64_t)
#undef T
#define T uint8_t
// No uint8 is -1.
static uint8_t mod_uint8_t(uint8_t x, uint8_t y) { return y ? x % y : 0; }
static uint8_t floordiv_uint8_t(uint8_t x, uint8_t y) { return y ? x / y : 0; }
static uint8_t pow_uint8_t(uint8_t x, uint8_t y) {
  uint32_t result = 1, base = x;
  for (; y > 0; y >>= 1, base *= base)
    if (y & 1) result *= base;
  return (uint8_t)result;
}
INTEGERS(binary_u8, uint8_t, uint32_t)
#undef T

// Elements of a run between two looks at whether to stop.
#define WATCHED (1 << 20)

typedef struct {
  int rank;
  const intptr_t *dims, *a, *b;
} Broadcast;

typedef struct {
  quire_binary_op op;
  quire_dtype dtype;
  int size, result_size;
  const char *a, *b;
  char *out;
  const Broadcast *how;
  int64_t inner;
} Binary;

static void run(const Binary *k, int64_t a, int64_t a_step, int64_t b, int64_t b_step, int64_t out,
                int64_t n) {
  const void *x = k->a + a * k->size, *y = k->b + b * k->size;
  void *z = k->out + out * k->result_size;
  switch (k->dtype) {
    case QUIRE_F32: binary_f32(k->op, x, a_step, y, b_step, z, n); break;
    case QUIRE_F64: binary_f64(k->op, x, a_step, y, b_step, z, n); break;
    case QUIRE_I32: binary_i32(k->op, x, a_step, y, b_step, z, n); break;
    case QUIRE_I64: binary_i64(k->op, x, a_step, y, b_step, z, n); break;
    case QUIRE_U8:
    case QUIRE_BOOL: binary_u8(k->op, x, a_step, y, b_step, z, n); break;
  }
}

// One long run, cut anywhere.
static void flat_body(void *context, int64_t begin, int64_t end) {
  const Binary *k = context;
  int64_t a = k->how->a[0], b = k->how->b[0];
  run(k, begin * a, a, begin * b, b, begin, end - begin);
}

// Many runs along the last axis; begin and end count runs.
static void rows_body(void *context, int64_t begin, int64_t end) {
  const Binary *k = context;
  const Broadcast *how = k->how;
  int last = how->rank - 1;
  int64_t index[QUIRE_MAX_RANK] = {0}, a = 0, b = 0, rest = begin;
  for (int axis = last - 1; axis >= 0; axis--) {
    index[axis] = rest % how->dims[axis];
    rest /= how->dims[axis];
    a += index[axis] * how->a[axis];
    b += index[axis] * how->b[axis];
  }
  for (int64_t row = begin; row < end; row++) {
    for (int64_t first = 0; first < k->inner; first += WATCHED) {
      if (first > 0 && quire_cancelled()) return;
      run(k, a + first * how->a[last], how->a[last], b + first * how->b[last], how->b[last],
          row * k->inner + first, k->inner - first < WATCHED ? k->inner - first : WATCHED);
    }
    for (int axis = last - 1; axis >= 0; axis--) {
      a += how->a[axis];
      b += how->b[axis];
      if (++index[axis] < how->dims[axis]) break;
      a -= how->a[axis] * how->dims[axis];
      b -= how->b[axis] * how->dims[axis];
      index[axis] = 0;
    }
  }
}

void quire_binary(quire_binary_op op, quire_dtype dtype, const void *a, const void *b, void *out,
                  int32_t rank, const intptr_t *dims, const intptr_t *a_strides,
                  const intptr_t *b_strides) {
  static const int sizes[] = {4, 8, 4, 8, 1, 1};
  static const intptr_t one = 1;
  int64_t count = 1;
  for (int axis = 0; axis < rank; axis++) count *= dims[axis];
  if (count == 0) return;
  Broadcast how = {rank, dims, a_strides, b_strides};
  if (rank == 0) how = (Broadcast){1, &one, &one, &one};
  Binary k = {op, dtype, sizes[dtype], op >= QUIRE_EQ ? 1 : sizes[dtype], a, b, out, &how, count};
  int64_t cost = op == QUIRE_POW || op == QUIRE_MOD || op == QUIRE_FLOORDIV ? 8 : 1;
  if (how.rank == 1) {
    quire_parallel(count, 4096, count * cost, flat_body, &k);
    return;
  }
  k.inner = how.dims[how.rank - 1];
  int64_t grain = 4096 / k.inner;
  quire_parallel(count / k.inner, grain < 1 ? 1 : grain, count * cost, rows_body, &k);
}
