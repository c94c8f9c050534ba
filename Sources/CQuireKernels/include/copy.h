#pragma once
#include <stdint.h>

#include "elementwise.h"

/// Copies the view that begins at `source` to contiguous `out`. A view has extents and strides in
/// elements, which may be 0 or negative; elements are of `size` 1, 4 or 8 bytes.
void quire_gather_view(int32_t size, const void *_Nonnull source, void *_Nonnull out, int32_t rank,
                       const intptr_t *_Nonnull dims, const intptr_t *_Nonnull strides);

/// Copies contiguous `source` to the view that begins at `out`.
void quire_scatter_view(int32_t size, const void *_Nonnull source, void *_Nonnull out, int32_t rank,
                        const intptr_t *_Nonnull dims, const intptr_t *_Nonnull strides);

/// out[i] = the run of `bytes` bytes of source that begins at run number offsets[i].
void quire_gather_runs(int64_t bytes, const void *_Nonnull source, const intptr_t *_Nonnull offsets,
                       void *_Nonnull out, int64_t count);

/// The run of out that begins at run number offsets[i] = run i of source, the last one staying.
/// With step 0 every run is the first of source.
void quire_scatter_runs(int64_t bytes, const void *_Nonnull source, int64_t step,
                        const intptr_t *_Nonnull offsets, void *_Nonnull out, int64_t count);

/// Adds run i of `n` elements of source to the run of out at run number offsets[i], in order.
void quire_add_runs(quire_dtype dtype, int64_t n, const void *_Nonnull source,
                    const intptr_t *_Nonnull offsets, void *_Nonnull out, int64_t count);
