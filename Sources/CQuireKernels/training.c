#include "include/training.h"

#include <math.h>
#include <string.h>

#include "functions.h"
#include "include/threads.h"

// Elements between two looks at whether to stop; a loop that leaves early has no result.
#define WATCHED (1 << 20)
#define WATCH(work)                 \
  if ((done += (work)) > WATCHED) { \
    done = 0;                       \
    if (quire_cancelled()) break;   \
  }

// The loop over [0, count) with the watch looked at outside of its inner loop.
#define EACH_ELEMENT(statements)                                  \
  for (int64_t first = 0; first < count; first += WATCHED) {      \
    if (first > 0 && quire_cancelled()) break;                    \
    int64_t end = count - first < WATCHED ? count : first + WATCHED; \
    for (int64_t i = first; i < end; i++) statements              \
  }

// Batches

#define GATHER_ROWS(T)                                          \
  for (int64_t r = 0; r < rows; r++) {                          \
    WATCH(width)                                                \
    const T *from = (const T *)source + indices[r] * width;     \
    float *to = out + r * width;                                \
    for (int64_t i = 0; i < width; i++) to[i] = (float)from[i]; \
  }

CLONES void quire_gather_rows(int64_t rows, int64_t width, const void *source, quire_dtype type,
                              const int64_t *indices, float *out) {
  int64_t done = 0;
  switch (type) {
    case QUIRE_F32:
      for (int64_t r = 0; r < rows; r++) {
        WATCH(width)
        memcpy(out + r * width, (const float *)source + indices[r] * width, width * sizeof(float));
      }
      break;
    case QUIRE_F64: GATHER_ROWS(double) break;
    case QUIRE_I32: GATHER_ROWS(int32_t) break;
    case QUIRE_I64: GATHER_ROWS(int64_t) break;
    case QUIRE_U8:
    case QUIRE_BOOL: GATHER_ROWS(uint8_t) break;
  }
}

#define GATHER_LABELS(T)                \
  for (int64_t r = 0; r < rows; r++) {  \
    WATCH(width)                        \
    for (int64_t i = 0; i < width; i++) \
      out[r * width + i] = (int32_t)((const T *)source)[indices[r] * width + i]; \
  }

void quire_gather_labels(int64_t rows, int64_t width, const void *source, quire_dtype type,
                         const int64_t *indices, int32_t *out) {
  int64_t done = 0;
  switch (type) {
    case QUIRE_F32: GATHER_LABELS(float) break;
    case QUIRE_F64: GATHER_LABELS(double) break;
    case QUIRE_I32: GATHER_LABELS(int32_t) break;
    case QUIRE_I64: GATHER_LABELS(int64_t) break;
    case QUIRE_U8:
    case QUIRE_BOOL: GATHER_LABELS(uint8_t) break;
  }
}

// Activations

INLINE void softmax_row(int64_t width, const float *z, float *out) {
  float largest = z[0];
  for (int64_t j = 1; j < width; j++) largest = z[j] > largest ? z[j] : largest;
  float total = 0;
  for (int64_t j = 0; j < width; j++) out[j] = exp_f32(z[j] - largest);
  for (int64_t j = 0; j < width; j++) total += out[j];
  float share = 1 / total;
  for (int64_t j = 0; j < width; j++) out[j] *= share;
}

struct activation {
  int64_t rows, width;
  float *z;
  const float *bias;
  const float *y;
  float *sums;
  quire_activation kind;
};

#define FOR_EACH_ROW(expression)                           \
  for (int64_t r = begin; r < end; r++) {                  \
    float *z = s.z + r * width;                            \
    for (int64_t j = 0; j < width; j++) z[j] = expression; \
  }

