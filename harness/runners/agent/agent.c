/* The agent: spawns one process at a time, times it, and leaves nothing behind.

   It reads requests on standard input and writes one reply each on standard output; docs/protocol.md describes both, and the frames
   that it exchanges with a runner. It is trusted and never loads a byte of a repository. Whatever the process does, the agent answers
   within the wall limit and some seconds. The end of standard input kills everything and ends the agent.

   Order in this file: memory and wire, request, the child's side of a spawn, killing and reaping, scratch folders, the exchange, the
   life of one spawn, main loop. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "agent_tags.h"

enum { MAX_REQUEST = 64 << 20, MAX_FAIL = 64 << 10, MAX_RLIMITS = 16, MAX_FILTER = 4096 * 8, NONCE = 16, HEAD = 1 + 4 + NONCE };
static const int64_t SECOND = 1000000000;
static int child_signals;   /* signalfd of SIGCHLD */

/* ---- memory and wire ---- */

struct bytes { unsigned char *data; size_t used, room; };

_Noreturn static void die(const char *what)
{
    dprintf(2, "agent: %s: %s\n", what, strerror(errno));
    _exit(3);
}

static void *must_allocate(void *old, size_t size)
{
    void *memory = realloc(old, size ? size : 1);
    if (!memory) die("memory");
    return memory;
}

static void append(struct bytes *b, const void *data, size_t size)
{
    if (b->room - b->used < size) {
        b->room = (b->used + size) * 3 / 2 + 64;
        b->data = must_allocate(b->data, b->room);
    }
    if (size) memcpy(b->data + b->used, data, size);
    b->used += size;
}

static void release(struct bytes *b) { free(b->data); *b = (struct bytes){0}; }

static void put_field(struct bytes *b, uint16_t tag, const void *data, uint32_t size)
{
    append(b, &tag, 2);     /* little-endian machines only, like everything that the runners support */
    append(b, &size, 4);
    append(b, data, size);
}

static void put_number(struct bytes *b, uint16_t tag, int64_t value) { put_field(b, tag, &value, 8); }
static void put_text(struct bytes *b, uint16_t tag, const char *text) { put_field(b, tag, text, (uint32_t)strlen(text)); }

static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * SECOND + t.tv_nsec;
}

static void write_all(const void *data, size_t size)
{
    for (const char *p = data; size; ) {
        ssize_t n = write(1, p, size);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) die("cannot write to the harness");
        p += n;
        size -= (size_t)n;
    }
}

static void send_message(unsigned char type, struct bytes *body)
{
    struct bytes message = {0};
    uint32_t size = (uint32_t)body->used;
    append(&message, &size, 4);
    append(&message, &type, 1);
    append(&message, body->data, body->used);
    write_all(message.data, message.used);
    release(&message);
    release(body);
}

__attribute__((format(printf, 1, 2)))
static void send_error(const char *format, ...)
{
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    struct bytes body = {0};
    put_text(&body, TAG_ERROR_TEXT, text);
    send_message(MESSAGE_ERROR, &body);
}

/* ---- request ---- */

struct list { char **items; size_t count; };
struct part { const unsigned char *data; uint32_t size; };

struct request {
    struct bytes body;                          /* everything else points into it or is copied from it */
    struct list arguments, variables, scratch, cgroups;
    char *folder;
    struct part input, hello, setup, go, seccomp, handed;
    struct { int resource; rlim_t value; } rlimits[MAX_RLIMITS];
    size_t rlimit_count;
    cpu_set_t cpus;
    int64_t number[64];                         /* by tag */
    uint64_t seen;                              /* bit by tag */
};

static int has(const struct request *r, int tag) { return (int)(r->seen >> tag & 1); }

static void add_text(struct list *l, const struct part *p)
{
    l->items = must_allocate(l->items, (l->count + 2) * sizeof *l->items);
    char *text = must_allocate(NULL, (size_t)p->size + 1);
    memcpy(text, p->data, p->size);
    text[p->size] = 0;
    l->items[l->count++] = text;
    l->items[l->count] = NULL;                  /* ready for execve */
}

static void free_list(struct list *l)
{
    for (size_t i = 0; i < l->count; i++) free(l->items[i]);
    free(l->items);
}

