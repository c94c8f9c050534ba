#include "include/reductions.h"

#include <stdlib.h>

#include "include/threads.h"
#include "kernels.h"

// Every reduction is cut by its shape alone: into blocks of BLOCK elements of a row, or of
// SEGMENT rows by COLUMNS columns where inner > 1. Each gives one partial result; the partial
// results are combined in order. So the bits never depend on the number of threads.
#define BLOCK 8192
#define SEGMENT 4096
#define COLUMNS 512
#define LANES 32
// Results stored between two looks at whether to stop.
#define WATCHED (1 << 20)

// Floats are accumulated in double, integers in 64 bits.
typedef union {
  double f;
  int64_t i;
} Partial;

#define GREATER(x, best) ((x) > (best) || (x) != (x))
#define LESS(x, best) ((x) < (best) || (x) != (x))

#define EXTREME(T, better)                                              \
  {                                                                     \
    if (n < LANES) {                                                    \
      T best = x[0];                                                    \
      for (i = 1; i < n; i++) best = better(x[i], best) ? x[i] : best;  \
      return best;                                                      \
    }                                                                   \
    T lanes[LANES];                                                     \
    for (int j = 0; j < LANES; j++) lanes[j] = x[0];                    \
    for (; i + LANES <= n; i += LANES)                                  \
      for (int j = 0; j < LANES; j++)                                   \
        lanes[j] = better(x[i + j], lanes[j]) ? x[i + j] : lanes[j];    \
    T best = lanes[0];                                                  \
    for (int j = 1; j < LANES; j++) best = better(lanes[j], best) ? lanes[j] : best; \
    for (; i < n; i++) best = better(x[i], best) ? x[i] : best;         \
    return best;                                                        \
  }

#define INDEX(T, fold)                                                   \
  {                                                                      \
    T best = (T)fold;                                                    \
    for (; i < n; i++)                                                   \
      if (x[i] == best || (best != best && x[i] != x[i])) return i;      \
    return 0;                                                            \
  }

