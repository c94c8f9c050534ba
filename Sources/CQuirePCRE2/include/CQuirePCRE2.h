#pragma once
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// PCRE2, opened on first use: a program without regular expressions does not pay for it.

/// True when the library is there; else the loader's message in `reason`, valid for the process's life.
bool quire_pcre2_open(const char *_Nullable *_Nonnull reason);

/// A compiled pattern.
typedef struct quire_regex quire_regex;

/// Compiles a pattern of valid UTF-8 with the PCRE2_ options given. With `counts` its steps are counted while
/// it matches. Null when the pattern is at fault: its error and byte offset then.
quire_regex *_Nullable quire_regex_compile(const uint8_t *_Nonnull pattern, size_t length,
                                           uint32_t options, bool counts, int *_Nonnull error,
                                           size_t *_Nonnull offset);
void quire_regex_free(quire_regex *_Nonnull regex);

/// The number of groups.
uint32_t quire_regex_groups(const quire_regex *_Nonnull regex);

typedef enum {
  quire_regex_no_match,
  quire_regex_match,
  /// The steps allowed were not enough.
  quire_regex_limit,
  /// The watch on this thread asked to stop.
  quire_regex_cancelled,
  quire_regex_failed,
} quire_regex_result;

/// Matches a subject of valid UTF-8 from a byte offset on. `steps`: how many may be taken from one place
/// of it, and with counting how many in all. `places`: start and end of the whole and of each group, PCRE2_UNSET
/// for a group that took no part.
quire_regex_result quire_regex_search(const quire_regex *_Nonnull regex,
                                      const uint8_t *_Nonnull subject, size_t length, size_t start,
                                      uint32_t options, uint64_t steps, size_t *_Nonnull places);

/// PCRE2's words for an error.
void quire_regex_message(int error, uint8_t *_Nonnull buffer, size_t size);
