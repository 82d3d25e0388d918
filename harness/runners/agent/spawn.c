/* The life of one process: start, output, exit, deadlines, reply. */
#include "agent.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

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

void run(const struct request *r)
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
    int good = s.answered || s.end_kind == END_LIMIT || s.end_kind == END_CANCELLED || (s.end_kind == END_EXITED && s.end_value == 0);
    if (!failure.error && !good && is_scratch_full(r, s.pid)) s.ended = 0, set_end(&s, END_LIMIT, LIMIT_SCRATCH, "no scratch space is left");
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