CLONES static void bias_activation_rows(void *context, int64_t begin, int64_t end) {
  const struct activation s = *(const struct activation *)context;
  const int64_t width = s.width;
  const float *bias = s.bias;
  if (s.bias && s.kind == QUIRE_ACTIVATION_RELU) {
    FOR_EACH_ROW(z[j] + bias[j] > 0 ? z[j] + bias[j] : 0)
    return;
  }
  if (s.bias) FOR_EACH_ROW(z[j] + bias[j])
  switch (s.kind) {
    case QUIRE_ACTIVATION_LINEAR: break;
    case QUIRE_ACTIVATION_RELU: FOR_EACH_ROW(z[j] > 0 ? z[j] : 0) break;
    case QUIRE_ACTIVATION_TANH: FOR_EACH_ROW(tanh_f32(z[j])) break;
    case QUIRE_ACTIVATION_SIGMOID: FOR_EACH_ROW(sigmoid_f32(z[j])) break;
    case QUIRE_ACTIVATION_SOFTMAX:
      for (int64_t r = begin; r < end; r++) softmax_row(width, s.z + r * width, s.z + r * width);
      break;
  }
}

void quire_bias_activation(int64_t rows, int64_t width, float *z, const float *bias,
                           quire_activation activation) {
  struct activation context = {.width = width, .z = z, .bias = bias, .kind = activation};
  quire_parallel(rows, 1, rows * width, bias_activation_rows, &context);
}

#define GRADIENT_ROWS(expression)                           \
  for (int64_t r = begin; r < end; r++) {                   \
    float *dy = s.z + r * width;                            \
    const float *y = s.y + r * width;                       \
    for (int64_t j = 0; j < width; j++) dy[j] = expression; \
  }

CLONES static void activation_gradient_rows(void *context, int64_t begin, int64_t end) {
  const struct activation s = *(const struct activation *)context;
  const int64_t width = s.width;
  switch (s.kind) {
    case QUIRE_ACTIVATION_LINEAR: break;
    case QUIRE_ACTIVATION_RELU: GRADIENT_ROWS(y[j] > 0 ? dy[j] : 0) break;
    case QUIRE_ACTIVATION_TANH: GRADIENT_ROWS(dy[j] * (1 - y[j] * y[j])) break;
    case QUIRE_ACTIVATION_SIGMOID: GRADIENT_ROWS(dy[j] * (y[j] * (1 - y[j]))) break;
    case QUIRE_ACTIVATION_SOFTMAX:
      for (int64_t r = begin; r < end; r++) {
        float *dy = s.z + r * width;
        const float *y = s.y + r * width;
        float total = 0;
        for (int64_t j = 0; j < width; j++) total += dy[j] * y[j];
        for (int64_t j = 0; j < width; j++) dy[j] = (dy[j] - total) * y[j];
      }
      break;
  }
}

void quire_activation_gradient(int64_t rows, int64_t width, const float *y, float *dy,
                               quire_activation activation) {
  if (activation == QUIRE_ACTIVATION_LINEAR) return;
  struct activation context = {.width = width, .z = dy, .y = y, .kind = activation};
  quire_parallel(rows, 1, rows * width, activation_gradient_rows, &context);
}

CLONES static void column_sums_range(void *context, int64_t begin, int64_t end) {
  const struct activation s = *(const struct activation *)context;
  int64_t done = 0;
  for (int64_t j = begin; j < end; j++) s.sums[j] = 0;
  for (int64_t r = 0; r < s.rows; r++) {
    WATCH(end - begin)
    const float *x = s.y + r * s.width;
    for (int64_t j = begin; j < end; j++) s.sums[j] += x[j];
  }
}

void quire_column_sums(int64_t rows, int64_t width, const float *x, float *out) {
  struct activation context = {.rows = rows, .width = width, .y = x, .sums = out};
  // Cut by rows, not by columns: a few columns at a time would read every row again and again.
  quire_parallel_shares(width, 1, width * rows, column_sums_range, &context);
}

CLONES void quire_multiply(int64_t count, const float *x, const float *mask, float *out) {
  EACH_ELEMENT(out[i] = x[i] * mask[i];)
}

// Losses

