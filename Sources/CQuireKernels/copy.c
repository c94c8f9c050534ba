#include "include/copy.h"

#include <string.h>

#include "include/threads.h"
#include "kernels.h"

typedef struct {
  int rank;
  const intptr_t *dims, *strides;
} View;

typedef struct {
  int32_t size;
  const char *source;
  char *out;
  const View *view;
  bool gather;
} Copy;

// Elements, or 16 bytes, between two looks at whether to stop.
#define WATCHED (1 << 20)

static void copy_bytes(char *out, const char *source, int64_t count) {
  const int64_t most = 16 * WATCHED;
  for (; count > most; count -= most, out += most, source += most) {
    memcpy(out, source, (size_t)most);
    if (quire_cancelled()) return;
  }
  memcpy(out, source, (size_t)count);
}

// A run of n elements; strides in elements.
#define RUN(T)                                                                        \
  {                                                                                   \
    const T *x = source;                                                              \
    T *y = out;                                                                       \
    for (int64_t first = 0; first < n; first += WATCHED) {                            \
      if (first > 0 && quire_cancelled()) return;                                     \
      int64_t end = n - first < WATCHED ? n : first + WATCHED;                        \
      for (int64_t i = first; i < end; i++) y[i * out_stride] = x[i * source_stride]; \
    }                                                                                 \
  }                                                                                   \
  break

static void run(int32_t size, const void *source, int64_t source_stride, void *out,
                int64_t out_stride, int64_t n) {
  if (source_stride == 1 && out_stride == 1) {
    copy_bytes(out, source, n * size);
    return;
  }
  switch (size) {
    case 1: RUN(uint8_t);
    case 4: RUN(uint32_t);
    case 8: RUN(uint64_t);
  }
}

// Up to TILE rows of a matrix that is stored column by column, in tiles that fit the first cache.
#define TILE 32
#define TRANSPOSE(T)                                                          \
  {                                                                           \
    const T *x = source;                                                      \
    T *y = out;                                                               \
    for (int64_t c0 = 0; c0 < columns; c0 += TILE) {                          \
      int64_t c1 = c0 + TILE < columns ? c0 + TILE : columns;                 \
      for (int64_t r = 0; r < rows; r++)                                      \
        for (int64_t c = c0; c < c1; c++) y[r * columns + c] = x[r + c * stride]; \
    }                                                                         \
  }                                                                           \
  break

static void transpose(int32_t size, const void *source, int64_t stride, void *out, int64_t rows,
                      int64_t columns) {
  switch (size) {
    case 1: TRANSPOSE(uint8_t);
    case 4: TRANSPOSE(uint32_t);
    case 8: TRANSPOSE(uint64_t);
  }
}

// A unit is a run along the last axis, or TILE rows of the last two axes.
static void walk(const Copy *c, bool tiled, int64_t begin, int64_t end) {
  const View *view = c->view;
  int last = view->rank - 1, outer = tiled ? last - 1 : last;
  int64_t rows = tiled ? view->dims[last - 1] : 1, columns = view->dims[last];
  int64_t tiles = tiled ? (rows + TILE - 1) / TILE : 1;
  int64_t index[QUIRE_MAX_RANK] = {0}, at = 0, rest = begin / tiles;
  for (int axis = outer - 1; axis >= 0; axis--) {
    index[axis] = rest % view->dims[axis];
    rest /= view->dims[axis];
    at += index[axis] * view->strides[axis];
  }
  for (int64_t unit = begin; unit < end; unit++) {
    if (tiled) {
      int64_t first = unit % tiles * TILE, n = rows - first < TILE ? rows - first : TILE;
      transpose(c->size, c->source + (at + first) * c->size, view->strides[last],
                c->out + (unit / tiles * rows + first) * columns * c->size, n, columns);
      if (unit % tiles != tiles - 1) continue;
    } else if (c->gather) {
      run(c->size, c->source + at * c->size, view->strides[last],
          c->out + unit * columns * c->size, 1, columns);
    } else {
      run(c->size, c->source + unit * columns * c->size, 1, c->out + at * c->size,
          view->strides[last], columns);
    }
    for (int axis = outer - 1; axis >= 0; axis--) {
      at += view->strides[axis];
      if (++index[axis] < view->dims[axis]) break;
      at -= view->strides[axis] * view->dims[axis];
      index[axis] = 0;
    }
  }
}

