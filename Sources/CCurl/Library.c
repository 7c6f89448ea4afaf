#include "Library.h"

#include <dlfcn.h>

#define LOAD(field, name) \
  ((curl->field = (__typeof__(curl->field))dlsym(handle, name)) != (void *)0)

int remswatch_load_curl(struct library *curl) {
  void *handle = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!handle) return 0;
  return LOAD(init, "curl_easy_init") && LOAD(set, "curl_easy_setopt")
    && LOAD(perform, "curl_easy_perform") && LOAD(info, "curl_easy_getinfo")
    && LOAD(cleanup, "curl_easy_cleanup") && LOAD(problem, "curl_easy_strerror")
    && LOAD(append, "curl_slist_append") && LOAD(free_list, "curl_slist_free_all");
}
