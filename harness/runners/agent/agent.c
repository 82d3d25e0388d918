/* The agent: spawns one process at a time, times it, and leaves nothing behind.

   It reads requests on standard input and writes one reply each on standard output; docs/protocol.md describes both, and the frames
   that it exchanges with a runner. It is trusted and never loads a byte of a repository. Whatever the process does, the agent answers
   within the wall limit and some seconds. The end of standard input kills everything and ends the agent. */
#include "agent.h"
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

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
