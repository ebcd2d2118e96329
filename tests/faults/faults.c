/* Preloaded, it lets one call that touches a folder fail, or kills the process there, and writes down every such call.

   Nothing happens until `arm` is called. A call that changes files is not carried out when it fails, but for two: half
   of what is to be written gets there, as on a real disk, and what is to be closed is closed. Calls are named as in the
   manual, whatever the C library calls them; the kinds say which failures of the same disk a call would share. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { LOOKS = 1, CHANGES = 2, NEEDS_ROOM = 4, SYNCS = 8, LOCKS = 16 };

#define KILL (-1)
#define MOST 4096

static char folder[PATH_MAX];
static long nth, counted;
static int failure, lasting, record;
static char of_folder[MOST]; /* by descriptor: 1 when opened to be read, 2 to be written */
static DIR *listed[MOST];

void arm(const char *below, long at, int what, int kinds, int into)
{
    snprintf(folder, sizeof folder, "%s", below);
    nth = at;
    failure = what;
    lasting = kinds;
    record = into;
}

static int is_below(int at, const char *path)
{
    char whole[2 * PATH_MAX];
    size_t length = strlen(folder);
    if (!length || !path)
        return 0;
    if (path[0] == '/')
        snprintf(whole, sizeof whole, "%s", path);
    else if (at != AT_FDCWD)
        return at >= 0 && at < MOST && of_folder[at];
    else {
        char here[PATH_MAX];
        if (syscall(SYS_getcwd, here, sizeof here) < 0)
            return 0;
        snprintf(whole, sizeof whole, "%s/%s", here, path);
    }
    return !strncmp(whole, folder, length) && (whole[length] == '/' || !whole[length]);
}

/* Count a call; true when it shall fail, with errno set. */
static int fails(const char *call, int kind, const char *path)
{
    char line[2 * PATH_MAX];
    int length = snprintf(line, sizeof line, "%s %s\n", call, path);
    counted++;
    if (syscall(SYS_write, record, line, length) != length)
        kill(getpid(), SIGABRT);
    if (counted != nth && !(failure != KILL && counted > nth && nth && (kind & lasting)))
        return 0;
    if (failure == KILL)
        return 1;
    errno = failure;
    return 1;
}

static int die(void)
{
    if (failure == KILL)
        kill(getpid(), SIGKILL);
    return -1;
}

#define REAL(name) ((__typeof__(name) *)dlsym(RTLD_NEXT, #name))
#define FAILS_AT(at, path, call, kind) (is_below(at, path) && fails(call, kind, path))
#define IS_OURS(file) ((file) >= 0 && (file) < MOST && of_folder[file])

static const char *name_of(int file)
{
    static char name[PATH_MAX];
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    long length = syscall(SYS_readlinkat, AT_FDCWD, link, name, sizeof name - 1);
    name[length < 0 ? 0 : length] = 0;
    return name;
}

static int opened(int file, int is_ours, int flags)
{
    if (file >= 0 && file < MOST)
        of_folder[file] = is_ours ? ((flags & O_ACCMODE) == O_RDONLY ? 1 : 2) : 0;
    return file;
}

static int open_at(int at, const char *path, int flags, mode_t mode)
{
    int is_ours = is_below(at, path);
    int writes = (flags & O_ACCMODE) != O_RDONLY || flags & (O_CREAT | O_TRUNC);
    int kind = (writes ? CHANGES : LOOKS) | (flags & O_CREAT ? NEEDS_ROOM : 0);
    if (is_ours && fails(writes ? "open to write" : "open", kind, path))
        return die();
    return opened((int)syscall(SYS_openat, at, path, flags, mode), is_ours, flags);
}

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }

