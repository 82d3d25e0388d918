/* The child between fork and exec: it gives up everything that the request does not leave it. */
#include "agent.h"
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

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

_Noreturn void become_child(const struct request *r, const int fds[3], int handed, int report, pid_t agent)
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
