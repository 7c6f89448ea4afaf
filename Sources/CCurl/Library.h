#ifndef LIBRARY_H
#define LIBRARY_H

#include <curl/curl.h>

// The library is loaded when it is needed: with what it needs itself it is thirty more libraries,
// which would double the time that every start of the program takes.

/// The functions of the library that are used.
struct library {
  __typeof__(&curl_easy_init) init;
  __typeof__(&curl_easy_setopt) set;
  __typeof__(&curl_easy_perform) perform;
  __typeof__(&curl_easy_getinfo) info;
  __typeof__(&curl_easy_cleanup) cleanup;
  __typeof__(&curl_easy_strerror) problem;
  __typeof__(&curl_slist_append) append;
  __typeof__(&curl_slist_free_all) free_list;
};

/// Whether the library is there, with all that is used of it.
int remswatch_load_curl(struct library *curl);

#endif
