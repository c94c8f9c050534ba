#include "include/elementwise.h"
#include "include/threads.h"
#include "kernels.h"

typedef struct {
  int32_t size;
  const uint8_t *condition;
  const void *a, *b;
  void *out;
  int64_t condition_step, a_step, b_step;
} Select;

#define LOOP(type)                                                                     \
  {                                                                                    \
    const type *a = s->a, *b = s->b;                                                   \
    type *out = s->out;                                                                \
    for (int64_t i = begin; i < end; i++)                                              \
      out[i] = s->condition[i * s->condition_step] ? a[i * s->a_step] : b[i * s->b_step]; \
  }                                                                                    \
  break

static void body(void *context, int64_t begin, int64_t end) {
  const Select *s = context;
  switch (s->size) {
    case 1: LOOP(uint8_t);
    case 4: LOOP(uint32_t);
    case 8: LOOP(uint64_t);
  }
}

void quire_select(int32_t size, const uint8_t *condition, int64_t condition_step, const void *a,
                  int64_t a_step, const void *b, int64_t b_step, void *out, int64_t count) {
  Select s = {size, condition, a, b, out, condition_step, a_step, b_step};
  quire_parallel(count, 4096, count, body, &s);
}