int open(const char *path, int flags, ...) { MODE(flags) return open_at(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return open_at(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return open_at(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return open_at(at, path, flags, mode); }

int close(int file)
{
    int mode = IS_OURS(file) ? of_folder[file] : 0;
    int failed = mode == 2 && fails("close", SYNCS, name_of(file));
    if (failed && failure == KILL)
        return die();
    if (file >= 0 && file < MOST)
        of_folder[file] = 0;
    int error = errno, closed = (int)syscall(SYS_close, file);
    if (failed)
        errno = error;
    return failed ? -1 : closed;
}

#define OF_FILE(result, name, call, kind, parameters, ...) \
    result name parameters \
    { \
        if (IS_OURS(file) && fails(call, kind, name_of(file))) \
            return die(); \
        return REAL(name)(__VA_ARGS__); \
    }

#define WRITES(name, parameters, half, ...) \
    ssize_t name parameters \
    { \
        if (IS_OURS(file) && fails("write", CHANGES | NEEDS_ROOM, name_of(file))) { \
            int error = errno; \
            half; \
            errno = error; \
            return die(); \
        } \
        return REAL(name)(__VA_ARGS__); \
    }

WRITES(write, (int file, const void *from, size_t size), (void)!syscall(SYS_write, file, from, size / 2), file, from, size)
WRITES(pwrite, (int file, const void *from, size_t size, off_t at), , file, from, size, at)
WRITES(pwrite64, (int file, const void *from, size_t size, off64_t at), , file, from, size, at)
WRITES(writev, (int file, const struct iovec *from, int count), , file, from, count)
WRITES(sendfile, (int file, int from, off_t *at, size_t size), , file, from, at, size)
WRITES(sendfile64, (int file, int from, off64_t *at, size_t size), , file, from, at, size)

ssize_t copy_file_range(int from, off64_t *at, int file, off64_t *to, size_t size, unsigned int flags)
{
    if (IS_OURS(file) && fails("write", CHANGES | NEEDS_ROOM, name_of(file)))
        return die();
    return REAL(copy_file_range)(from, at, file, to, size, flags);
}

OF_FILE(ssize_t, read, "read", LOOKS, (int file, void *into, size_t size), file, into, size)
OF_FILE(ssize_t, pread, "read", LOOKS, (int file, void *into, size_t size, off_t at), file, into, size, at)
OF_FILE(ssize_t, pread64, "read", LOOKS, (int file, void *into, size_t size, off64_t at), file, into, size, at)
OF_FILE(int, fsync, "fsync", SYNCS, (int file), file)
OF_FILE(int, fdatasync, "fsync", SYNCS, (int file), file)
OF_FILE(int, ftruncate, "ftruncate", CHANGES, (int file, off_t size), file, size)
OF_FILE(int, ftruncate64, "ftruncate", CHANGES, (int file, off64_t size), file, size)
OF_FILE(int, flock, "flock", LOCKS, (int file, int operation), file, operation)
OF_FILE(int, fchmod, "chmod", CHANGES, (int file, mode_t mode), file, mode)
OF_FILE(int, fstat, "stat", LOOKS, (int file, struct stat *into), file, into)
OF_FILE(int, fstat64, "stat", LOOKS, (int file, struct stat64 *into), file, into)

#define OF_PATH(result, name, call, kind, at, path, parameters, ...) \
    result name parameters \
    { \
        if (FAILS_AT(at, path, call, kind)) \
            return die(); \
        return REAL(name)(__VA_ARGS__); \
    }

OF_PATH(int, unlink, "unlink", CHANGES, AT_FDCWD, path, (const char *path), path)
OF_PATH(int, unlinkat, "unlink", CHANGES, at, path, (int at, const char *path, int flags), at, path, flags)
OF_PATH(int, rmdir, "rmdir", CHANGES, AT_FDCWD, path, (const char *path), path)
OF_PATH(int, mkdir, "mkdir", CHANGES | NEEDS_ROOM, AT_FDCWD, path, (const char *path, mode_t mode), path, mode)
OF_PATH(int, mkdirat, "mkdir", CHANGES | NEEDS_ROOM, at, path, (int at, const char *path, mode_t mode), at, path, mode)
OF_PATH(int, rename, "rename", CHANGES, AT_FDCWD, to, (const char *from, const char *to), from, to)
OF_PATH(int, renameat, "rename", CHANGES, new, to, (int old, const char *from, int new, const char *to), old, from, new, to)
OF_PATH(int, renameat2, "rename", CHANGES, new, to,
        (int old, const char *from, int new, const char *to, unsigned int flags), old, from, new, to, flags)
OF_PATH(int, link, "link", CHANGES | NEEDS_ROOM, AT_FDCWD, to, (const char *from, const char *to), from, to)
OF_PATH(int, linkat, "link", CHANGES | NEEDS_ROOM, new, to,
        (int old, const char *from, int new, const char *to, int flags), old, from, new, to, flags)
OF_PATH(int, symlink, "link", CHANGES | NEEDS_ROOM, AT_FDCWD, to, (const char *from, const char *to), from, to)
OF_PATH(int, chmod, "chmod", CHANGES, AT_FDCWD, path, (const char *path, mode_t mode), path, mode)
OF_PATH(int, truncate, "ftruncate", CHANGES, AT_FDCWD, path, (const char *path, off_t size), path, size)
OF_PATH(int, truncate64, "ftruncate", CHANGES, AT_FDCWD, path, (const char *path, off64_t size), path, size)
OF_PATH(int, stat, "stat", LOOKS, AT_FDCWD, path, (const char *path, struct stat *into), path, into)
OF_PATH(int, stat64, "stat", LOOKS, AT_FDCWD, path, (const char *path, struct stat64 *into), path, into)
OF_PATH(int, lstat, "stat", LOOKS, AT_FDCWD, path, (const char *path, struct stat *into), path, into)
OF_PATH(int, lstat64, "stat", LOOKS, AT_FDCWD, path, (const char *path, struct stat64 *into), path, into)
OF_PATH(int, fstatat, "stat", LOOKS, at, path, (int at, const char *path, struct stat *into, int flags), at, path, into, flags)
OF_PATH(int, fstatat64, "stat", LOOKS, at, path,
        (int at, const char *path, struct stat64 *into, int flags), at, path, into, flags)
OF_PATH(int, access, "stat", LOOKS, AT_FDCWD, path, (const char *path, int mode), path, mode)
OF_PATH(ssize_t, readlink, "readlink", LOOKS, AT_FDCWD, path, (const char *path, char *into, size_t size), path, into, size)
OF_PATH(ssize_t, readlinkat, "readlink", LOOKS, at, path,
        (int at, const char *path, char *into, size_t size), at, path, into, size)

DIR *opendir(const char *path)
{
    int is_ours = is_below(AT_FDCWD, path);
    if (is_ours && fails("opendir", LOOKS, path))
        return die(), NULL;
    DIR *found = REAL(opendir)(path);
    if (found && is_ours)
        listed[dirfd(found) % MOST] = found;
    return found;
}

#define LISTS(entry, name) \
    struct entry *name(DIR *from) \
    { \
        int file = dirfd(from); \
        if (listed[file % MOST] == from && fails("readdir", LOOKS, name_of(file))) \
            return die(), NULL; \
        return REAL(name)(from); \
    }

LISTS(dirent, readdir)
LISTS(dirent64, readdir64)

int closedir(DIR *from)
{
    listed[dirfd(from) % MOST] = NULL;
    return REAL(closedir)(from);
}
