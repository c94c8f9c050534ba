#include "include/optimisers.h"

#include "include/threads.h"
#include "kernels.h"

/* float and double differ in nothing but their width: one text makes both. */
#define OPTIMISERS(T, suffix)                                                                    \
  struct adam_##suffix {                                                                         \
    T *restrict parameters;                                                                      \
    const T *restrict gradients;                                                                 \
    T *restrict m;                                                                               \
    T *restrict v;                                                                               \
    T step_size, beta1, beta2, epsilon;                                                          \
  };                                                                                             \
  CLONES static void adam_range_##suffix(void *context, int64_t begin, int64_t end) {            \
    const struct adam_##suffix s = *(const struct adam_##suffix *)context;                       \
    const T rest1 = 1 - s.beta1, rest2 = 1 - s.beta2;                                            \
    for (int64_t i = begin; i < end; i++) {                                                      \
      T g = s.gradients[i];                                                                      \
      T m = s.m[i] + (g - s.m[i]) * rest1;                                                       \
      T v = s.v[i] + (g * g - s.v[i]) * rest2;                                                   \
      s.m[i] = m;                                                                                \
      s.v[i] = v;                                                                                \
      s.parameters[i] -= m * s.step_size / (__builtin_elementwise_sqrt(v) + s.epsilon);          \
    }                                                                                            \
  }                                                                                              \
  void quire_adam_##suffix(int64_t count, T *parameters, const T *gradients, T *m, T *v,         \
                           T step_size, T beta1, T beta2, T epsilon) {                           \
    struct adam_##suffix context = {                                                             \
        parameters, gradients, m, v, step_size, beta1, beta2, epsilon};                          \
    quire_parallel(count, 1024, count * 4, adam_range_##suffix, &context);                       \
  }                                                                                              \
                                                                                                 \
  struct sgd_##suffix {                                                                          \
    T *restrict parameters;                                                                      \
    const T *restrict gradients;                                                                 \
    T *restrict velocity;                                                                        \
    T rate, momentum;                                                                            \
    int nesterov;                                                                                \
  };                                                                                             \
  CLONES static void sgd_range_##suffix(void *context, int64_t begin, int64_t end) {             \
    const struct sgd_##suffix s = *(const struct sgd_##suffix *)context;                         \
    if (!s.velocity) {                                                                           \
      for (int64_t i = begin; i < end; i++) s.parameters[i] -= s.rate * s.gradients[i];          \
      return;                                                                                    \
    }                                                                                            \
    for (int64_t i = begin; i < end; i++) {                                                      \
      T pull = s.rate * s.gradients[i];                                                          \
      T v = s.momentum * s.velocity[i] - pull;                                                   \
      s.velocity[i] = v;                                                                         \
      s.parameters[i] += s.nesterov ? s.momentum * v - pull : v;                                 \
    }                                                                                            \
  }                                                                                              \
  void quire_sgd_##suffix(int64_t count, T *parameters, const T *gradients, T *velocity, T rate, \
                          T momentum, int nesterov) {                                            \
    struct sgd_##suffix context = {parameters, gradients, velocity, rate, momentum, nesterov};   \
    quire_parallel(count, 1024, count, sgd_range_##suffix, &context);                            \
  }

OPTIMISERS(float, f32)
OPTIMISERS(double, f64)
