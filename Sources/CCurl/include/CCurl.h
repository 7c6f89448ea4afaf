#ifndef CCURL_H
#define CCURL_H

// curl_easy_setopt is variadic, which Swift cannot call.

/// Sends one GET request and reads the answer's status, nothing more: no redirect is followed, no
/// proxy of the environment is used, the certificate is checked, and it takes at most
/// `milliseconds`. The library is loaded at the first request. Gives NULL when there was an answer,
/// otherwise what went wrong, in a few words that name no address.
const char *remswatch_get(const char *url, long milliseconds, long *status);

#endif
