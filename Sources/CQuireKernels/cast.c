#include "include/cast.h"

#include <string.h>

#include "include/threads.h"
#include "kernels.h"

// The range check keeps the conversion defined.
INLINE int64_t whole(double x) {
  return x >= -0x1p63 && x < 0x1p63 ? (int64_t)x : 0;
}

#define FROM_FLOAT_TO_INT(x) whole((double)(x))
#define PLAIN(x) (x)
#define TRUTH(x) ((x) != 0)

#define LOOP(from, to, convert)                                \
  {                                                            \
    const from *x = source;                                    \
    to *y = out;                                               \
    for (int64_t i = 0; i < count; i++) y[i] = (to)convert(x[i]); \
    return;                                                    \
  }

#define ROW(from, integer)                      \
  switch (target) {                             \
    case QUIRE_F32: LOOP(from, float, PLAIN)    \
    case QUIRE_F64: LOOP(from, double, PLAIN)   \
    case QUIRE_I32: LOOP(from, int32_t, integer) \
    case QUIRE_I64: LOOP(from, int64_t, integer) \
    case QUIRE_U8: LOOP(from, uint8_t, integer) \
    case QUIRE_BOOL: LOOP(from, uint8_t, TRUTH) \
  }                                             \
  return;

CLONES static void cast(quire_dtype origin, quire_dtype target, const void *restrict source,
                        void *restrict out, int64_t count) {
  switch (origin) {
    case QUIRE_F32: ROW(float, FROM_FLOAT_TO_INT)
    case QUIRE_F64: ROW(double, FROM_FLOAT_TO_INT)
    case QUIRE_I32: ROW(int32_t, PLAIN)
    case QUIRE_I64: ROW(int64_t, PLAIN)
    case QUIRE_U8: ROW(uint8_t, PLAIN)
    case QUIRE_BOOL: ROW(uint8_t, PLAIN)
  }
}

typedef struct {
  quire_dtype from, to;
  const char *source;
  char *out;
} Cast;

static const int sizes[] = {4, 8, 4, 8, 1, 1};

static void body(void *context, int64_t begin, int64_t end) {
  const Cast *c = context;
  cast(c->from, c->to, c->source + begin * sizes[c->from], c->out + begin * sizes[c->to],
       end - begin);
}

void quire_cast(quire_dtype from, quire_dtype to, const void *source, void *out, int64_t count) {
  Cast c = {from, to, source, out};
  quire_parallel(count, 4096, count, body, &c);
}
