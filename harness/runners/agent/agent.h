/* What the files of the agent share. wire.c: memory and messages. request.c: what is asked. child.c: from fork to exec. reaper.c: nothing
   stays behind. frames.c: the conversation with a runner. spawn.c: the life of one process. agent.c: the loop around it. */
#ifndef BENCH_AGENT_H
#define BENCH_AGENT_H

#define _GNU_SOURCE
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/types.h>
#include "agent_tags.h"

enum { MAX_REQUEST = 64 << 20, MAX_FAIL = 64 << 10, MAX_RLIMITS = 16, MAX_FILTER = 4096 * 8, NONCE = 16, HEAD = 1 + 4 + NONCE };

#define SECOND INT64_C(1000000000)

/* ---- wire.c ---- */

struct bytes { unsigned char *data; size_t used, room; };

_Noreturn void die(const char *what);
void *must_allocate(void *old, size_t size);
void append(struct bytes *b, const void *data, size_t size);
void release(struct bytes *b);
void put_field(struct bytes *b, uint16_t tag, const void *data, uint32_t size);
void put_number(struct bytes *b, uint16_t tag, int64_t value);
void put_text(struct bytes *b, uint16_t tag, const char *text);
void send_message(unsigned char type, struct bytes *body);
__attribute__((format(printf, 1, 2))) void send_error(const char *format, ...);
int64_t now(void);

/* ---- request.c ---- */

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

static inline int has(const struct request *r, int tag) { return (int)(r->seen >> tag & 1); }

const char *parse_request(struct request *r);
void free_request(struct request *r);

/* ---- child.c ---- */

struct failure { int error; char step[28]; };

_Noreturn void become_child(const struct request *r, const int fds[3], int handed, int report, pid_t agent);

/* ---- reaper.c ---- */

struct usage { int64_t cpu; long peak; };

extern int child_signals;   /* signalfd of SIGCHLD */

int signal_descendants(int signal);
pid_t reap(struct usage *u, int *status);
int kill_everything(pid_t main_process, const struct request *r, struct usage *u, int *main_status, int64_t *main_end);
int64_t clean_scratch(const struct request *r);
int is_scratch_full(const struct request *r, pid_t main_process);

/* ---- frames.c ---- */

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

__attribute__((format(printf, 4, 5))) void set_end(struct spawn *s, int kind, int64_t value, const char *format, ...);
const char *awaited(const struct spawn *s);
void close_fd(int *fd);
void flush_input(struct spawn *s);
void send_frame(struct spawn *s, unsigned char kind, const struct part *payload);
void read_frames(struct spawn *s);

/* ---- spawn.c ---- */

void run(const struct request *r);

#endif