static void free_request(struct request *r)
{
    free_list(&r->arguments); free_list(&r->variables); free_list(&r->scratch); free_list(&r->cgroups);
    free(r->folder);
    release(&r->body);
}

static const char *take_text(struct request *r, int tag, const struct part *p)
{
    if (p->size > 1 << 20 || memchr(p->data, 0, p->size)) return "a text is too long or holds a NUL";
    switch (tag) {
    case TAG_ARGUMENT: add_text(&r->arguments, p); return NULL;
    case TAG_VARIABLE: add_text(&r->variables, p); return NULL;
    case TAG_SCRATCH: add_text(&r->scratch, p); return NULL;
    case TAG_CGROUP_PROCS: add_text(&r->cgroups, p); return NULL;
    default: { struct list one = {0}; add_text(&one, p); r->folder = one.items[0]; free(one.items); return NULL; }
    }
}

static const char *take_rlimit(struct request *r, const struct part *p)
{
    int64_t pair[2];
    if (p->size != sizeof pair) return "a resource limit is not two numbers";
    memcpy(pair, p->data, sizeof pair);
    if (pair[0] < 0 || pair[0] >= RLIM_NLIMITS || pair[1] < 0) return "a resource limit is out of range";
    if (r->rlimit_count == MAX_RLIMITS) return "too many resource limits";
    r->rlimits[r->rlimit_count].resource = (int)pair[0];
    r->rlimits[r->rlimit_count++].value = (rlim_t)pair[1];
    return NULL;
}

static const char *take_number(struct request *r, int tag, const struct part *p)
{
    int64_t value;
    if (p->size != 8) return "a number is not 8 bytes long";
    memcpy(&value, p->data, 8);
    if (value < 0) return "a number is negative";
    if (tag == TAG_CPU && value >= CPU_SETSIZE) return "a processor number is out of range";
    if ((tag == TAG_USER || tag == TAG_GROUP) && value >= UINT32_MAX) return "a user or group number is out of range";
    if (tag == TAG_HANDED_FD && (value < 3 || value > 200)) return "the handed descriptor is out of range";
    if (tag == TAG_ANSWER_LIMIT && value > 1 << 30) return "the answer limit is over 1 GiB";
    if ((tag == TAG_STDOUT_KEEP || tag == TAG_STDERR_KEEP) && value > MAX_REQUEST) return "more than 64 MiB of output to keep";
    if (tag == TAG_CPU) CPU_SET((size_t)value, &r->cpus);
    else r->number[tag] = value;
    return NULL;
}

static const char *take_field(struct request *r, int tag, const struct part *p)
{
    int repeats = tag == TAG_ARGUMENT || tag == TAG_VARIABLE || tag == TAG_CPU || tag == TAG_RLIMIT || tag == TAG_SCRATCH || tag == TAG_CGROUP_PROCS;
    if (tag < TAG_ARGUMENT || tag > TAG_EXPECTED_PROCESSES) return "a field is unknown";
    if (!repeats && has(r, tag)) return "a field is there twice";
    r->seen |= (uint64_t)1 << tag;
    switch (tag) {
    case TAG_ARGUMENT: case TAG_VARIABLE: case TAG_FOLDER: case TAG_SCRATCH: case TAG_CGROUP_PROCS: return take_text(r, tag, p);
    case TAG_RLIMIT: return take_rlimit(r, p);
    case TAG_STDIN: r->input = *p; return NULL;
    case TAG_HELLO: r->hello = *p; return NULL;
    case TAG_SETUP: r->setup = *p; return NULL;
    case TAG_GO: r->go = *p; return NULL;
    case TAG_SECCOMP: r->seccomp = *p; return p->size % 8 || p->size > MAX_FILTER ? "the filter is not a filter" : NULL;
    case TAG_HANDED_FILTER: r->handed = *p; return NULL;
    default: return take_number(r, tag, p);
    }
}