CLONES double quire_sparse_cross_entropy(int64_t rows, int64_t width, const float *z,
                                         const int32_t *labels, float *dz, float scale) {
  double loss = 0;
  int64_t done = 0;
  for (int64_t r = 0; r < rows; r++, z += width) {
    WATCH(width)
    float largest = z[0], total = 0;
    for (int64_t j = 1; j < width; j++) largest = z[j] > largest ? z[j] : largest;
    if (dz) {
      for (int64_t j = 0; j < width; j++) dz[j] = exp_f32(z[j] - largest);
      for (int64_t j = 0; j < width; j++) total += dz[j];
      float share = scale / total;
      for (int64_t j = 0; j < width; j++) dz[j] *= share;
      dz[labels[r]] -= scale;
      dz += width;
    } else {
      for (int64_t j = 0; j < width; j++) total += exp_f32(z[j] - largest);
    }
    loss += (double)(logf(total) - (z[labels[r]] - largest));
  }
  return loss;
}

CLONES double quire_cross_entropy(int64_t rows, int64_t width, const float *z, const float *labels,
                                  float smoothing, float *dz, float scale) {
  double loss = 0;
  const float keep = 1 - smoothing, share = smoothing / (float)width;
  int64_t done = 0;
  for (int64_t r = 0; r < rows; r++, z += width, labels += width) {
    WATCH(width)
    float largest = z[0], total = 0, mass = 0, row = 0;
    for (int64_t j = 1; j < width; j++) largest = z[j] > largest ? z[j] : largest;
    for (int64_t j = 0; j < width; j++) total += exp_f32(z[j] - largest);
    float normalizer = logf(total);
    for (int64_t j = 0; j < width; j++) {
      float y = labels[j] * keep + share;
      mass += y;
      // An impossible class may have z = -inf: 0 · inf must not spoil the sum.
      if (y != 0) row += y * (normalizer - (z[j] - largest));
    }
    loss += (double)row;
    if (dz) {
      float weight = mass / total;
      for (int64_t j = 0; j < width; j++)
        dz[j] = (exp_f32(z[j] - largest) * weight - (labels[j] * keep + share)) * scale;
      dz += width;
    }
  }
  return loss;
}

CLONES double quire_binary_cross_entropy(int64_t count, const float *z, const float *labels,
                                         float smoothing, float *dz, float scale) {
  double loss = 0;
  EACH_ELEMENT({
    float y = labels[i] * (1 - smoothing) + 0.5f * smoothing;
    loss += (double)(softplus_f32(z[i]) - z[i] * y);
  })
  if (dz)
    EACH_ELEMENT({
      float y = labels[i] * (1 - smoothing) + 0.5f * smoothing;
      dz[i] = (sigmoid_f32(z[i]) - y) * scale;
    })
  return loss;
}

CLONES double quire_squared_error(int64_t count, const float *predictions, const float *labels,
                                  float *dp, float scale) {
  double total = 0;
  EACH_ELEMENT({
    float error = predictions[i] - labels[i];
    total += (double)error * (double)error;
    if (dp) dp[i] = 2 * error * scale;
  })
  return total;
}

CLONES double quire_absolute_error(int64_t count, const float *predictions, const float *labels) {
  double total = 0;
  EACH_ELEMENT(total += (double)fabsf(predictions[i] - labels[i]);)
  return total;
}

// Hits

static int64_t largest_index(int64_t width, const float *row) {
  int64_t best = 0;
  for (int64_t j = 1; j < width; j++)
    if (row[j] > row[best]) best = j;
  return best;
}

int64_t quire_count_sparse_hits(int64_t rows, int64_t width, const float *predictions,
                                const int32_t *labels) {
  int64_t hits = 0;
  int64_t done = 0;
  for (int64_t r = 0; r < rows; r++) {
    WATCH(width)
    hits += labels[r] >= 0 && largest_index(width, predictions + r * width) == labels[r];
  }
  return hits;
}

int64_t quire_count_categorical_hits(int64_t rows, int64_t width, const float *predictions,
                                     const float *labels) {
  int64_t hits = 0;
  int64_t done = 0;
  for (int64_t r = 0; r < rows; r++) {
    WATCH(width)
    hits +=
        largest_index(width, predictions + r * width) == largest_index(width, labels + r * width);
  }
  return hits;
}

int64_t quire_count_binary_hits(int64_t count, const float *predictions, const float *labels,
                                float threshold) {
  int64_t hits = 0;
  EACH_ELEMENT(hits += (predictions[i] > threshold ? 1.0f : 0.0f) == labels[i];)
  return hits;
}
