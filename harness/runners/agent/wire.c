/* Memory, the clock, and messages to the harness. */
#include "agent.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

_Noreturn void die(const char *what)
{
    dprintf(2, "agent: %s: %s\n", what, strerror(errno));
    _exit(3);
}

void *must_allocate(void *old, size_t size)
{
    void *memory = realloc(old, size ? size : 1);
    if (!memory) die("memory");
    return memory;
}

void append(struct bytes *b, const void *data, size_t size)
{
    if (b->room - b->used < size) {
        b->room = (b->used + size) * 3 / 2 + 64;
        b->data = must_allocate(b->data, b->room);
    }
    if (size) memcpy(b->data + b->used, data, size);
    b->used += size;
}

void release(struct bytes *b) { free(b->data); *b = (struct bytes){0}; }

void put_field(struct bytes *b, uint16_t tag, const void *data, uint32_t size)
{
    append(b, &tag, 2);     /* little-endian machines only, like everything that the runners support */
    append(b, &size, 4);
    append(b, data, size);
}

void put_number(struct bytes *b, uint16_t tag, int64_t value) { put_field(b, tag, &value, 8); }
void put_text(struct bytes *b, uint16_t tag, const char *text) { put_field(b, tag, text, (uint32_t)strlen(text)); }

int64_t now(void)
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

void send_message(unsigned char type, struct bytes *body)
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
void send_error(const char *format, ...)
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
