#include "include/CQuireWatch.h"

static _Thread_local QuireWatch current;

QuireWatch quire_set_watch(QuireWatch watch) {
  QuireWatch before = current;
  current = watch;
  return before;
}

QuireWatch quire_current_watch(void) { return current; }

bool quire_cancelled(void) { return current.asks && current.asks(current.context); }

static _Thread_local QuireBudget current_budget;

QuireBudget quire_set_budget(QuireBudget budget) {
  QuireBudget before = current_budget;
  current_budget = budget;
  return before;
}

QuireRoom quire_room(void) {
  if (current_budget.asks) return current_budget.asks(current_budget.context);
  return (QuireRoom){.limit = INT64_MAX, .used = 0};
}

void quire_make_room(void) {
  if (current_budget.makes) current_budget.makes(current_budget.context);
}
