/* Kills and reaps what a process left running, and empties the scratch folders. */
#include "agent.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int child_signals;

/* Parents and states of all processes, by a walk over /proc. Counts the living descendants; sends them a signal unless it is 0. */
int signal_descendants(int signal)
{
    struct entry { pid_t pid, parent; char state, ours; } *all = NULL;
    size_t count = 0, room = 0;
    int found = 0;
    siginfo_t ignored;
    if (waitid(P_ALL, 0, &ignored, WEXITED | WNOHANG | WNOWAIT | __WALL) < 0) return 0;   /* no child, so no descendant */
    DIR *proc = opendir("/proc");
    if (!proc) return 0;
    for (struct dirent *d; (d = readdir(proc)); ) {
        char path[64], line[512], *close_bracket;
        pid_t pid = (pid_t)atoi(d->d_name);
        if (pid <= 0) continue;
        snprintf(path, sizeof path, "/proc/%d/stat", pid);
        int fd = open(path, O_RDONLY | O_CLOEXEC);
        ssize_t n = fd < 0 ? -1 : read(fd, line, sizeof line - 1);
        if (fd >= 0) close(fd);
        if (n <= 0) continue;
        line[n] = 0;
        struct entry e = { .pid = pid, .ours = getpid() == 1 && pid != 1 };
        if (!(close_bracket = strrchr(line, ')')) || sscanf(close_bracket + 1, " %c %d", &e.state, &e.parent) != 2) continue;
        if (count == room) all = must_allocate(all, (room = room * 2 + 64) * sizeof *all);
        all[count++] = e;
    }
    closedir(proc);
    for (int changed = 1; changed; ) {          /* a child may have a smaller number than its parent */
        changed = 0;
        for (size_t i = 0; i < count; i++) {
            int ours = all[i].ours || all[i].parent == getpid();
            for (size_t j = 0; j < count && !ours; j++) ours = all[j].ours && all[j].pid == all[i].parent;
            if (ours && !all[i].ours) all[i].ours = 1, changed = 1;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (!all[i].ours || all[i].state == 'Z' || all[i].state == 'X') continue;
        found++;
        if (signal) kill(all[i].pid, signal);
    }
    free(all);
    return found;
}

/* Kills what the user runs, at one stroke, so that nothing can fork away from it. */
static void kill_user(uid_t user)
{
    pid_t pid = fork();
    if (pid == 0) {
        if (user == 0 || setuid(user) < 0) _exit(1);
        kill(-1, SIGKILL);
        _exit(0);
    }
    if (pid > 0) waitpid(pid, NULL, 0);
}

/* Takes one dead child if there is one: its pid, 0 when all live, -1 when there is none. */
pid_t reap(struct usage *u, int *status)
{
    struct rusage r;
    pid_t pid = wait4(-1, status, WNOHANG | __WALL, &r);
    if (pid > 0) {
        u->cpu += (r.ru_utime.tv_sec + r.ru_stime.tv_sec) * SECOND + (r.ru_utime.tv_usec + r.ru_stime.tv_usec) * 1000;
        if (r.ru_maxrss > u->peak) u->peak = r.ru_maxrss;
    }
    return pid;
}

static void wait_for_child_signal(int64_t nanoseconds)
{
    struct signalfd_siginfo info;
    struct pollfd p = { .fd = child_signals, .events = POLLIN };
    struct timespec t = { nanoseconds / SECOND, nanoseconds % SECOND };
    if (ppoll(&p, 1, &t, NULL) > 0 && read(child_signals, &info, sizeof info) < 0 && errno != EAGAIN) die("signalfd");
}

/* Ends every process that descends from the agent. Returns whether that worked. */
int kill_everything(pid_t main_process, const struct request *r, struct usage *u, int *main_status, int64_t *main_end)
{
    int64_t give_up = now() + 10 * SECOND;
    for (;;) {
        int status;
        pid_t pid;
        while ((pid = reap(u, &status)) > 0)
            if (pid == main_process) *main_status = status, *main_end = now();
        if (pid < 0) return 1;
        if (now() > give_up) return 0;
        if (getpid() == 1) kill(-1, SIGKILL);
        if (r->number[TAG_FLAGS] & FLAG_OWN_USER && getuid() == 0) kill_user((uid_t)r->number[TAG_USER]);
        if (r->number[TAG_FLAGS] & FLAG_SESSION && main_process > 0 && !*main_end) kill(-main_process, SIGKILL);
        if (getpid() != 1) signal_descendants(SIGKILL);
        wait_for_child_signal(SECOND / 100);
    }
}

/* Empties the working folder. Everything is dead by now, so that nothing changes under our feet; depth costs no descriptors. */
static int empty_working_folder(void)
{
    for (long depth = 0;;) {
        int descended = 0;
        chmod(".", 0700);
        DIR *d = opendir(".");
        if (!d) return -1;
        for (struct dirent *e; !descended && (e = readdir(d)); ) {
            if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, "..")) continue;
            if (unlink(e->d_name) == 0 || rmdir(e->d_name) == 0) continue;
            struct stat s;
            if (lstat(e->d_name, &s) < 0 || !S_ISDIR(s.st_mode) || chmod(e->d_name, 0700) < 0 || chdir(e->d_name) < 0) {
                closedir(d);
                return -1;
            }
            descended = 1;
        }
        closedir(d);
        if (descended) { depth++; continue; }
        if (!depth) return 0;
        if (chdir("..") < 0) return -1;
        depth--;
    }
}

