#pragma once
#include <stdint.h>

// Philox 4x32-10 (Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3, 2011).
// Block number `block` of (seed, stream) is four 32-bit words; a run of numbers is a run of blocks,
// so any part can be computed alone.

/// The four words of one block.
void quire_philox(uint64_t seed, uint64_t stream, uint64_t block, uint32_t words[_Nonnull 4]);

/// count 32-bit words, four a block.
void quire_random_words(uint64_t seed, uint64_t stream, uint64_t block, uint32_t *_Nonnull out,
                        int64_t count);
/// Uniform on [low, high): 24 random bits an element, four elements a block.
void quire_random_uniform_f32(uint64_t seed, uint64_t stream, uint64_t block, float low, float high,
                              float *_Nonnull out, int64_t count);
/// Uniform on [low, high): 53 random bits an element, two elements a block.
void quire_random_uniform_f64(uint64_t seed, uint64_t stream, uint64_t block, double low,
                              double high, double *_Nonnull out, int64_t count);
/// Normal by Box and Muller's method, four elements a block.
void quire_random_normal_f32(uint64_t seed, uint64_t stream, uint64_t block, float mean,
                             float deviation, float *_Nonnull out, int64_t count);
/// Normal by Box and Muller's method, two elements a block.
void quire_random_normal_f64(uint64_t seed, uint64_t stream, uint64_t block, double mean,
                             double deviation, double *_Nonnull out, int64_t count);
/// `value` with the given probability, else 0; four elements a block.
void quire_random_mask_f32(uint64_t seed, uint64_t stream, uint64_t block, double probability,
                           float value, float *_Nonnull out, int64_t count);
