#include "CQuireMarkdown.h"

#include <cmark-gfm_version.h>
#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

// Debian names the library after its whole version.
#define LIBRARY "libcmark-gfm.so." CMARK_GFM_VERSION_STRING
#define EXTENSIONS "libcmark-gfm-extensions.so." CMARK_GFM_VERSION_STRING

const char *const quire_markdown_file = LIBRARY;
const char *const quire_markdown_packages =
    "libcmark-gfm" CMARK_GFM_VERSION_STRING " libcmark-gfm-extensions" CMARK_GFM_VERSION_STRING;

static QuireMarkdown library;
static const char *failure;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void *open_or_fail(const char *name) {
  void *handle = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (!handle) {
    // The loader keeps its message only until the thread's next one.
    const char *message = dlerror();
    if (message) failure = strdup(message);
    if (!failure) failure = LIBRARY " cannot be opened";
  }
  return handle;
}

static void open_library(void) {
  void *handle = open_or_fail(LIBRARY);
  if (!handle) return;
#define F(name)                                            \
  if (!(*(void **)&library.name = dlsym(handle, #name))) { \
    failure = LIBRARY " has no " #name;                    \
    return;                                                \
  }
  QUIRE_MARKDOWN(F)
  handle = open_or_fail(EXTENSIONS);
  if (!handle) return;
  QUIRE_MARKDOWN_EXTENSIONS(F)
#undef F
  library.cmark_gfm_core_extensions_ensure_registered();
}

const QuireMarkdown *quire_markdown(const char **reason) {
  pthread_once(&once, open_library);
  *reason = failure;
  return failure ? 0 : &library;
}
