#include "CQuirePCRE2.h"

#include <CQuireWatch.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define QUIRE_PCRE2(F)            \
  F(pcre2_compile_8)              \
  F(pcre2_code_free_8)            \
  F(pcre2_compile_context_create_8) \
  F(pcre2_compile_context_free_8) \
  F(pcre2_set_newline_8)          \
  F(pcre2_get_error_message_8)    \
  F(pcre2_match_8)                \
  F(pcre2_match_context_create_8) \
  F(pcre2_match_context_free_8)   \
  F(pcre2_match_data_create_8)    \
  F(pcre2_match_data_free_8)      \
  F(pcre2_get_ovector_pointer_8)  \
  F(pcre2_pattern_info_8)         \
  F(pcre2_set_callout_8)          \
  F(pcre2_set_heap_limit_8)       \
  F(pcre2_set_match_limit_8)

static struct {
#define F(name) __typeof__(name) *name;
  QUIRE_PCRE2(F)
#undef F
} library;
static const char *failure;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_library(void) {
  void *handle = dlopen("libpcre2-8.so.0", RTLD_NOW | RTLD_LOCAL);
  if (!handle) {
    // The loader keeps its message only until the thread's next one.
    const char *message = dlerror();
    if (message) failure = strdup(message);
    if (!failure) failure = "libpcre2-8.so.0 cannot be opened";
    return;
  }
#define F(name)                                           \
  if (!(*(void **)&library.name = dlsym(handle, #name))) { \
    failure = "libpcre2-8.so.0 has no " #name;            \
    return;                                               \
  }
  QUIRE_PCRE2(F)
#undef F
}

bool quire_pcre2_open(const char **reason) {
  pthread_once(&once, open_library);
  *reason = failure;
  return !failure;
}

struct quire_regex {
  pcre2_code_8 *code;
  uint32_t groups;
  bool counts;
};

quire_regex *quire_regex_compile(const uint8_t *pattern, size_t length, uint32_t options,
                                 bool counts, int *error, size_t *offset) {
  *error = PCRE2_ERROR_NOMEMORY;
  *offset = 0;
  quire_regex *regex = calloc(1, sizeof *regex);
  pcre2_compile_context_8 *context = library.pcre2_compile_context_create_8(0);
  if (regex && context) {
    library.pcre2_set_newline_8(context, PCRE2_NEWLINE_LF);
    uint32_t all = options | PCRE2_UTF | PCRE2_NO_UTF_CHECK | (counts ? PCRE2_AUTO_CALLOUT : 0);
    regex->code = library.pcre2_compile_8(pattern, length, all, error, offset, context);
    regex->counts = counts;
  }
  if (context) library.pcre2_compile_context_free_8(context);
  if (regex && !regex->code) {
    free(regex);
    return 0;
  }
  if (regex) library.pcre2_pattern_info_8(regex->code, PCRE2_INFO_CAPTURECOUNT, &regex->groups);
  return regex;
}

void quire_regex_free(quire_regex *regex) {
  library.pcre2_code_free_8(regex->code);
  free(regex);
}

uint32_t quire_regex_groups(const quire_regex *regex) { return regex->groups; }

// What PCRE2 calls between the items of a pattern: it bounds all the work of one search, where PCRE2's own
// limit begins anew at every place of the subject.
static int count_step(pcre2_callout_block_8 *block, void *data) {
  (void)block;
  uint64_t *left = data;
  if (*left == 0) return PCRE2_ERROR_MATCHLIMIT;
  *left -= 1;
  return (*left & 0x3FFF) == 0 && quire_cancelled() ? PCRE2_ERROR_CALLOUT : 0;
}

quire_regex_result quire_regex_search(const quire_regex *regex, const uint8_t *subject,
                                      size_t length, size_t start, uint32_t options,
                                      uint64_t steps, size_t *places) {
  pcre2_match_context_8 *context = library.pcre2_match_context_create_8(0);
  pcre2_match_data_8 *data = library.pcre2_match_data_create_8(regex->groups + 1, 0);
  quire_regex_result result = quire_regex_failed;
  if (context && data) {
    uint64_t left = steps;
    uint32_t most = steps < 10000000 ? (uint32_t)steps : 10000000;
    library.pcre2_set_match_limit_8(context, most);
    library.pcre2_set_heap_limit_8(context, 64 << 10);
    if (regex->counts) library.pcre2_set_callout_8(context, count_step, &left);
    int count = library.pcre2_match_8(regex->code, subject, length, start,
                                      options | PCRE2_NO_UTF_CHECK, data, context);
    if (count > 0) {
      const size_t *found = library.pcre2_get_ovector_pointer_8(data);
      for (uint32_t i = 0; i < 2 * (regex->groups + 1); i++)
        places[i] = i < 2 * (uint32_t)count ? found[i] : PCRE2_UNSET;
      result = quire_regex_match;
    } else if (count == PCRE2_ERROR_NOMATCH) {
      result = quire_regex_no_match;
    } else if (count == PCRE2_ERROR_MATCHLIMIT || count == PCRE2_ERROR_DEPTHLIMIT ||
               count == PCRE2_ERROR_HEAPLIMIT) {
      result = quire_regex_limit;
    } else if (count == PCRE2_ERROR_CALLOUT) {
      result = quire_regex_cancelled;
    }
  }
  if (data) library.pcre2_match_data_free_8(data);
  if (context) library.pcre2_match_context_free_8(context);
  return result;
}

void quire_regex_message(int error, uint8_t *buffer, size_t size) {
  if (library.pcre2_get_error_message_8(error, buffer, size) < 0) buffer[0] = 0;
}
