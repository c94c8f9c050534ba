#pragma once
#include <oneapi/dnnl/dnnl.h>

// oneDNN, opened on first use: a program that never multiplies matrices does not pay for it.

#define QUIRE_ONEDNN(F) \
  F(dnnl_sgemm)         \
  F(dnnl_version)

typedef struct {
#define F(name) __typeof__(name) *_Nonnull name;
  QUIRE_ONEDNN(F)
#undef F
} QuireOneDNN;

/// The library's functions, or null with the loader's message in `reason`, valid for the process's
/// life. Any thread may ask.
const QuireOneDNN *_Nullable quire_onednn(const char *_Nullable *_Nonnull reason);
