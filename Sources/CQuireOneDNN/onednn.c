#include "CQuireOneDNN.h"

#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

static QuireOneDNN library;
static const char *failure;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_library(void) {
  void *handle = dlopen("libdnnl.so.2", RTLD_NOW | RTLD_LOCAL);
  if (!handle) {
    // The loader keeps its message only until the thread's next one.
    const char *message = dlerror();
    if (message) failure = strdup(message);
    if (!failure) failure = "libdnnl.so.2 cannot be opened";
    return;
  }
#define F(name)                                            \
  if (!(*(void **)&library.name = dlsym(handle, #name))) { \
    failure = "libdnnl.so.2 has no " #name;                \
    return;                                                \
  }
  QUIRE_ONEDNN(F)
#undef F
}

const QuireOneDNN *quire_onednn(const char **reason) {
  pthread_once(&once, open_library);
  *reason = failure;
  return failure ? 0 : &library;
}
