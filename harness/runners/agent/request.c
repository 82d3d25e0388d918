/* Reads a request. The harness is trusted, its bytes are not: a broken request is refused as a whole. */
#include "agent.h"
#include <stdlib.h>
#include <string.h>

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

void free_request(struct request *r)
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
const char *parse_request(struct request *r)
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
