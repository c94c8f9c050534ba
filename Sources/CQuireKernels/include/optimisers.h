// One-pass optimiser steps over flat buffers of parameters. Arrays of one call never overlap.
#pragma once
#include <stdint.h>

// Adam (Kingma and Ba 2015, section 2's efficient form, as Keras computes it):
// m += (g - m)(1 - beta1); v += (g² - v)(1 - beta2); p -= step_size · m / (sqrt(v) + epsilon),
// where the caller passes step_size = rate · sqrt(1 - beta2^t) / (1 - beta1^t).
void quire_adam_f32(int64_t count, float *parameters, const float *gradients, float *m, float *v,
                    float step_size, float beta1, float beta2, float epsilon);
void quire_adam_f64(int64_t count, double *parameters, const double *gradients, double *m,
                    double *v, double step_size, double beta1, double beta2, double epsilon);

// Stochastic gradient descent. With momentum zero `velocity` may be NULL: p -= rate · g.
// Otherwise v = momentum · v - rate · g, and p += v, or with Nesterov's look-ahead
// p += momentum · v - rate · g.
void quire_sgd_f32(int64_t count, float *parameters, const float *gradients, float *velocity,
                   float rate, float momentum, int nesterov);
void quire_sgd_f64(int64_t count, double *parameters, const double *gradients, double *velocity,
                   double rate, double momentum, int nesterov);
