#pragma once
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "kernels.h"

// float32 functions without branches, so that loops over them vectorise. Coefficients come from
// Tests/Reference/polynomials.py; the largest errors found are given in units of the last place.

INLINE float bits_f32(int32_t bits) {
  float x;
  memcpy(&x, &bits, 4);
  return x;
}

INLINE int32_t f32_bits(float x) {
  int32_t bits;
  memcpy(&bits, &x, 4);
  return bits;
}

// Adding and subtracting it rounds to a whole number, whose low bits then stand in the mantissa.
#define ROUNDER 12582912.0f

/// e^x; 0 and infinity where that is the nearest, NaN of NaN.
INLINE float exp_f32(float x) {
  x = x < -104.0f ? -104.0f : x;
  x = x > 89.0f ? 89.0f : x;
  float t = x * 1.44269504f + ROUNDER;
  float n = t - ROUNDER;
  float r = x - n * 0.693359375f + n * 2.12194440e-4f;
  float p = 0.0013926175888627768f;
  p = p * r + 0.008363173343241215f;
  p = p * r + 0.041666556149721146f;
  p = p * r + 0.16666577756404877f;
  p = p * r + 0.5f;
  p = p * r * r + r + 1;
  // Two factors, because 2^n alone does not fit at either end.
  int32_t whole = f32_bits(t) - f32_bits(ROUNDER), half = whole >> 1;
  return p * bits_f32((half + 127) << 23) * bits_f32((whole - half + 127) << 23);
}

/// The natural logarithm; -infinity at 0, NaN below.
INLINE float log_f32(float x) {
  int32_t bits = f32_bits(x);
  // Cut so that the mantissa lies between the roots of 1/2 and of 2.
  int32_t exponent = (bits - 0x3f3504f3) >> 23;
  float f = bits_f32(bits - (int32_t)((uint32_t)exponent << 23)) - 1, e = (float)exponent;
  float p = 0.06971611827611923f;
  p = p * f + -0.11479733884334564f;
  p = p * f + 0.11685419827699661f;
  p = p * f + -0.12425687164068222f;
  p = p * f + 0.14249058067798615f;
  p = p * f + -0.1666780263185501f;
  p = p * f + 0.20000715553760529f;
  p = p * f + -0.2499999701976776f;
  p = p * f + 0.3333333134651184f;
  float y = p * f * f * f - e * 2.12194440e-4f - 0.5f * f * f;
  float result = f + y + e * 0.693359375f;
  result = x == INFINITY ? x : result;
  result = x < 1.17549435e-38f ? -INFINITY : result;
  return x < 0 || x != x ? NAN : result;
}

/// 1 / (1 + e^-x).
INLINE float sigmoid_f32(float x) { return 1 / (1 + exp_f32(-x)); }

/// The hyperbolic tangent: a polynomial near 0, else from e^2|x|.
INLINE float tanh_f32(float x) {
  float z = x * x;
  float p = -0.006045165006071329f;
  p = p * z + 0.020961329340934753f;
  p = p * z + -0.053843263536691666f;
  p = p * z + 0.1333271861076355f;
  p = p * z + -0.333333283662796f;
  float near = x + x * z * p;
  float size = x < 0 ? -x : x;
  size = size > 10.0f ? 10.0f : size;
  float far = 1 - 2 / (exp_f32(2 * size) + 1);
  far = x < 0 ? -far : far;
  return z < 0.36f ? near : x != x ? x : far;
}

/// log(1 + e^x) without overflow.
INLINE float softplus_f32(float x) {
  float size = x < 0 ? -x : x;
  float small = exp_f32(-size), u = 1 + small;
  // log(1+s) corrected for what 1+s rounded away.
  float tail = small < 1e-4f ? small - 0.5f * small * small : log_f32(u) + (small - (u - 1)) / u;
  return (x > 0 ? x : 0) + (x != x ? x : tail);
}

// Sine and cosine of x for |x| up to TRIGONOMETRIC_LIMIT, quadrant added.
#define TRIGONOMETRIC_LIMIT 8192.0f

INLINE float sincos_f32(float x, int32_t quadrants) {
  float t = x * 0.636619772f + ROUNDER;
  float n = t - ROUNDER;
  // π/2 in three parts, the first two of few enough digits for exact products.
  float r = x - n * 1.5703125f - n * 4.837512969970703e-4f - n * 7.549789948768648e-8f;
  int32_t quadrant = f32_bits(t) - f32_bits(ROUNDER) + quadrants;
  float z = r * r;
  float s = 2.7249925551586784e-06f;
  s = s * z + -0.00019840087043121457f;
  s = s * z + 0.008333331905305386f;
  s = s * z + -0.1666666716337204f;
  s = r + r * z * s;
  float c = -2.730095900460583e-07f;
  c = c * z + 2.480059993104078e-05f;
  c = c * z + -0.00138888880610466f;
  c = c * z + 0.0416666679084301f;
  c = 1 - 0.5f * z + z * z * c;
  float value = quadrant & 1 ? c : s;
  return quadrant & 2 ? -value : value;
}
