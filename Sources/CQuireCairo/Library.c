#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

#include "CQuireCairo.h"

static QuireCairoLibrary library;
static const char *failure;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_library(void) {
  void *handle = dlopen("libpangocairo-1.0.so.0", RTLD_NOW | RTLD_LOCAL);
  if (!handle) {
    // The loader keeps its message only until the thread's next one.
    const char *message = dlerror();
    if (message) failure = strdup(message);
    if (!failure) failure = "libpangocairo-1.0.so.0 cannot be opened";
    return;
  }
  // dlsym on this handle also searches what the library itself needs: Cairo, Pango, GObject.
#define F(name)                                                                                    \
  if (!(*(void **)&library.name = dlsym(handle, #name))) {                                         \
    failure = "libpangocairo-1.0.so.0 has no " #name;                                              \
    return;                                                                                        \
  }
  QUIRE_CAIRO(F)
#undef F
}

const QuireCairoLibrary *quire_cairo(const char **reason) {
  pthread_once(&once, open_library);
  *reason = failure;
  return failure ? NULL : &library;
}
