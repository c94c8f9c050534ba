#include "CQuireOneDNN.h"

#include <dlfcn.h>
#include <pthread.h>

static QuireOneDNN library;
static const char *failure;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_library(void) {
  void *handle = dlopen("libdnnl.so.2", RTLD_NOW | RTLD_LOCAL);
  if (!handle) {
    failure = "libdnnl.so.2";
    return;
  }
#define F(name)                                            \
  if (!(*(void **)&library.name = dlsym(handle, #name))) { \
    failure = #name;                                       \
    return;                                                \
  }
  QUIRE_ONEDNN(F)
#undef F
}

const QuireOneDNN *quire_onednn(const char **missing) {
  pthread_once(&once, open_library);
  *missing = failure;
  return failure ? 0 : &library;
}
