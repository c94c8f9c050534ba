#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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

// Memory is limited the same way: whoever runs work on a thread says how much it may take.

/// Bytes that may be in use, and those in use that the one who asks does not manage itself.
typedef struct {
  int64_t limit, used;
} QuireRoom;

typedef QuireRoom (*quire_room_asks)(void *_Nullable context);

/// Gives back memory that is not needed any more, where there is any.
typedef void (*quire_room_makes)(void *_Nullable context);

/// No question means no limit.
typedef struct {
  quire_room_asks _Nullable asks;
  quire_room_makes _Nullable makes;
  void *_Nullable context;
} QuireBudget;

/// Puts a budget on this thread and returns the one before, to be put back.
QuireBudget quire_set_budget(QuireBudget budget);

/// What the work on this thread may take now.
QuireRoom quire_room(void);

/// Asks for more room.
void quire_make_room(void);
