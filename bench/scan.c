/* The floor: every column of every observation, in key order, and nothing else.
 *
 * Prints the rows and a checksum of all that was read, so that the loop cannot be optimised away.
 */
#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>

static const char *const QUERY =
    "SELECT patient_id, collected_on, specimen, code, recorded_at, status, value, value_text "
    "FROM observation ORDER BY patient_id, collected_on, specimen, code, recorded_at";

/* One step of FNV-1a. */
static uint64_t mix(uint64_t hash, uint64_t value) {
  return (hash ^ value) * UINT64_C(1099511628211);
}

static uint64_t mix_column(uint64_t hash, sqlite3_stmt *row, int column) {
  int type = sqlite3_column_type(row, column);
  if (type == SQLITE_NULL) return mix(hash, 0);
  if (type == SQLITE_INTEGER) return mix(hash, (uint64_t)sqlite3_column_int64(row, column));
  if (type == SQLITE_FLOAT) return mix(hash, (uint64_t)(sqlite3_column_double(row, column) * 1000));
  const unsigned char *text = sqlite3_column_text(row, column);
  int length = sqlite3_column_bytes(row, column);
  if (length == 0) return mix(hash, 1);
  return mix(hash, ((uint64_t)length << 16) | ((uint64_t)text[0] << 8) | text[length - 1]);
}

static int fail(sqlite3 *db, const char *what) {
  fprintf(stderr, "scan: %s: %s\n", what, sqlite3_errmsg(db));
  return 1;
}

int main(int count, char **arguments) {
  if (count != 2 && count != 3) {
    fprintf(stderr, "usage: scan DATABASE [no-mutex]\n");
    return 64;
  }
  // As programs open databases that do not think about it; or as one that uses a connection from
  // one thread alone can.
  int flags = SQLITE_OPEN_READONLY | (count == 3 ? SQLITE_OPEN_NOMUTEX : 0);
  sqlite3 *db = NULL;
  sqlite3_stmt *row = NULL;
  if (sqlite3_open_v2(arguments[1], &db, flags, NULL) != SQLITE_OK)
    return fail(db, "open");
  if (sqlite3_prepare_v2(db, QUERY, -1, &row, NULL) != SQLITE_OK) return fail(db, "prepare");
  uint64_t rows = 0, hash = UINT64_C(14695981039346656037);
  int result;
  while ((result = sqlite3_step(row)) == SQLITE_ROW) {
    for (int column = 0; column < 8; column++) hash = mix_column(hash, row, column);
    rows++;
  }
  if (result != SQLITE_DONE) return fail(db, "step");
  sqlite3_finalize(row);
  sqlite3_close(db);
  printf("%" PRIu64 " rows, checksum %016" PRIx64 "\n", rows, hash);
  return 0;
}
