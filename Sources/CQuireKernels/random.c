#include "include/random.h"

#include <math.h>

#include "functions.h"
#include "include/threads.h"

INLINE void philox(uint64_t seed, uint64_t stream, uint64_t block, uint32_t out[4]) {
  uint32_t k0 = (uint32_t)seed, k1 = (uint32_t)(seed >> 32);
  uint32_t c0 = (uint32_t)block, c1 = (uint32_t)(block >> 32);
  uint32_t c2 = (uint32_t)stream, c3 = (uint32_t)(stream >> 32);
  for (int round = 0; round < 10; round++) {
    uint64_t p0 = (uint64_t)0xD2511F53u * c0, p1 = (uint64_t)0xCD9E8D57u * c2;
    c0 = (uint32_t)(p1 >> 32) ^ c1 ^ k0;
    c2 = (uint32_t)(p0 >> 32) ^ c3 ^ k1;
    c1 = (uint32_t)p1;
    c3 = (uint32_t)p0;
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

void quire_philox(uint64_t seed, uint64_t stream, uint64_t block, uint32_t words[4]) {
  philox(seed, stream, block, words);
}

typedef struct {
  uint64_t seed, stream, block;
  double a, b;
  void *out;
  int64_t count;
} Fill;

// Blocks a step: enough to fill the vector registers.
#define STEP 16

CLONES static void words_of(const Fill *fill, int64_t first, uint32_t words[4][STEP]) {
  for (int i = 0; i < STEP; i++) {
    uint32_t w[4];
    philox(fill->seed, fill->stream, fill->block + (uint64_t)(first + i), w);
    words[0][i] = w[0];
    words[1][i] = w[1];
    words[2][i] = w[2];
    words[3][i] = w[3];
  }
}

// Defines a body that computes blocks [begin, end) of `per` elements in steps: the statements make
// `values[per][STEP]` from `w[4][STEP]`, each loop over the STEP blocks one that vectorises.
#define EACH for (int i = 0; i < STEP; i++)
#define FILL(name, type, per, ...)                                               \
  CLONES static void name##_values(const Fill *fill, uint32_t w[4][STEP],        \
                                   type values[per][STEP]) {                     \
    (void)fill;                                                                  \
    __VA_ARGS__                                                                  \
  }                                                                              \
  static void name##_body(void *context, int64_t begin, int64_t end) {           \
    const Fill *fill = context;                                                  \
    for (int64_t first = begin; first < end; first += STEP) {                    \
      int n = end - first < STEP ? (int)(end - first) : STEP;                    \
      uint32_t w[4][STEP];                                                       \
      type values[per][STEP];                                                    \
      words_of(fill, first, w);                                                  \
      name##_values(fill, w, values);                                            \
      type *out = (type *)fill->out + first * per;                               \
      if (n == STEP && (first + STEP) * per <= fill->count) {                    \
        for (int i = 0; i < STEP; i++)                                           \
          for (int j = 0; j < per; j++) out[i * per + j] = values[j][i];         \
        continue;                                                                \
      }                                                                          \
      for (int64_t k = 0; k < n * per && first * per + k < fill->count; k++)     \
        out[k] = values[k % per][k / per];                                       \
    }                                                                            \
  }                                                                              \
  static void name(Fill fill) {                                                  \
    int64_t blocks = (fill.count + per - 1) / per;                               \
    quire_parallel(blocks, 1024, fill.count * 8, name##_body, &fill);            \
  }

#define UNIT_F32(word) ((float)((word) >> 8) * 0x1p-24f)
#define UNIT_F64(high, low) \
  ((double)((((uint64_t)(high) << 32) | (low)) >> 11) * 0x1p-53)

FILL(words, uint32_t, 4, {
  for (int j = 0; j < 4; j++) EACH values[j][i] = w[j][i];
})

FILL(uniform_f32, float, 4, {
  float low = (float)fill->a, high = (float)fill->b;
  for (int j = 0; j < 4; j++) EACH {
      float x = low + UNIT_F32(w[j][i]) * (high - low);
      // Rounding may reach high where the range is narrow.
      values[j][i] = x < high ? x : low;
    }
})

FILL(uniform_f64, double, 2, {
  double low = fill->a, high = fill->b;
  for (int j = 0; j < 2; j++) EACH {
      double x = low + UNIT_F64(w[2 * j][i], w[2 * j + 1][i]) * (high - low);
      values[j][i] = x < high ? x : low;
    }
})

#define TAU 6.283185307179586476925

FILL(normal_f32, float, 4, {
  float mean = (float)fill->a, deviation = (float)fill->b;
  for (int j = 0; j < 4; j += 2) EACH {
      // The radius from all 32 bits, never of log 0.
      float size = -2 * log_f32(((float)w[j][i] + 1) * 0x1p-32f);
      float radius = deviation * __builtin_elementwise_sqrt(size < 0 ? 0 : size);
      float angle = UNIT_F32(w[j + 1][i]) * (float)TAU;
      values[j][i] = mean + radius * sincos_f32(angle, 1);
      values[j + 1][i] = mean + radius * sincos_f32(angle, 0);
    }
})

FILL(normal_f64, double, 2, {
  EACH {
    double radius = fill->b * sqrt(-2 * log(1 - UNIT_F64(w[0][i], w[1][i])));
    double angle = UNIT_F64(w[2][i], w[3][i]) * TAU;
    values[0][i] = fill->a + radius * cos(angle);
    values[1][i] = fill->a + radius * sin(angle);
  }
})

FILL(mask_f32, float, 4, {
  // Compared as integers: a probability of 1 keeps everything, of 0 nothing.
  uint64_t threshold = (uint64_t)(fill->a * 0x1p32);
  float value = (float)fill->b;
  for (int j = 0; j < 4; j++) EACH values[j][i] = w[j][i] < threshold ? value : 0;
})

void quire_random_words(uint64_t seed, uint64_t stream, uint64_t block, uint32_t *out,
                        int64_t count) {
  words((Fill){seed, stream, block, 0, 0, out, count});
}

void quire_random_uniform_f32(uint64_t seed, uint64_t stream, uint64_t block, float low, float high,
                              float *out, int64_t count) {
  uniform_f32((Fill){seed, stream, block, low, high, out, count});
}

void quire_random_uniform_f64(uint64_t seed, uint64_t stream, uint64_t block, double low,
                              double high, double *out, int64_t count) {
  uniform_f64((Fill){seed, stream, block, low, high, out, count});
}

void quire_random_normal_f32(uint64_t seed, uint64_t stream, uint64_t block, float mean,
                             float deviation, float *out, int64_t count) {
  normal_f32((Fill){seed, stream, block, mean, deviation, out, count});
}

void quire_random_normal_f64(uint64_t seed, uint64_t stream, uint64_t block, double mean,
                             double deviation, double *out, int64_t count) {
  normal_f64((Fill){seed, stream, block, mean, deviation, out, count});
}

void quire_random_mask_f32(uint64_t seed, uint64_t stream, uint64_t block, double probability,
                           float value, float *out, int64_t count) {
  mask_f32((Fill){seed, stream, block, probability, value, out, count});
}
