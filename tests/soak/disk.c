/* A disk that can fail, kill or be recorded: LD_PRELOAD puts it between a program and the system.

   Only what happens below one folder counts. DISK_FOLDER names it; disk_set() begins to count. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define FILES 4096
static char *paths[FILES];
static const char *folder;
static long calls, fail_at, kill_at;
static int error_number, sticky, record = -1, active;

#define REAL(name, type) static __typeof__(type) real; if (!real) real = (__typeof__(type))dlsym(RTLD_NEXT, name)

void disk_set(long fail, int number, int stays, long kill, const char *log) {
    REAL("open", int (*)(const char *, int, ...));
    calls = 0; fail_at = fail; error_number = number; sticky = stays; kill_at = kill; active = 1;
    record = log && *log ? real(log, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0600) : -1;
}
long disk_calls(void) { return calls; }
void disk_stop(void) { active = 0; }

static int ours(const char *path) {
    if (!folder) folder = getenv("DISK_FOLDER");
    return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}
static void raw_write(const void *data, size_t length) {
    REAL("write", ssize_t (*)(int, const void *, size_t));
    while (length > 0) {
        ssize_t done = real(record, data, length);
        if (done <= 0) abort();
        data = (const char *)data + done; length -= done;
    }
}
static void tell(const char *what, const char *path, const char *other, long place, const void *data, long length) {
    if (record < 0) return;
    char head[9000];
    int size = snprintf(head, sizeof head, "%s\t%s\t%s\t%ld\t%ld\n", what, path, other ? other : "", place, length);
    raw_write(head, size);
    if (data) raw_write(data, length);
}
/* Whether the call is to fail; the process may end here. */
static int fails(void) {
    if (!active) return 0;
    calls++;
    if (kill_at && calls == kill_at) kill(getpid(), SIGKILL);
    if (fail_at && (calls == fail_at || (sticky && calls > fail_at))) { errno = error_number; return 1; }
    return 0;
}
static const char *known(int fd) { return fd >= 0 && fd < FILES ? paths[fd] : NULL; }
static void learn(int fd, const char *path) {
    if (fd < 0 || fd >= FILES) return;
    free(paths[fd]);
    paths[fd] = ours(path) ? strdup(path) : NULL;
}

static int opened(int (*real)(const char *, int, ...), const char *path, int flags, mode_t mode) {
    if (ours(path) && active && (flags & O_CREAT)) {
        int there = access(path, F_OK) == 0;
        if (!there && fails()) return -1;
        if (!there || (flags & O_TRUNC)) tell("create", path, NULL, 0, NULL, 0);
    }
    int fd = real(path, flags, mode);
    learn(fd, path);
    return fd;
}
#define OPEN(name) int name(const char *path, int flags, ...) { \
    va_list more; va_start(more, flags); mode_t mode = va_arg(more, int); va_end(more); \
    REAL(#name, int (*)(const char *, int, ...)); return opened(real, path, flags, mode); }
OPEN(open)
OPEN(open64)

int close(int fd) {
    REAL("close", int (*)(int));
    if (fd >= 0 && fd < FILES && paths[fd]) { free(paths[fd]); paths[fd] = NULL; }
    return real(fd);
}
ssize_t write(int fd, const void *data, size_t length) {
    REAL("write", ssize_t (*)(int, const void *, size_t));
    if (!active || !known(fd)) return real(fd, data, length);
    if (fails()) return -1;
    long place = lseek(fd, 0, SEEK_CUR);
    ssize_t done = real(fd, data, length);
    if (done > 0) tell("write", known(fd), NULL, place, data, done);
    return done;
}
#define PWRITE(name, offset) ssize_t name(int fd, const void *data, size_t length, offset place) { \
    REAL(#name, ssize_t (*)(int, const void *, size_t, offset)); \
    if (!active || !known(fd)) return real(fd, data, length, place); \
    if (fails()) return -1; \
    ssize_t done = real(fd, data, length, place); \
    if (done > 0) tell("write", known(fd), NULL, (long)place, data, done); \
    return done; }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)
#define TRUNCATE(name, offset) int name(int fd, offset size) { \
    REAL(#name, int (*)(int, offset)); \
    if (!active || !known(fd)) return real(fd, size); \
    if (fails()) return -1; \
    int result = real(fd, size); \
    if (!result) tell("truncate", known(fd), NULL, (long)size, NULL, 0); \
    return result; }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)
#define SYNC(name) int name(int fd) { \
    REAL(#name, int (*)(int)); \
    if (!active || !known(fd)) return real(fd); \
    if (fails()) return -1; \
    tell("sync", known(fd), NULL, 0, NULL, 0); \
    return 0; }  /* the machine stays on: to wait for the real disk would prove nothing */
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path) {
    REAL("unlink", int (*)(const char *));
    if (!active || !ours(path)) return real(path);
    if (fails()) return -1;
    int result = real(path);
    if (!result) tell("unlink", path, NULL, 0, NULL, 0);
    return result;
}
int rename(const char *from, const char *to) {
    REAL("rename", int (*)(const char *, const char *));
    if (!active || !ours(from)) return real(from, to);
    if (fails()) return -1;
    int result = real(from, to);
    if (!result) {
        tell("rename", from, to, 0, NULL, 0);
        for (int fd = 0; fd < FILES; fd++)
            if (paths[fd] && strcmp(paths[fd], from) == 0) { free(paths[fd]); paths[fd] = strdup(to); }
    }
    return result;
}
int mkdir(const char *path, mode_t mode) {
    REAL("mkdir", int (*)(const char *, mode_t));
    if (!active || !ours(path)) return real(path, mode);
    if (fails()) return -1;
    int result = real(path, mode);
    if (!result) tell("mkdir", path, NULL, 0, NULL, 0);
    return result;
}
