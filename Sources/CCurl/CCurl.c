#include "CCurl.h"

#include <curl/curl.h>
#include <dlfcn.h>

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
};

/// Whether the library is there, with all that is used of it.
static int load(struct library *curl) {
  void *handle = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!handle) return 0;
  curl->init = (__typeof__(curl->init))dlsym(handle, "curl_easy_init");
  curl->set = (__typeof__(curl->set))dlsym(handle, "curl_easy_setopt");
  curl->perform = (__typeof__(curl->perform))dlsym(handle, "curl_easy_perform");
  curl->info = (__typeof__(curl->info))dlsym(handle, "curl_easy_getinfo");
  curl->cleanup = (__typeof__(curl->cleanup))dlsym(handle, "curl_easy_cleanup");
  curl->problem = (__typeof__(curl->problem))dlsym(handle, "curl_easy_strerror");
  return curl->init && curl->set && curl->perform && curl->info && curl->cleanup && curl->problem;
}

/// Takes what is sent and keeps none of it.
static size_t forget(char *bytes, size_t size, size_t count, void *context) {
  (void)bytes;
  (void)context;
  return size * count;
}

static void set_options(
  const struct library *curl, CURL *request, const char *url, long milliseconds
) {
  curl->set(request, CURLOPT_URL, url);
#if LIBCURL_VERSION_NUM >= 0x075500
  curl->set(request, CURLOPT_PROTOCOLS_STR, "http,https");
#else
  curl->set(request, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
#if LIBCURL_VERSION_NUM >= 0x075700
  // A name server that does not answer must not hold the end up.
  curl->set(request, CURLOPT_QUICK_EXIT, 1L);
#endif
  curl->set(request, CURLOPT_TIMEOUT_MS, milliseconds);
  curl->set(request, CURLOPT_CONNECTTIMEOUT_MS, milliseconds);
  curl->set(request, CURLOPT_NOSIGNAL, 1L);
  curl->set(request, CURLOPT_PROXY, "");
  curl->set(request, CURLOPT_FOLLOWLOCATION, 0L);
  curl->set(request, CURLOPT_SSL_VERIFYPEER, 1L);
  curl->set(request, CURLOPT_SSL_VERIFYHOST, 2L);
  curl->set(request, CURLOPT_USERAGENT, "remswatch");
  curl->set(request, CURLOPT_WRITEFUNCTION, forget);
}

const char *remswatch_get(const char *url, long milliseconds, long *status) {
  struct library curl;
  *status = 0;
  if (!load(&curl)) return "libcurl.so.4 is not installed";
  CURL *request = curl.init();
  if (!request) return "libcurl.so.4 does not start";
  set_options(&curl, request, url, milliseconds);
  CURLcode code = curl.perform(request);
  if (code == CURLE_OK) curl.info(request, CURLINFO_RESPONSE_CODE, status);
  curl.cleanup(request);
  return code == CURLE_OK ? (const char *)0 : curl.problem(code);
}
