#pragma once
#include <stdbool.h>
#include <stddef.h>

// How long work finds out that it should stop: whoever runs it on a thread puts a watch on that
// thread, and loops ask the watch now and then.

/// Asks whether the work of the thread that installed the watch should stop; on any thread.
typedef bool (*quire_watch_asks)(void *_Nullable context);

/// No question means that the work is never to stop.
typedef struct {
  quire_watch_asks _Nullable asks;
  void *_Nullable context;
} QuireWatch;

/// Puts a watch on this thread and returns the one before, to be put back.
QuireWatch quire_set_watch(QuireWatch watch);

/// The watch on this thread, for a thread that does part of its work.
QuireWatch quire_current_watch(void);

/// Whether the work under way on this thread should stop. What was left undone is incomplete then:
/// its caller asks too and throws it away.
bool quire_cancelled(void);

/// Bytes of this thread's stack that are free below the caller. On a stack that the system does not
/// know, such as a fiber's, more than any has.
size_t quire_stack_left(void);
