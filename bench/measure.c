/* Runs a command and writes what it cost, as JSON, to a file.
 *
 * A process starts with the peak memory of the one that it was made from, so a child of a large
 * Python never seems to need less than Python did. This is made from almost nothing.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval time) { return time.tv_sec + time.tv_usec / 1e6; }

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

/* Kilobytes on Linux, bytes on macOS. */
static long kilobytes(long peak) {
#ifdef __APPLE__
  return peak / 1024;
#else
  return peak;
#endif
}

int main(int count, char **arguments) {
  if (count < 3) {
    fprintf(stderr, "usage: measure FILE COMMAND ...\n");
    return 64;
  }
  double start = now();
  pid_t child = fork();
  if (child < 0) return 71;
  if (child == 0) {
    execvp(arguments[2], arguments + 2);
    perror(arguments[2]);
    _exit(127);
  }
  int status;
  struct rusage usage;
  if (wait4(child, &status, 0, &usage) != child) return 71;
  FILE *file = fopen(arguments[1], "w");
  if (file == NULL) return 73;
  fprintf(file, "{\"exit_code\": %d, \"wall\": %.6f, \"cpu\": %.6f, \"peak_kb\": %ld}\n",
          WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), now() - start,
          seconds(usage.ru_utime) + seconds(usage.ru_stime), kilobytes(usage.ru_maxrss));
  return fclose(file) == 0 ? 0 : 74;
}
