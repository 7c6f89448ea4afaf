#ifndef CXLSXWRITER_H
#define CXLSXWRITER_H

#include <stddef.h>
#include <xlsxwriter.h>

// The library makes its temporary files in TMPDIR, /tmp or the working folder where it is not given
// a better place or cannot use it, does not look whether writing them failed, and complains to
// stderr. Here they go where the caller says, and it says nothing.

/// Streams that the library writes once and reads back. Each function gets `context`; those that
/// can fail give -1 then.
struct remswatch_streams {
  void *context;
  /// Begins a stream and gives its number.
  int (*create)(void *context);
  /// Appends to a stream.
  int (*append)(void *context, int stream, const char *bytes, size_t count);
  /// Reads from a place on and gives how many bytes: fewer only at the end.
  long (*read)(void *context, int stream, char *bytes, size_t count, size_t offset);
  /// Forgets a stream.
  void (*close)(void *context, int stream);
  /// Of the library's own use: what is open.
  struct remswatch_stream *open;
};

/// Adds a sheet whose rows are written as they come; NULL where that fails.
lxw_worksheet *remswatch_add_sheet(
  lxw_workbook *book, const char *name, struct remswatch_streams *streams);

/// Writes the file and frees the book, however it ends; 0 in `system_error` where the system did
/// not fail.
lxw_error remswatch_close(
  lxw_workbook *book, struct remswatch_streams *streams, int *system_error);

/// Frees a book that is not to be written.
void remswatch_abandon(lxw_workbook *book, struct remswatch_streams *streams);

#endif