// One block of a row to one number; A accumulates, U is where A's arithmetic is defined.
#define FOLD(name, T, A, U)                                                         \
  CLONES static A name##_extreme(bool greatest, const T *x, int64_t n) {            \
    int64_t i = 0;                                                                  \
    if (greatest) EXTREME(T, GREATER) else EXTREME(T, LESS)                         \
  }                                                                                 \
  CLONES static A name(quire_reduction op, const T *x, int64_t n) {                 \
    int64_t i = 0;                                                                  \
    switch (op) {                                                                   \
      case QUIRE_SUM:                                                               \
      case QUIRE_MEAN: {                                                            \
        A lanes[LANES] = {0};                                                       \
        for (; i + LANES <= n; i += LANES)                                          \
          for (int j = 0; j < LANES; j++)                                           \
            lanes[j] = (A)((U)lanes[j] + (U)(A)x[i + j]);                           \
        for (int half = LANES / 2; half > 0; half /= 2)                             \
          for (int j = 0; j < half; j++) lanes[j] = (A)((U)lanes[j] + (U)lanes[j + half]); \
        U total = (U)lanes[0];                                                      \
        for (; i < n; i++) total += (U)(A)x[i];                                     \
        return (A)total;                                                            \
      }                                                                             \
      case QUIRE_PROD: {                                                            \
        U total = 1;                                                                \
        for (; i < n; i++) total *= (U)(A)x[i];                                     \
        return (A)total;                                                            \
      }                                                                             \
      case QUIRE_MAX: return name##_extreme(true, x, n);                            \
      case QUIRE_MIN: return name##_extreme(false, x, n);                           \
      case QUIRE_ARGMAX: INDEX(T, name##_extreme(true, x, n))                       \
      case QUIRE_ARGMIN: INDEX(T, name##_extreme(false, x, n))                      \
    }                                                                               \
    return 0;                                                                       \
  }

#define EACH(first, rest)                                    \
  for (int64_t c = 0; c < columns; c++) acc[c] = first;      \
  for (int64_t r = 1; r < rows; r++) {                       \
    const T *row = x + r * stride;                           \
    for (int64_t c = 0; c < columns; c++) acc[c] = rest;     \
  }                                                          \
  break

#define POSITION(better)                                                       \
  for (int64_t c = 0; c < columns; c++) {                                      \
    T best = x[c];                                                             \
    acc[c] = 0;                                                                \
    for (int64_t r = 1; r < rows && best == best; r++)                         \
      if (better(x[r * stride + c], best)) best = x[r * stride + c], acc[c] = r;    \
  }                                                                            \
  break

// A segment of rows to one row of partial results.
#define FOLD_COLUMNS(name, A, U)                                                          \
  CLONES static void name(quire_reduction op, const T *restrict x, A *restrict acc,       \
                          int64_t rows, int64_t stride, int64_t columns) {                \
    switch (op) {                                                                         \
      case QUIRE_SUM:                                                                     \
      case QUIRE_MEAN: EACH((A)x[c], (A)((U)acc[c] + (U)(A)row[c]));                      \
      case QUIRE_PROD: EACH((A)x[c], (A)((U)acc[c] * (U)(A)row[c]));                      \
      case QUIRE_MAX: EACH((A)x[c], GREATER((A)row[c], acc[c]) ? (A)row[c] : acc[c]);     \
      case QUIRE_MIN: EACH((A)x[c], LESS((A)row[c], acc[c]) ? (A)row[c] : acc[c]);        \
      case QUIRE_ARGMAX: POSITION(GREATER);                                               \
      case QUIRE_ARGMIN: POSITION(LESS);                                                  \
    }                                                                                     \
  }

#define T float
FOLD(fold_f32, float, double, double)
FOLD_COLUMNS(columns_f32, double, double)
#undef T
#define T double
FOLD(fold_f64, double, double, double)
FOLD_COLUMNS(columns_f64, double, double)
#undef T
#define T int32_t
FOLD(fold_i32, int32_t, int64_t, uint64_t)
FOLD_COLUMNS(columns_i32, int64_t, uint64_t)
#undef T
#define T int64_t
FOLD(fold_i64, int64_t, int64_t, uint64_t)
FOLD_COLUMNS(columns_i64, int64_t, uint64_t)
#undef T
#define T uint8_t
FOLD(fold_u8, uint8_t, int64_t, uint64_t)
FOLD_COLUMNS(columns_u8, int64_t, uint64_t)
#undef T

typedef struct {
  quire_reduction op;
  quire_dtype dtype;
  const void *x;
  void *out;
  int64_t outer, n, inner;
  int64_t parts;   // blocks of a row, or segments
  int64_t chunks;  // column chunks, 1 for rows
  Partial *partials;
} Reduction;

static bool is_float(quire_dtype dtype) { return dtype == QUIRE_F32 || dtype == QUIRE_F64; }

static void store(const Reduction *r, int64_t position, Partial value) {
  if (r->op == QUIRE_MEAN) value.f /= (double)r->n;
  bool wide = r->op == QUIRE_ARGMAX || r->op == QUIRE_ARGMIN ||
              ((r->op == QUIRE_SUM || r->op == QUIRE_PROD) && !is_float(r->dtype));
  switch (wide ? QUIRE_I64 : r->dtype) {
    case QUIRE_F32: ((float *)r->out)[position] = (float)value.f; break;
    case QUIRE_F64: ((double *)r->out)[position] = value.f; break;
    case QUIRE_I32: ((int32_t *)r->out)[position] = (int32_t)value.i; break;
    case QUIRE_I64: ((int64_t *)r->out)[position] = value.i; break;
    case QUIRE_U8:
    case QUIRE_BOOL: ((uint8_t *)r->out)[position] = (uint8_t)value.i; break;
  }
}

// A position among floats was accumulated as a double.
static Partial index_of(const Reduction *r, Partial value) {
  bool position = r->op == QUIRE_ARGMAX || r->op == QUIRE_ARGMIN;
  return position && is_float(r->dtype) ? (Partial){.i = (int64_t)value.f} : value;
}

static double value_at(const Reduction *r, int64_t position) {
  return r->dtype == QUIRE_F32 ? ((const float *)r->x)[position] : ((const double *)r->x)[position];
}

static int64_t integer_at(const Reduction *r, int64_t position) {
  switch (r->dtype) {
    case QUIRE_I32: return ((const int32_t *)r->x)[position];
    case QUIRE_I64: return ((const int64_t *)r->x)[position];
    default: return ((const uint8_t *)r->x)[position];
  }
}

// The partial result of `first` joined by a later part that begins at row `start`.
static Partial combine(const Reduction *r, Partial first, Partial next, int64_t start, int64_t base,
                       int64_t stride) {
  bool f = is_float(r->dtype);
  switch (r->op) {
    case QUIRE_SUM:
    case QUIRE_MEAN:
      if (f) return (Partial){.f = first.f + next.f};
      return (Partial){.i = (int64_t)((uint64_t)first.i + (uint64_t)next.i)};
    case QUIRE_PROD:
      if (f) return (Partial){.f = first.f * next.f};
      return (Partial){.i = (int64_t)((uint64_t)first.i * (uint64_t)next.i)};
    case QUIRE_MAX:
      if (f) return GREATER(next.f, first.f) ? next : first;
      return next.i > first.i ? next : first;
    case QUIRE_MIN:
      if (f) return LESS(next.f, first.f) ? next : first;
      return next.i < first.i ? next : first;
    case QUIRE_ARGMAX:
    case QUIRE_ARGMIN: {
      Partial a = f ? (Partial){.i = (int64_t)first.f} : first;
      Partial b = f ? (Partial){.i = (int64_t)next.f + start} : (Partial){.i = next.i + start};
      bool later;
      if (f) {
        double x = value_at(r, base + a.i * stride), y = value_at(r, base + b.i * stride);
        later = x == x && (r->op == QUIRE_ARGMAX ? GREATER(y, x) : LESS(y, x));
      } else {
        int64_t x = integer_at(r, base + a.i * stride), y = integer_at(r, base + b.i * stride);
        later = r->op == QUIRE_ARGMAX ? y > x : y < x;
      }
      Partial best = later ? b : a;
      return f ? (Partial){.f = (double)best.i} : best;
    }
  }
  return first;
}

static Partial fold(const Reduction *r, int64_t begin, int64_t n) {
  Partial result;
  switch (r->dtype) {
    case QUIRE_F32: result.f = fold_f32(r->op, (const float *)r->x + begin, n); break;
    case QUIRE_F64: result.f = fold_f64(r->op, (const double *)r->x + begin, n); break;
    case QUIRE_I32: result.i = fold_i32(r->op, (const int32_t *)r->x + begin, n); break;
    case QUIRE_I64: result.i = fold_i64(r->op, (const int64_t *)r->x + begin, n); break;
    default: result.i = fold_u8(r->op, (const uint8_t *)r->x + begin, n); break;
  }
  return result;
}

static void fold_columns(const Reduction *r, int64_t begin, Partial *out, int64_t rows,
                         int64_t columns) {
  switch (r->dtype) {
    case QUIRE_F32:
      columns_f32(r->op, (const float *)r->x + begin, &out->f, rows, r->inner, columns);
      break;
    case QUIRE_F64:
      columns_f64(r->op, (const double *)r->x + begin, &out->f, rows, r->inner, columns);
      break;
    case QUIRE_I32:
      columns_i32(r->op, (const int32_t *)r->x + begin, &out->i, rows, r->inner, columns);
      break;
    case QUIRE_I64:
      columns_i64(r->op, (const int64_t *)r->x + begin, &out->i, rows, r->inner, columns);
      break;
    default:
      columns_u8(r->op, (const uint8_t *)r->x + begin, &out->i, rows, r->inner, columns);
      break;
  }
}

// Units are blocks of rows.
static void rows_body(void *context, int64_t begin, int64_t end) {
  const Reduction *r = context;
  for (int64_t unit = begin; unit < end; unit++) {
    int64_t row = unit / r->parts, start = unit % r->parts * BLOCK;
    int64_t n = r->n - start < BLOCK ? r->n - start : BLOCK;
    r->partials[unit] = fold(r, row * r->n + start, n);
  }
}

static void short_rows_body(void *context, int64_t begin, int64_t end) {
  const Reduction *r = context;
  for (int64_t row = begin; row < end; row++) store(r, row, index_of(r, fold(r, row * r->n, r->n)));
}

// Units are segments of column chunks.
static void columns_body(void *context, int64_t begin, int64_t end) {
  const Reduction *r = context;
  for (int64_t unit = begin; unit < end; unit++) {
    int64_t chunk = unit % r->chunks * COLUMNS;
    int64_t part = unit / r->chunks, segment = part % r->parts, outer = part / r->parts;
    int64_t rows = r->n - segment * SEGMENT < SEGMENT ? r->n - segment * SEGMENT : SEGMENT;
    int64_t columns = r->inner - chunk < COLUMNS ? r->inner - chunk : COLUMNS;
    fold_columns(r, (outer * r->n + segment * SEGMENT) * r->inner + chunk,
                 r->partials + part * r->inner + chunk, rows, columns);
  }
}

static void fill_neutral(const Reduction *r) {
  bool f = is_float(r->dtype);
  Partial neutral = {.i = 0};
  if (r->op == QUIRE_PROD && f) neutral.f = 1;
  if (r->op == QUIRE_PROD && !f) neutral.i = 1;
  // The least and greatest of no bools are what any and all of nothing are.
  if (r->op == QUIRE_MIN) neutral.i = 1;
  for (int64_t i = 0; i < r->outer * r->inner; i++) {
    if (i % WATCHED == WATCHED - 1 && quire_cancelled()) return;
    store(r, i, neutral);
  }
}

bool quire_reduce(quire_reduction op, quire_dtype dtype, const void *x, void *out, int64_t outer,
                  int64_t n, int64_t inner) {
  Reduction r = {op, dtype, x, out, outer, n, inner, 1, 1, 0};
  if (outer * inner == 0) return true;
  if (n == 0) {
    fill_neutral(&r);
    return true;
  }
  int64_t work = outer * n * inner;
  if (inner == 1 && n <= BLOCK) {
    int64_t grain = 4096 / n;
    quire_parallel(outer, grain < 1 ? 1 : grain, work, short_rows_body, &r);
    return true;
  }
  int64_t length = inner == 1 ? BLOCK : SEGMENT;
  r.parts = (n + length - 1) / length;
  r.chunks = inner == 1 ? 1 : (inner + COLUMNS - 1) / COLUMNS;
  r.partials = malloc((size_t)(outer * r.parts * inner) * sizeof(Partial));
  if (!r.partials) return false;
  quire_parallel(outer * r.parts * r.chunks, 1, work, inner == 1 ? rows_body : columns_body, &r);
  for (int64_t o = 0; o < outer && !quire_cancelled(); o++)
    for (int64_t i = 0; i < inner; i++) {
      if (i % WATCHED == WATCHED - 1 && quire_cancelled()) break;
      const Partial *parts = r.partials + o * r.parts * inner + i;
      Partial total = parts[0];
      for (int64_t p = 1; p < r.parts; p++)
        total = combine(&r, total, parts[p * inner], p * length, o * n * inner + i, inner);
      store(&r, o * inner + i, index_of(&r, total));
    }
  free(r.partials);
  return true;
}
