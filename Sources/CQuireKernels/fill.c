#include <string.h>

#include "include/elementwise.h"
#include "include/threads.h"
#include "kernels.h"

typedef struct {
  int32_t size;
  const void *value;
  void *out;
} Fill;

#define LOOP(T)                                            \
  {                                                        \
    T value = *(const T *)f->value;                        \
    T *out = f->out;                                       \
    for (int64_t i = begin; i < end; i++) out[i] = value;  \
  }                                                        \
  break

static void fill_body(void *context, int64_t begin, int64_t end) {
  const Fill *f = context;
  if (!f->value) {
    memset((char *)f->out + begin * f->size, 0, (size_t)((end - begin) * f->size));
    return;
  }
  switch (f->size) {
    case 1: LOOP(uint8_t);
    case 4: LOOP(uint32_t);
    case 8: LOOP(uint64_t);
  }
}

void quire_fill(int32_t size, const void *value, void *out, int64_t count) {
  Fill f = {size, value, out};
  quire_parallel(count, 4096, count, fill_body, &f);
}

typedef struct {
  double start, step;
  int64_t whole_start, whole_step;
  void *out;
} Progression;

CLONES static void arange_f64_body(void *context, int64_t begin, int64_t end) {
  const Progression p = *(const Progression *)context;
  double *out = p.out;
  for (int64_t i = begin; i < end; i++) {
    double distance = (double)i * p.step;
    out[i] = p.start + distance;
  }
}

CLONES static void arange_i64_body(void *context, int64_t begin, int64_t end) {
  const Progression p = *(const Progression *)context;
  int64_t *out = p.out;
  for (int64_t i = begin; i < end; i++)
    out[i] = (int64_t)((uint64_t)p.whole_start + (uint64_t)i * (uint64_t)p.whole_step);
}

void quire_arange_f64(double start, double step, double *out, int64_t count) {
  Progression p = {start, step, 0, 0, out};
  quire_parallel(count, 4096, count, arange_f64_body, &p);
}

void quire_arange_i64(int64_t start, int64_t step, int64_t *out, int64_t count) {
  Progression p = {0, 0, start, step, out};
  quire_parallel(count, 4096, count, arange_i64_body, &p);
}
