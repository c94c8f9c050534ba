#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "CQuireWatch.h"

// One pool of threads for all numeric work: libgomp's, which oneDNN uses too.

/// The processors this process may run on.
int quire_core_count(void);

/// The level of vector instructions that kernels are chosen for: "x86-64-v4", "x86-64-v3", ...
const char *_Nonnull quire_instruction_set(void);

/// The number of threads numeric work may use: QUIRE_THREADS or else the processors.
int quire_thread_count(void);
void quire_set_thread_count(int count);

/// A part of a loop: the elements from begin up to end.
typedef void (*quire_body)(void *_Nullable context, int64_t begin, int64_t end);

/// Runs body over [0, count) in pieces that begin at multiples of grain, on several threads where
/// work (a number of simple element operations) makes that worth while. Denormals are flushed to
/// zero meanwhile. What a piece computes must not depend on where the range was cut. Between pieces
/// of some milliseconds the loop looks at the thread's watch and leaves the rest undone when it is
/// cancelled.
void quire_parallel(int64_t count, int64_t grain, int64_t work, quire_body _Nonnull body,
                    void *_Nullable context);

/// The same with one piece a thread, for bodies that ask quire_cancelled() themselves.
void quire_parallel_shares(int64_t count, int64_t grain, int64_t work, quire_body _Nonnull body,
                           void *_Nullable context);

/// Takes the lane for a library that uses the pool by itself: one caller at a time, every thread
/// flushing denormals, one thread only for little work (a number of multiplications and
/// additions). Returns what quire_leave_lane needs to restore the caller's setting.
uint64_t quire_enter_lane(int64_t work);
void quire_leave_lane(uint64_t saved);
