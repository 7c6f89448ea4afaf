#define _GNU_SOURCE
#include "CXLSXWriter.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>

/// A stream as the C library sees it.
struct remswatch_stream {
  struct remswatch_streams *owner;
  int number;
  size_t place;
  size_t size;
  FILE *file;
  struct remswatch_stream *next;
};

/// Where temporary files of this thread go now.
static _Thread_local struct remswatch_streams *current;

static ssize_t write_stream(void *cookie, const char *bytes, size_t count) {
  struct remswatch_stream *stream = cookie;
  struct remswatch_streams *owner = stream->owner;
  // The library writes from beginning to end.
  if (stream->place != stream->size) return 0;
  if (owner->append(owner->context, stream->number, bytes, count) < 0) return 0;
  stream->place = stream->size += count;
  return (ssize_t)count;
}

static ssize_t read_stream(void *cookie, char *bytes, size_t count) {
  struct remswatch_stream *stream = cookie;
  struct remswatch_streams *owner = stream->owner;
  long got = owner->read(owner->context, stream->number, bytes, count, stream->place);
  if (got > 0) stream->place += (size_t)got;
  return got;
}

static int seek_stream(void *cookie, off64_t *offset, int whence) {
  struct remswatch_stream *stream = cookie;
  off64_t from = 0;
  if (whence == SEEK_CUR) from = (off64_t)stream->place;
  if (whence == SEEK_END) from = (off64_t)stream->size;
  if (from + *offset < 0 || from + *offset > (off64_t)stream->size) return -1;
  stream->place = (size_t)(from + *offset);
  *offset = from + *offset;
  return 0;
}

static int close_stream(void *cookie) {
  struct remswatch_stream *stream = cookie;
  struct remswatch_streams *owner = stream->owner;
  struct remswatch_stream **place = &owner->open;
  while (*place && *place != stream) place = &(*place)->next;
  if (*place) *place = stream->next;
  owner->close(owner->context, stream->number);
  free(stream);
  return 0;
}

/// Stands in for the library's own function of this name, which is asked for every temporary file:
/// what a program defines goes before what its libraries define.
FILE *lxw_tmpfile(char *folder) {
  (void)folder;
  if (!current) return NULL;
  struct remswatch_stream *stream = calloc(1, sizeof *stream);
  if (!stream) return NULL;
  stream->owner = current;
  stream->number = current->create(current->context);
  cookie_io_functions_t functions = {read_stream, write_stream, seek_stream, close_stream};
  if (stream->number >= 0) stream->file = fopencookie(stream, "w+", functions);
  if (!stream->file) {
    if (stream->number >= 0) current->close(current->context, stream->number);
    free(stream);
    return NULL;
  }
  stream->next = current->open;
  current->open = stream;
  return stream->file;
}

/// Threads that have the library at work, where `stderr` leads meanwhile, and where it led before.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int at_work;
static FILE *nowhere;
static FILE *said;

/// Lets the library speak to nobody while it works: its codes say enough.
static void silence(void) {
  cookie_io_functions_t nothing = {0};
  pthread_mutex_lock(&lock);
  if (!nowhere) nowhere = fopencookie(NULL, "w", nothing);
  if (nowhere && at_work++ == 0) {
    said = stderr;
    stderr = nowhere;
  }
  pthread_mutex_unlock(&lock);
}

static void end_silence(void) {
  pthread_mutex_lock(&lock);
  if (nowhere && --at_work == 0) stderr = said;
  pthread_mutex_unlock(&lock);
}

static void close_all(struct remswatch_streams *streams) {
  while (streams->open) fclose(streams->open->file);
}

lxw_worksheet *remswatch_add_sheet(
  lxw_workbook *book, const char *name, struct remswatch_streams *streams
) {
  silence();
  current = streams;
  lxw_worksheet *sheet = workbook_add_worksheet(book, name);
  current = NULL;
  end_silence();
  return sheet;
}

lxw_error remswatch_close(
  lxw_workbook *book, struct remswatch_streams *streams, int *system_error
) {
  silence();
  current = streams;
  errno = 0;
  lxw_error error = workbook_close(book);
  *system_error = errno;
  current = NULL;
  close_all(streams);
  end_silence();
  return error;
}

void remswatch_abandon(lxw_workbook *book, struct remswatch_streams *streams) {
  lxw_workbook_free(book);
  close_all(streams);
}
