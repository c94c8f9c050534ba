// The steps of a training plan: everything between two matrix products. Matrices are row-major
// [rows, width]; sums go in a fixed order, so results do not depend on the number of threads.
#pragma once
#include <stdint.h>

#include "cast.h"

typedef enum {
  QUIRE_ACTIVATION_LINEAR,
  QUIRE_ACTIVATION_RELU,
  QUIRE_ACTIVATION_TANH,
  QUIRE_ACTIVATION_SIGMOID,
  QUIRE_ACTIVATION_SOFTMAX,
} quire_activation;

// out[r] = source[indices[r]] for rows of `width` elements, as float. The caller checks indices.
void quire_gather_rows(int64_t rows, int64_t width, const void *source, quire_dtype type,
                       const int64_t *indices, float *out);

// The same as whole numbers. The caller has checked that the values are whole and fit.
void quire_gather_labels(int64_t rows, int64_t width, const void *source, quire_dtype type,
                         const int64_t *indices, int32_t *out);

// z = activation(z + bias); `bias` may be NULL.
void quire_bias_activation(int64_t rows, int64_t width, float *z, const float *bias,
                           quire_activation activation);

// dy becomes the gradient in front of the activation, from its output y.
void quire_activation_gradient(int64_t rows, int64_t width, const float *y, float *dy,
                               quire_activation activation);

// out[c] = sum over rows of x[r][c].
void quire_column_sums(int64_t rows, int64_t width, const float *x, float *out);

// out = x · mask.
void quire_multiply(int64_t count, const float *x, const float *mask, float *out);

// Cross-entropy of softmax(z) with labels in 0..<width (checked by the caller). Returns the sum of
// the rows' losses; dz = (softmax(z) - onehot) · scale unless dz is NULL.
double quire_sparse_cross_entropy(int64_t rows, int64_t width, const float *z,
                                  const int32_t *labels, float *dz, float scale);

// Cross-entropy of softmax(z) with one row of probabilities each; labels are first smoothed to
// y · (1 - smoothing) + smoothing / width. Returns the sum of the rows' losses.
double quire_cross_entropy(int64_t rows, int64_t width, const float *z, const float *labels,
                           float smoothing, float *dz, float scale);

// Cross-entropy of sigmoid(z) with labels in 0...1, smoothed to y · (1 - smoothing) + smoothing
// / 2. Returns the sum over all elements.
double quire_binary_cross_entropy(int64_t count, const float *z, const float *labels,
                                  float smoothing, float *dz, float scale);

// Sum over all elements of (p - y)²; dp = 2 (p - y) · scale unless dp is NULL.
double quire_squared_error(int64_t count, const float *predictions, const float *labels, float *dp,
                           float scale);

// Sum over all elements of |p - y|.
double quire_absolute_error(int64_t count, const float *predictions, const float *labels);

// How many rows have their largest element at the label, or at the label row's largest element
// (the first of equals).
int64_t quire_count_sparse_hits(int64_t rows, int64_t width, const float *predictions,
                                const int32_t *labels);
int64_t quire_count_categorical_hits(int64_t rows, int64_t width, const float *predictions,
                                     const float *labels);

// How many elements lie on the label's side of the threshold.
int64_t quire_count_binary_hits(int64_t count, const float *predictions, const float *labels,
                                float threshold);