static void runs_of_view_body(void *context, int64_t begin, int64_t end) {
  walk(context, false, begin, end);
}

static void tiles_body(void *context, int64_t begin, int64_t end) {
  walk(context, true, begin, end);
}

static void copy(int32_t size, const void *source, void *out, const View *view, bool gather) {
  int64_t count = 1;
  for (int axis = 0; axis < view->rank; axis++) count *= view->dims[axis];
  if (count == 0) return;
  if (view->rank == 0) {
    memcpy(out, source, (size_t)size);
    return;
  }
  int last = view->rank - 1;
  Copy c = {size, source, out, view, gather};
  if (gather && last > 0 && view->strides[last - 1] == 1 && view->strides[last] > 1) {
    int64_t rows = view->dims[last - 1], tiles = (rows + TILE - 1) / TILE;
    int64_t grain = 4096 / (TILE * view->dims[last]);
    quire_parallel(count / (rows * view->dims[last]) * tiles, grain < 1 ? 1 : grain, count,
                   tiles_body, &c);
    return;
  }
  int64_t grain = 4096 / view->dims[last];
  quire_parallel(count / view->dims[last], grain < 1 ? 1 : grain, count, runs_of_view_body, &c);
}

void quire_gather_view(int32_t size, const void *source, void *out, int32_t rank,
                       const intptr_t *dims, const intptr_t *strides) {
  View view = {rank, dims, strides};
  copy(size, source, out, &view, true);
}

void quire_scatter_view(int32_t size, const void *source, void *out, int32_t rank,
                        const intptr_t *dims, const intptr_t *strides) {
  View view = {rank, dims, strides};
  copy(size, source, out, &view, false);
}

typedef struct {
  int64_t bytes;
  const char *source;
  const intptr_t *offsets;
  char *out;
} Runs;

static void runs_body(void *context, int64_t begin, int64_t end) {
  const Runs *r = context;
  switch (r->bytes) {
    case 4:
      for (int64_t i = begin; i < end; i++)
        ((uint32_t *)r->out)[i] = ((const uint32_t *)r->source)[r->offsets[i]];
      break;
    case 8:
      for (int64_t i = begin; i < end; i++)
        ((uint64_t *)r->out)[i] = ((const uint64_t *)r->source)[r->offsets[i]];
      break;
    default:
      for (int64_t i = begin; i < end; i++)
        copy_bytes(r->out + i * r->bytes, r->source + r->offsets[i] * r->bytes, r->bytes);
  }
}

void quire_gather_runs(int64_t bytes, const void *source, const intptr_t *offsets, void *out,
                       int64_t count) {
  Runs r = {bytes, source, offsets, out};
  quire_parallel(count, 64, count * (bytes / 8 + 1), runs_body, &r);
}

void quire_scatter_runs(int64_t bytes, const void *source, int64_t step, const intptr_t *offsets,
                        void *out, int64_t count) {
  for (int64_t i = 0; i < count; i++) {
    if (i % WATCHED == WATCHED - 1 && quire_cancelled()) return;
    copy_bytes((char *)out + offsets[i] * bytes, (const char *)source + i * step * bytes, bytes);
  }
}

#define ADD(T)                                                       \
  {                                                                  \
    const T *x = source;                                             \
    T *y = out;                                                      \
    for (int64_t i = 0; i < count; i++) {                            \
      if ((done += n) > WATCHED) {                                   \
        done = 0;                                                    \
        if (quire_cancelled()) return;                               \
      }                                                              \
      for (int64_t j = 0; j < n; j++) y[offsets[i] * n + j] += x[i * n + j]; \
    }                                                                \
  }                                                                  \
  break

CLONES void quire_add_runs(quire_dtype dtype, int64_t n, const void *restrict source,
                           const intptr_t *restrict offsets, void *restrict out, int64_t count) {
  int64_t done = 0;
  switch (dtype) {
    case QUIRE_F32: ADD(float);
    case QUIRE_F64: ADD(double);
    case QUIRE_I32: ADD(uint32_t);
    case QUIRE_I64: ADD(uint64_t);
    default: ADD(uint8_t);
  }
}