static int is_empty(const char *folder)
{
    int entries = 0;
    DIR *d = opendir(folder);
    if (!d) return 0;
    while (readdir(d)) entries++;
    closedir(d);
    return entries <= 2;
}

/* Empties each folder as the sample's user, then looks. Returns how many are not empty. */
int64_t clean_scratch(const struct request *r)
{
    int64_t left = 0;
    for (size_t i = 0; i < r->scratch.count; i++) {
        if (is_empty(r->scratch.items[i])) continue;
        pid_t pid = fork();
        if (pid == 0) {
            alarm(30);
            if (has(r, TAG_GROUP) && setgid((gid_t)r->number[TAG_GROUP]) < 0) _exit(1);
            if (has(r, TAG_USER) && setuid((uid_t)r->number[TAG_USER]) < 0) _exit(1);
            _exit(chdir(r->scratch.items[i]) < 0 || empty_working_folder() < 0);
        }
        if (pid > 0) waitpid(pid, NULL, 0);
        left += !is_empty(r->scratch.items[i]);
    }
    return left;
}

/* Space in memory that has a size of its own and no room left. A folder on a disk is the harness's to watch. */
static int is_full(const char *folder)
{
    struct statfs f;
    return statfs(folder, &f) == 0 && f.f_type == TMPFS_MAGIC && f.f_blocks && (f.f_bavail == 0 || (f.f_files && f.f_ffree == 0));
}

/* Whether the sample has filled its scratch space, which is why it failed. Asked before anything is killed: a wrapper's goes with it. */
int is_scratch_full(const struct request *r, pid_t main_process)
{
    for (size_t i = 0; i < r->scratch.count && getpid() == 1; i++)
        if (is_full(r->scratch.items[i])) return 1;
    if (!(r->number[TAG_FLAGS] & FLAG_WRAPPED)) return 0;
    char path[64], line[32];
    snprintf(path, sizeof path, "/proc/%d/task/%d/children", main_process, main_process);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? -1 : read(fd, line, sizeof line - 1);
    if (fd >= 0) close(fd);
    if (n <= 0) return 0;
    line[n] = 0;
    static const char *const places[] = { "tmp", "dev/shm" };
    for (int i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "/proc/%d/root/%s", atoi(line), places[i]);
        if (is_full(path)) return 1;
    }
    return 0;
}
