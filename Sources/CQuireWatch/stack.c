#define _GNU_SOURCE
#include "include/CQuireWatch.h"

#include <pthread.h>
#include <stdint.h>

typedef struct {
  uintptr_t lowest;
  uintptr_t highest;
} Bounds;

static Bounds bounds_of_this_thread(void) {
  Bounds bounds = {0, 1};
  pthread_attr_t attributes;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return bounds;
  void *start = NULL;
  size_t size = 0;
  size_t guard = 0;
  if (pthread_attr_getstack(&attributes, &start, &size) == 0 &&
      pthread_attr_getguardsize(&attributes, &guard) == 0 && guard < size) {
    bounds.lowest = (uintptr_t)start + guard;
    bounds.highest = (uintptr_t)start + size;
  }
  pthread_attr_destroy(&attributes);
  return bounds;
}

size_t quire_stack_left(void) {
  static _Thread_local Bounds bounds;
  if (bounds.highest == 0) bounds = bounds_of_this_thread();
  uintptr_t here = (uintptr_t)__builtin_frame_address(0);
  if (here < bounds.lowest) return 0;
  return here < bounds.highest ? here - bounds.lowest : SIZE_MAX / 2;
}
