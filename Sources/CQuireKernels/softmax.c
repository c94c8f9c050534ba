#include "include/softmax.h"

#include "functions.h"
#include "include/threads.h"

// Elements of a row between two looks at whether to stop.
#define WATCHED (1 << 20)

#define SOFTMAX(name, T, exp_of, log_of)                                                \
  CLONES static void name(bool logarithm, const T *restrict x, T *restrict out, int64_t n) {   \
    T lanes[16], greatest = x[0];                                                             \
    int64_t i = 0;                                                                            \
    for (int j = 0; j < 16; j++) lanes[j] = x[0];                                             \
    for (; i + 16 <= n; i += 16)                                                              \
      for (int j = 0; j < 16; j++) lanes[j] = x[i + j] > lanes[j] ? x[i + j] : lanes[j];      \
    for (; i < n; i++) lanes[0] = x[i] > lanes[0] ? x[i] : lanes[0];                          \
    for (int j = 0; j < 16; j++) greatest = lanes[j] > greatest ? lanes[j] : greatest;        \
    for (int64_t first = 0; first < n; first += WATCHED) {                                    \
      if (first > 0 && quire_cancelled()) return;                                             \
      int64_t end = n - first < WATCHED ? n : first + WATCHED;                                \
      for (i = first; i < end; i++) out[i] = exp_of(x[i] - greatest);                         \
    }                                                                                         \
    double sums[16] = {0};                                                                    \
    for (i = 0; i + 16 <= n; i += 16)                                                         \
      for (int j = 0; j < 16; j++) sums[j] += out[i + j];                                     \
    for (; i < n; i++) sums[0] += out[i];                                                     \
    for (int half = 8; half > 0; half /= 2)                                                   \
      for (int j = 0; j < half; j++) sums[j] += sums[j + half];                               \
    if (n > WATCHED && quire_cancelled()) return;                                             \
    if (logarithm) {                                                                          \
      T shift = (T)log_of(sums[0]);                                                           \
      for (i = 0; i < n; i++) out[i] = x[i] - greatest - shift;                               \
    } else {                                                                                  \
      T scale = (T)(1 / sums[0]);                                                             \
      for (i = 0; i < n; i++) out[i] *= scale;                                                \
    }                                                                                         \
  }

SOFTMAX(softmax_f32, float, exp_f32, log)
SOFTMAX(softmax_f64, double, exp, log)

typedef struct {
  bool logarithm;
  quire_dtype dtype;
  const void *x;
  void *out;
  int64_t n;
} Softmax;

static void body(void *context, int64_t begin, int64_t end) {
  const Softmax *s = context;
  for (int64_t row = begin; row < end; row++) {
    int64_t at = row * s->n;
    if (s->dtype == QUIRE_F32)
      softmax_f32(s->logarithm, (const float *)s->x + at, (float *)s->out + at, s->n);
    else
      softmax_f64(s->logarithm, (const double *)s->x + at, (double *)s->out + at, s->n);
  }
}

void quire_softmax(bool logarithm, quire_dtype dtype, const void *x, void *out, int64_t rows,
                   int64_t n) {
  if (n == 0) return;
  Softmax s = {logarithm, dtype, x, out, n};
  int64_t grain = 1024 / n;
  quire_parallel(rows, grain < 1 ? 1 : grain, rows * n * 5, body, &s);
}
