#include "include/reductions.h"
#include "include/threads.h"
#include "kernels.h"

// Elements of a line between two looks at whether to stop.
#define WATCHED (1 << 21)

typedef struct {
  quire_reduction op;
  quire_dtype dtype;
  const void *x;
  void *out;
  int64_t n, inner;
} Cumulation;

#define RUN(T, A)                                                        \
  {                                                                      \
    const T *x = (const T *)c->x + line / c->inner * c->n * c->inner + line % c->inner; \
    T *out = (T *)c->out + line / c->inner * c->n * c->inner + line % c->inner;         \
    A total = c->op == QUIRE_PROD;                                       \
    for (int64_t i = 0; i < c->n; i++) {                                 \
      if (i % WATCHED == WATCHED - 1 && quire_cancelled()) return;       \
      total = c->op == QUIRE_PROD ? total * (A)x[i * c->inner] : total + (A)x[i * c->inner]; \
      out[i * c->inner] = (T)total;                                      \
    }                                                                    \
  }                                                                      \
  break

static void body(void *context, int64_t begin, int64_t end) {
  const Cumulation *c = context;
  for (int64_t line = begin; line < end; line++) switch (c->dtype) {
      case QUIRE_F32: RUN(float, double);
      case QUIRE_F64: RUN(double, double);
      default: RUN(int64_t, uint64_t);
    }
}

void quire_cumulate(quire_reduction op, quire_dtype dtype, const void *x, void *out, int64_t outer,
                    int64_t n, int64_t inner) {
  Cumulation c = {op, dtype, x, out, n, inner};
  quire_parallel(outer * inner, 16, outer * n * inner, body, &c);
}
