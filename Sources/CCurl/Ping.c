#include "CCurl.h"

#include "Library.h"

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
  if (!remswatch_load_curl(&curl)) return "libcurl.so.4 is not installed";
  CURL *request = curl.init();
  if (!request) return "libcurl.so.4 does not start";
  set_options(&curl, request, url, milliseconds);
  CURLcode code = curl.perform(request);
  if (code == CURLE_OK) curl.info(request, CURLINFO_RESPONSE_CODE, status);
  curl.cleanup(request);
  return code == CURLE_OK ? (const char *)0 : curl.problem(code);
}
