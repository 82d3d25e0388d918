/* The frames that a sample exchanges with the agent, and the clock around them. */
#include "agent.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

__attribute__((format(printf, 4, 5)))
void set_end(struct spawn *s, int kind, int64_t value, const char *format, ...)
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

void close_fd(int *fd)
{
    if (*fd >= 0) close(*fd);
    *fd = -1;
}

void flush_input(struct spawn *s)
{
    while (s->input >= 0 && s->sent < s->sending.used) {
        ssize_t n = write(s->input, s->sending.data + s->sent, s->sending.used - s->sent);
        if (n < 0 && errno == EAGAIN) return;
        if (n < 0) { close_fd(&s->input); return; }     /* it closed its end; what that means is seen elsewhere */
        s->sent += (size_t)n;
    }
    if (s->step == STEP_COMMAND) close_fd(&s->input);
}

void send_frame(struct spawn *s, unsigned char kind, const struct part *payload)
{
    s->sending.used = s->sent = 0;
    append(&s->sending, &kind, 1);
    append(&s->sending, &payload->size, 4);
    append(&s->sending, s->nonce, NONCE);
    append(&s->sending, payload->data, payload->size);
    s->mark = now();
    flush_input(s);
}

const char *awaited(const struct spawn *s)
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

void read_frames(struct spawn *s)
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
