#include "include/CQuireWatch.h"

static _Thread_local QuireWatch current;

QuireWatch quire_set_watch(QuireWatch watch) {
  QuireWatch before = current;
  current = watch;
  return before;
}

QuireWatch quire_current_watch(void) { return current; }

bool quire_cancelled(void) { return current.asks && current.asks(current.context); }