/* Returns what is wrong, or NULL. */
static const char *parse_request(struct request *r)
{
    const unsigned char *p = r->body.data, *end = p + r->body.used;
    while (p < end) {
        uint16_t tag;
        struct part part;
        if (end - p < 6) return "a field is cut off";
        memcpy(&tag, p, 2);
        memcpy(&part.size, p + 2, 4);
        part.data = p + 6;
        if ((size_t)(end - part.data) < part.size) return "a field is cut off";
        const char *wrong = take_field(r, tag, &part);
        if (wrong) return wrong;
        p = part.data + part.size;
    }
    int exchange = has(r, TAG_HELLO) + has(r, TAG_SETUP) + has(r, TAG_GO) + has(r, TAG_ANSWER_LIMIT);
    if (!r->arguments.count || !*r->arguments.items[0]) return "there is no program to run";
    if (!r->number[TAG_WALL_LIMIT]) return "there is no wall limit";
    if (exchange != 0 && exchange != 4) return "the exchange is not complete";
    if (exchange && has(r, TAG_STDIN)) return "an exchange has no other input";
    if (has(r, TAG_HANDED_FILTER) != has(r, TAG_HANDED_FD)) return "a handed filter needs its descriptor";
    return NULL;
}

/* ---- the child's side of a spawn ---- */

struct failure { int error; char step[28]; };

_Noreturn static void child_fails(int pipe, const char *step)
{
    struct failure f = { .error = errno };
    snprintf(f.step, sizeof f.step, "%s", step);
    if (write(pipe, &f, sizeof f) < 0) _exit(125);
    _exit(126);
}

static int write_text(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0) return -1;
    ssize_t n = write(fd, text, strlen(text));
    int error = errno;
    close(fd);
    errno = error;
    return n < 0 ? -1 : 0;
}

static void drop_privileges(const struct request *r, int report)
{
    for (int cap = 0; cap < 64 && has(r, TAG_USER); cap++)
        if (prctl(PR_CAPBSET_DROP, cap, 0, 0, 0) < 0) break;     /* not allowed to, or past the last capability */
    if (has(r, TAG_GROUP) && getuid() == 0 && setgroups(0, NULL) < 0) child_fails(report, "setgroups");
    if (has(r, TAG_GROUP) && setgid((gid_t)r->number[TAG_GROUP]) < 0) child_fails(report, "setgid");
    if (has(r, TAG_USER) && setuid((uid_t)r->number[TAG_USER]) < 0) child_fails(report, "setuid");
}

static void limit_child(const struct request *r, int report)
{
    for (size_t i = 0; i < r->rlimit_count; i++) {
        struct rlimit limit = { r->rlimits[i].value, r->rlimits[i].value };
        if (setrlimit((unsigned)r->rlimits[i].resource, &limit) < 0) child_fails(report, "setrlimit");
    }
    if (r->number[TAG_CPU_LIMIT]) {     /* whole seconds: SIGXCPU, and SIGKILL a second later for those that ignore it */
        rlim_t seconds = (rlim_t)((r->number[TAG_CPU_LIMIT] + SECOND - 1) / SECOND);
        struct rlimit limit = { seconds, seconds + 1 };
        if (setrlimit(RLIMIT_CPU, &limit) < 0) child_fails(report, "setrlimit of CPU time");
    }
    if (CPU_COUNT(&r->cpus) && sched_setaffinity(0, sizeof r->cpus, &r->cpus) < 0) child_fails(report, "pinning to processors");
}

_Noreturn static void become_child(const struct request *r, const int fds[3], int handed, int report, pid_t agent)
{
    int64_t flags = r->number[TAG_FLAGS];
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    if (flags & FLAG_SESSION) setsid();
    for (size_t i = 0; i < r->cgroups.count; i++)
        if (write_text(r->cgroups.items[i], "0") < 0) child_fails(report, "joining a cgroup");
    write_text("/proc/self/oom_score_adj", "500");      /* should memory end, then the agent is not the one to go; best effort */
    for (int i = 0; i < 3; i++)
        if (dup2(fds[i], i) < 0) child_fails(report, "dup2");
    if (handed >= 0) {
        int target = (int)r->number[TAG_HANDED_FD];
        if (report == target && (report = fcntl(report, F_DUPFD_CLOEXEC, target + 1)) < 0) _exit(125);
        if (handed == target ? fcntl(handed, F_SETFD, 0) < 0 : dup2(handed, target) < 0) child_fails(report, "handing down a descriptor");
    }
    limit_child(r, report);
    drop_privileges(r, report);
    if (r->folder && chdir(r->folder) < 0) child_fails(report, "entering the folder");
    if (flags & FLAG_DIE_WITH_AGENT) {                  /* after setuid, which clears it */
        if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) < 0) child_fails(report, "PR_SET_PDEATHSIG");
        if (getppid() != agent) _exit(125);
    }
    if (flags & FLAG_NO_NEW_PRIVILEGES && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) child_fails(report, "PR_SET_NO_NEW_PRIVS");
    if (r->seccomp.size) {
        struct sock_fprog program = { (unsigned short)(r->seccomp.size / 8), (struct sock_filter *)(uintptr_t)r->seccomp.data };
        if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) < 0) child_fails(report, "installing the filter");
    }
    static char *no_variables[1];
    environ = r->variables.items ? r->variables.items : no_variables;
    execvp(r->arguments.items[0], r->arguments.items);
    child_fails(report, "exec");
}

/* ---- killing and reaping ---- */

struct usage { int64_t cpu; long peak; };

/* Parents and states of all processes, by a walk over /proc. Counts the living descendants; sends them a signal unless it is 0. */
static int signal_descendants(int signal)
{
    struct entry { pid_t pid, parent; char state, ours; } *all = NULL;
    size_t count = 0, room = 0;
    int found = 0;
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
static pid_t reap(struct usage *u, int *status)
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
static int kill_everything(pid_t main_process, const struct request *r, struct usage *u, int *main_status, int64_t *main_end)
{
    int64_t give_up = now() + 10 * SECOND;
    for (;;) {
        int status;
        pid_t pid;
        if (getpid() == 1) kill(-1, SIGKILL);
        if (r && r->number[TAG_FLAGS] & FLAG_OWN_USER && getuid() == 0) kill_user((uid_t)r->number[TAG_USER]);
        if (r && r->number[TAG_FLAGS] & FLAG_SESSION && main_process > 0 && !*main_end) kill(-main_process, SIGKILL);
        if (getpid() != 1) signal_descendants(SIGKILL);
        while ((pid = reap(u, &status)) > 0)
            if (pid == main_process) *main_status = status, *main_end = now();
        if (pid < 0) return 1;
        if (now() > give_up) return 0;
        wait_for_child_signal(SECOND / 100);
    }
}

/* ---- scratch folders ---- */

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
static int64_t clean_scratch(const struct request *r)
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

/* ---- one spawn: state, end, exchange ---- */

struct stream { int fd; struct bytes kept; size_t keep; };

struct spawn {
    const struct request *request;
    pid_t pid;
    int input;                                  /* the child's standard input, -1 when closed */
    struct bytes sending;
    size_t sent;
    struct stream out, err;
    int64_t dropped, total;
    int step, ended;                            /* STEP_; whether an end is known */
    int end_kind; int64_t end_value; char end_text[200];
    unsigned char nonce[NONCE], head[HEAD], heard[5];
    size_t head_used, heard_used;
    struct bytes payload;
    int64_t spawned, mark, started, setup, call, exited, deadline, closed_at, term_at;
    int status, answered;
    struct usage usage;
};

__attribute__((format(printf, 4, 5)))
static void set_end(struct spawn *s, int kind, int64_t value, const char *format, ...)
{
    if (s->ended) return;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(s->end_text, sizeof s->end_text, format, arguments);
    va_end(arguments);
    s->ended = 1;
    s->end_kind = kind;
    s->end_value = value;
}

static void close_fd(int *fd)
{
    if (*fd >= 0) close(*fd);
    *fd = -1;
}

static void flush_input(struct spawn *s)
{
    while (s->input >= 0 && s->sent < s->sending.used) {
        ssize_t n = write(s->input, s->sending.data + s->sent, s->sending.used - s->sent);
        if (n < 0 && errno == EAGAIN) return;
        if (n < 0) { close_fd(&s->input); return; }     /* it closed its end; what that means is seen elsewhere */
        s->sent += (size_t)n;
    }
    if (s->step == STEP_COMMAND) close_fd(&s->input);
}

static void send_frame(struct spawn *s, unsigned char kind, const struct part *payload)
{
    s->sending.used = s->sent = 0;
    append(&s->sending, &kind, 1);
    append(&s->sending, &payload->size, 4);
    append(&s->sending, s->nonce, NONCE);
    append(&s->sending, payload->data, payload->size);
    s->mark = now();
    flush_input(s);
}

static const char *awaited(const struct spawn *s)
{
    return s->step == STEP_START ? "READY" : s->step == STEP_SETUP ? "SET" : "the answer";
}

/* A whole frame is there, and its head was checked. */
static void take_frame(struct spawn *s, int64_t at)
{
    int unasked = 0;
    if (s->head[0] == FRAME_FAIL) {
        set_end(s, END_FAILED, s->step, "the workload failed before %s", awaited(s));
        return;                                 /* the payload is the text; it stays until the reply is made */
    }
    if (s->step == STEP_CALL) {
        s->call = at - s->mark;
        s->answered = 1;
        set_end(s, END_EXITED, 0, "answered");
        return;
    }
    if (ioctl(s->out.fd, FIONREAD, &unasked) == 0 && unasked > 0) {
        set_end(s, END_PROTOCOL, s->step, "sent more than %s before it was asked to", awaited(s));
        return;
    }
    s->head_used = s->payload.used = 0;
    if (s->step == STEP_START) {
        s->started = at - s->spawned;
        s->step = STEP_SETUP;
        send_frame(s, FRAME_SETUP, &s->request->setup);
    } else {
        s->setup = at - s->mark;
        s->step = STEP_CALL;
        send_frame(s, FRAME_GO, &s->request->go);
    }
}

/* Returns the length of the payload, or -1 when the head is not acceptable. */
static int64_t check_head(struct spawn *s)
{
    uint32_t size;
    int kind = s->head[0];
    int wanted = s->step == STEP_START ? FRAME_READY : s->step == STEP_SETUP ? FRAME_SET : FRAME_DONE;
    int64_t limit = kind == FRAME_FAIL ? MAX_FAIL : s->step == STEP_CALL ? s->request->number[TAG_ANSWER_LIMIT] : 0;
    memcpy(&size, s->head + 1, 4);
    if (memcmp(s->head + 5, s->nonce, NONCE)) set_end(s, END_PROTOCOL, s->step, "a frame with a wrong nonce instead of %s", awaited(s));
    else if (kind != wanted && kind != FRAME_FAIL) set_end(s, END_PROTOCOL, s->step, "a frame of kind %d instead of %s", kind, awaited(s));
    else if (size > limit) set_end(s, END_PROTOCOL, s->step, "%u bytes as %s, %lld are allowed", size, kind == FRAME_FAIL ? "a failure" : awaited(s), (long long)limit);
    else return size;
    return -1;
}

static void output_closed(struct spawn *s)
{
    close_fd(&s->out.fd);
    s->closed_at = now();                       /* it may be about to exit; a sample has no other way to answer now */
}

static void read_frames(struct spawn *s)
{
    while (!s->ended && s->out.fd >= 0) {
        ssize_t n;
        int64_t size = 0;
        if (s->head_used < HEAD) {
            n = read(s->out.fd, s->head + s->head_used, HEAD - s->head_used);
            if (n > 0) s->head_used += (size_t)n;
            if (n > 0 && s->head_used < HEAD) continue;
        } else {
            uint32_t whole;
            memcpy(&whole, s->head + 1, 4);
            size_t missing = whole - s->payload.used, chunk = missing < 1 << 20 ? missing : 1 << 20;
            if (s->payload.room - s->payload.used < chunk) {    /* grows with what arrives, not with what was announced */
                s->payload.room = s->payload.used + chunk + (s->payload.used < whole / 2 ? s->payload.used : 0);
                s->payload.data = must_allocate(s->payload.data, s->payload.room);
            }
            n = read(s->out.fd, s->payload.data + s->payload.used, chunk);
            if (n > 0) s->payload.used += (size_t)n;
        }
        int64_t at = now();
        if (n < 0 && errno == EAGAIN) return;
        if (n <= 0) { output_closed(s); return; }
        if ((size = check_head(s)) < 0) return;
        if (s->payload.used == (size_t)size) take_frame(s, at);
    }
}

/* ---- one spawn: output, exit, deadlines ---- */

static void drain(struct spawn *s, struct stream *stream)
{
    static unsigned char buffer[1 << 16];
    for (int rounds = 0; stream->fd >= 0 && rounds < 64; rounds++) {    /* returns to the deadlines under any flood */
        ssize_t n = read(stream->fd, buffer, sizeof buffer);
        if (n < 0 && errno == EAGAIN) return;
        if (n <= 0) { close_fd(&stream->fd); return; }
        size_t free_room = stream->keep - stream->kept.used, kept = (size_t)n < free_room ? (size_t)n : free_room;
        append(&stream->kept, buffer, kept);
        s->dropped += n - (ssize_t)kept;
        s->total += n;
        if (has(s->request, TAG_OUTPUT_LIMIT) && s->total > s->request->number[TAG_OUTPUT_LIMIT])
            set_end(s, END_LIMIT, LIMIT_OUTPUT, "more output than allowed");
    }
}

/* The main process has ended by itself or by a signal that was not ours. */
static void judge_exit(struct spawn *s)
{
    int64_t cpu_limit = s->request->number[TAG_CPU_LIMIT];
    int code = WIFEXITED(s->status) ? WEXITSTATUS(s->status) : -1;
    int signal = WIFSIGNALED(s->status) ? WTERMSIG(s->status) : 0;
    if (code > 128 && code < 128 + 65 && s->request->number[TAG_FLAGS] & FLAG_WRAPPED) signal = code - 128;
    if (signal == SIGXFSZ) set_end(s, END_LIMIT, LIMIT_FILE_SIZE, "a file grew too large");
    else if (signal == SIGXCPU || (signal == SIGKILL && cpu_limit && s->usage.cpu >= cpu_limit)) set_end(s, END_LIMIT, LIMIT_CPU_TIME, "used up its CPU time");
    else if (signal) set_end(s, END_SIGNALLED, signal, "ended by signal %d", signal);
    else if (s->step == STEP_COMMAND) set_end(s, END_EXITED, code, "exited");
    else set_end(s, END_PROTOCOL, s->step, "exited with code %d before %s", code, awaited(s));
}

static void reap_all(struct spawn *s)
{
    int status;
    pid_t pid;
    while ((pid = reap(&s->usage, &status)) > 0)
        if (pid == s->pid) s->status = status, s->exited = now();
    if (!s->exited || s->ended) return;
    if (s->step != STEP_COMMAND) read_frames(s);    /* the answer may have arrived with the exit */
    judge_exit(s);
}

static void check_deadlines(struct spawn *s)
{
    int64_t at = now();
    if (s->closed_at && at > s->closed_at + SECOND) set_end(s, END_PROTOCOL, s->step, "closed its output before %s", awaited(s));
    if (at < s->deadline) return;
    if (s->term_at || s->step != STEP_COMMAND || !s->request->number[TAG_GRACE]) {
        set_end(s, END_TIMED_OUT, s->step, "ran into the wall limit");
        return;
    }
    s->term_at = at;
    s->deadline = at + s->request->number[TAG_GRACE];
    kill(s->request->number[TAG_FLAGS] & FLAG_SESSION ? -s->pid : s->pid, SIGTERM);
}

/* While a process runs, the harness may say CANCEL and nothing else. */
static void listen_to_harness(struct spawn *s)
{
    static const unsigned char cancel[5] = { 0, 0, 0, 0, MESSAGE_CANCEL };
    ssize_t n = read(0, s->heard + s->heard_used, sizeof s->heard - s->heard_used);
    if (n > 0) s->heard_used += (size_t)n;
    if (n > 0 && s->heard_used < sizeof s->heard) return;
    if (n > 0 && !memcmp(s->heard, cancel, sizeof cancel)) { set_end(s, END_CANCELLED, 0, "cancelled"); return; }
    kill_everything(s->pid, s->request, &s->usage, &s->status, &s->exited);
    clean_scratch(s->request);
    if (n > 0) send_error("only CANCEL is understood while a process runs");
    _exit(n > 0 ? 3 : 0);
}

static void watch(struct spawn *s)
{
    while (!s->ended) {
        struct pollfd p[5] = {
            { .fd = 0, .events = POLLIN }, { .fd = child_signals, .events = POLLIN }, { .fd = s->out.fd, .events = POLLIN },
            { .fd = s->err.fd, .events = POLLIN }, { .fd = s->sent < s->sending.used ? s->input : -1, .events = POLLOUT },
        };
        int64_t until = s->closed_at && s->closed_at + SECOND < s->deadline ? s->closed_at + SECOND : s->deadline;
        int64_t wait = until - now() > 0 ? until - now() + 1 : 0;
        struct timespec t = { wait / SECOND, wait % SECOND };
        if (ppoll(p, 5, &t, NULL) < 0 && errno != EINTR) die("ppoll");
        if (p[2].revents && s->step != STEP_COMMAND) read_frames(s);    /* first: it is what the clock waits for */
        else if (p[2].revents) drain(s, &s->out);
        if (p[4].revents) flush_input(s);
        if (p[3].revents) drain(s, &s->err);
        if (p[1].revents) {
            struct signalfd_siginfo info;
            if (read(child_signals, &info, sizeof info) < 0 && errno != EAGAIN) die("signalfd");
            reap_all(s);
        }
        if (p[0].revents && !s->ended) listen_to_harness(s);
        if (!s->ended) check_deadlines(s);
        if (s->ended && s->term_at) s->ended = 0, set_end(s, END_TIMED_OUT, s->step, "ran into the wall limit");
    }
}

/* ---- one spawn: beginning and reply ---- */

static int hand_down(const struct request *r)
{
    if (!has(r, TAG_HANDED_FILTER)) return -1;
    int fd = memfd_create("filter", MFD_CLOEXEC);
    if (fd < 0 || write(fd, r->handed.data, r->handed.size) != (ssize_t)r->handed.size || lseek(fd, 0, SEEK_SET) != 0) die("memfd");
    return fd;
}

/* Starts the process. Returns what kept it from starting, with error 0 when it runs. */
static struct failure start(struct spawn *s)
{
    struct failure failure = {0};
    int in[2], out[2], err[2], report[2], handed = hand_down(s->request);
    if (pipe2(in, O_CLOEXEC) < 0 || pipe2(out, O_CLOEXEC) < 0 || pipe2(err, O_CLOEXEC) < 0 || pipe2(report, O_CLOEXEC) < 0) die("pipe");
    fcntl(out[0], F_SETPIPE_SZ, 1 << 20);               /* large answers in fewer pieces; best effort */
    pid_t self = getpid();
    s->spawned = now();
    s->pid = fork();
    if (s->pid < 0) die("fork");
    if (s->pid == 0) become_child(s->request, (int[]){ in[0], out[1], err[1] }, handed, report[1], self);
    close(in[0]); close(out[1]); close(err[1]); close(report[1]); close_fd(&handed);
    s->input = in[1]; s->out.fd = out[0]; s->err.fd = err[0];
    fcntl(s->input, F_SETFL, O_NONBLOCK); fcntl(s->out.fd, F_SETFL, O_NONBLOCK); fcntl(s->err.fd, F_SETFL, O_NONBLOCK);
    while (read(report[0], &failure, sizeof failure) < 0 && errno == EINTR) ;    /* returns at exec, which closes the pipe */
    close(report[0]);
    return failure;
}

static void reply(struct spawn *s, int64_t left)
{
    struct bytes body = {0};
    put_number(&body, TAG_END_KIND, s->end_kind);
    put_number(&body, TAG_END_VALUE, s->end_value);
    if (s->end_kind == END_FAILED) put_field(&body, TAG_END_TEXT, s->payload.data, (uint32_t)s->payload.used);
    else put_text(&body, TAG_END_TEXT, s->end_text);
    put_number(&body, TAG_WAIT_STATUS, s->status);
    put_number(&body, TAG_START_TIME, s->started);
    put_number(&body, TAG_SETUP_TIME, s->setup);
    put_number(&body, TAG_CALL_TIME, s->call);
    put_number(&body, TAG_WALL_TIME, s->exited - s->spawned);
    put_number(&body, TAG_CPU_TIME, s->usage.cpu);
    put_number(&body, TAG_PEAK, s->usage.peak);
    put_number(&body, TAG_DROPPED, s->dropped);
    put_number(&body, TAG_LEFT_PROCESSES, left);
    put_number(&body, TAG_SCRATCH_LEFT, clean_scratch(s->request));
    if (s->answered) put_field(&body, TAG_ANSWER, s->payload.data, (uint32_t)s->payload.used);
    put_field(&body, TAG_STDOUT_KEPT, s->out.kept.data, (uint32_t)s->out.kept.used);
    put_field(&body, TAG_STDERR_KEPT, s->err.kept.data, (uint32_t)s->err.kept.used);
    send_message(MESSAGE_RESULT, &body);
}

static void not_started(struct spawn *s, const struct failure *f)
{
    char text[256];
    if (strcmp(f->step, "exec")) { send_error("%s: %s", f->step, strerror(f->error)); return; }
    int n = snprintf(text, sizeof text, "cannot start %.150s: %s\n", s->request->arguments.items[0], strerror(f->error));
    append(&s->err.kept, text, (size_t)n);
    set_end(s, END_EXITED, f->error == ENOENT ? 127 : 126, "exited");
    reply(s, 0);
}

static void run(const struct request *r)
{
    struct spawn s = { .request = r, .out.keep = (size_t)r->number[TAG_STDOUT_KEEP], .err.keep = (size_t)r->number[TAG_STDERR_KEEP] };
    if (getrandom(s.nonce, NONCE, 0) != NONCE) die("getrandom");
    struct failure failure = start(&s);
    s.deadline = s.spawned + r->number[TAG_WALL_LIMIT];
    if (!failure.error && has(r, TAG_HELLO)) {
        s.step = STEP_START;
        send_frame(&s, FRAME_HELLO, &r->hello);
    } else if (!failure.error) {
        append(&s.sending, r->input.data, r->input.size);
        flush_input(&s);
    }
    if (!failure.error) watch(&s);
    int64_t expected = s.exited ? 0 : has(r, TAG_EXPECTED_PROCESSES) ? r->number[TAG_EXPECTED_PROCESSES] : 1;
    int64_t left = signal_descendants(0) - expected;
    if (!kill_everything(s.pid, r, &s.usage, &s.status, &s.exited)) send_error("processes are left that cannot be killed");
    else if (failure.error) not_started(&s, &failure);
    else {
        if (s.step == STEP_COMMAND) drain(&s, &s.out);
        drain(&s, &s.err);
        reply(&s, left > 0 ? left : 0);
    }
    close_fd(&s.input); close_fd(&s.out.fd); close_fd(&s.err.fd);
    release(&s.sending); release(&s.out.kept); release(&s.err.kept); release(&s.payload);
}

/* ---- main loop ---- */

/* Returns 0 at the end of the input. */
static int read_all(void *data, size_t size)
{
    for (char *p = data; size; ) {
        ssize_t n = read(0, p, size);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return 0;
        p += n;
        size -= (size_t)n;
    }
    return 1;
}

static void pong(void)
{
    struct bytes body = {0};
    put_number(&body, TAG_VERSION, AGENT_VERSION);
    put_number(&body, TAG_CLOCK, now());
    send_message(MESSAGE_PONG, &body);
}

static void serve(unsigned char type, struct request *r)
{
    const char *wrong = NULL;
    if (type == MESSAGE_PING) pong();
    else if (type == MESSAGE_CANCEL) return;            /* it came too late: the process had ended */
    else if (type != MESSAGE_SPAWN) send_error("a message of type %d is unknown", type);
    else if ((wrong = parse_request(r))) send_error("%s", wrong);
    else run(r);
}

int main(void)
{
    sigset_t mask;
    for (int fd = 3; fd < 1024; fd++) close(fd);        /* whatever our parent forgot to close must not reach a sample */
    sigemptyset(&mask);
    sigaddset(&mask, SIGCHLD);
    sigprocmask(SIG_BLOCK, &mask, NULL);
    signal(SIGPIPE, SIG_IGN);
    if (getpid() != 1 && prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) < 0) die("PR_SET_CHILD_SUBREAPER");
    if ((child_signals = signalfd(-1, &mask, SFD_CLOEXEC | SFD_NONBLOCK)) < 0) die("signalfd");
    unsigned char head[5];
    while (read_all(head, sizeof head)) {
        uint32_t size;
        struct request r = {0};
        memcpy(&size, head, 4);
        if (size > MAX_REQUEST) {
            char skipped[4096];
            for (size_t n; size; size -= (uint32_t)n)
                if (!read_all(skipped, n = size < sizeof skipped ? size : sizeof skipped)) return 0;
            send_error("a request of more than 64 MiB");
            continue;
        }
        r.body.data = must_allocate(NULL, size);
        r.body.room = r.body.used = size;
        if (!read_all(r.body.data, size)) return 0;
        serve(head[4], &r);
        free_request(&r);
    }
    return 0;
}
