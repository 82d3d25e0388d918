"""The agent in Python: the same messages and behaviour as agent.c, for machines without a C compiler.

agent.c is the one that is meant; see there for what each step is for, and docs/protocol.md for the messages. What this one costs:
each spawn takes a few milliseconds more, because a larger process is forked, and its own memory is the least peak it can report.
Python 3.8 or newer, standard library only.
"""
import ctypes
import errno
import fcntl
import os
import resource
import select
import signal
import stat
import struct
import time

AGENT_VERSION = 1

MESSAGE_SPAWN = 1
MESSAGE_PING = 2
MESSAGE_CANCEL = 3
MESSAGE_RESULT = 17
MESSAGE_PONG = 18
MESSAGE_ERROR = 19

TAG_ARGUMENT = 1
TAG_VARIABLE = 2
TAG_FOLDER = 3
TAG_CPU = 4
TAG_USER = 5
TAG_GROUP = 6
TAG_RLIMIT = 7
TAG_WALL_LIMIT = 8
TAG_CPU_LIMIT = 9
TAG_GRACE = 10
TAG_STDOUT_KEEP = 11
TAG_STDERR_KEEP = 12
TAG_OUTPUT_LIMIT = 13
TAG_STDIN = 14
TAG_HELLO = 15
TAG_SETUP = 16
TAG_GO = 17
TAG_ANSWER_LIMIT = 18
TAG_SECCOMP = 19
TAG_HANDED_FILTER = 20
TAG_HANDED_FD = 21
TAG_SCRATCH = 22
TAG_CGROUP_PROCS = 23
TAG_FLAGS = 24
TAG_EXPECTED_PROCESSES = 25
TAG_END_KIND = 64
TAG_END_VALUE = 65
TAG_END_TEXT = 66
TAG_WAIT_STATUS = 67
TAG_START_TIME = 68
TAG_SETUP_TIME = 69
TAG_CALL_TIME = 70
TAG_WALL_TIME = 71
TAG_CPU_TIME = 72
TAG_PEAK = 73
TAG_ANSWER = 74
TAG_STDOUT_KEPT = 75
TAG_STDERR_KEPT = 76
TAG_DROPPED = 77
TAG_LEFT_PROCESSES = 78
TAG_SCRATCH_LEFT = 79
TAG_CLOCK = 80
TAG_VERSION = 81
TAG_ERROR_TEXT = 82

FLAG_SESSION = 1
FLAG_NO_NEW_PRIVILEGES = 2
FLAG_DIE_WITH_AGENT = 4
FLAG_WRAPPED = 8
FLAG_OWN_USER = 16

END_EXITED = 1
END_SIGNALLED = 2
END_TIMED_OUT = 3
END_LIMIT = 4
END_PROTOCOL = 5
END_FAILED = 6
END_CANCELLED = 7

TMPFS_MAGIC = 0x01021994    # of linux/magic.h

STEP_COMMAND = 0
STEP_START = 1
STEP_SETUP = 2
STEP_CALL = 3

LIMIT_OUTPUT = 1
LIMIT_FILE_SIZE = 2
LIMIT_CPU_TIME = 3
LIMIT_SCRATCH = 4

FRAME_HELLO = 1
FRAME_READY = 2
FRAME_SETUP = 3
FRAME_SET = 4
FRAME_GO = 5
FRAME_DONE = 6
FRAME_FAIL = 7

MAX_REQUEST, MAX_FAIL, MAX_RLIMITS, MAX_FILTER, NONCE = 64 << 20, 64 << 10, 16, 4096 * 8, 16
SECOND = 1000000000
HEAD = struct.Struct("<BI16s")
NAMES = {STEP_START: "READY", STEP_SETUP: "SET", STEP_CALL: "the answer"}
TEXTS = {TAG_ARGUMENT: "arguments", TAG_VARIABLE: "variables", TAG_SCRATCH: "scratch", TAG_CGROUP_PROCS: "cgroups"}
PARTS = (TAG_STDIN, TAG_HELLO, TAG_SETUP, TAG_GO, TAG_HANDED_FILTER)
libc = ctypes.CDLL(None, use_errno=True)
now = time.monotonic_ns


# ---- wire ----

def field(tag, data):
    return struct.pack("<HI", tag, len(data)) + data


def number_field(tag, value):
    return field(tag, struct.pack("<q", value))


def send_message(kind, body):
    data = memoryview(struct.pack("<IB", len(body), kind) + body)
    while data:
        data = data[os.write(1, data):]


def send_error(text):
    send_message(MESSAGE_ERROR, field(TAG_ERROR_TEXT, text.encode()[:500]))


def read_all(size):
    """Returns None at the end of the input."""
    chunks = []
    while size:
        chunk = os.read(0, min(size, 1 << 20))
        if not chunk:
            return None
        chunks.append(chunk)
        size -= len(chunk)
    return b"".join(chunks)


# ---- request ----

class BadRequest(Exception):
    pass


class Request:
    def __init__(self, body):
        self.arguments, self.variables, self.scratch, self.cgroups = [], [], [], []
        self.folder, self.parts, self.seccomp, self.rlimits, self.cpus, self.numbers, self.seen = None, {}, b"", [], set(), {}, set()
        at = 0
        while at < len(body):
            if len(body) - at < 6:
                raise BadRequest("a field is cut off")
            tag, size = struct.unpack_from("<HI", body, at)
            if len(body) - at - 6 < size:
                raise BadRequest("a field is cut off")
            self.take(tag, body[at + 6:at + 6 + size])
            at += 6 + size
        self.check()

    def take(self, tag, data):
        if not TAG_ARGUMENT <= tag <= TAG_EXPECTED_PROCESSES:
            raise BadRequest("a field is unknown")
        if tag in self.seen and tag not in TEXTS and tag not in (TAG_CPU, TAG_RLIMIT):
            raise BadRequest("a field is there twice")
        self.seen.add(tag)
        if tag in TEXTS or tag == TAG_FOLDER:
            if len(data) > 1 << 20 or 0 in data:
                raise BadRequest("a text is too long or holds a NUL")
            if tag == TAG_FOLDER:
                self.folder = data
            else:
                getattr(self, TEXTS[tag]).append(data)
        elif tag == TAG_RLIMIT:
            self.take_rlimit(data)
        elif tag in PARTS:
            self.parts[tag] = data
        elif tag == TAG_SECCOMP:
            if len(data) % 8 or len(data) > MAX_FILTER:
                raise BadRequest("the filter is not a filter")
            self.seccomp = data
        else:
            self.take_number(tag, data)

    def take_rlimit(self, data):
        if len(data) != 16:
            raise BadRequest("a resource limit is not two numbers")
        which, value = struct.unpack("<qq", data)
        if not 0 <= which < 16 or value < 0:
            raise BadRequest("a resource limit is out of range")
        if len(self.rlimits) == MAX_RLIMITS:
            raise BadRequest("too many resource limits")
        self.rlimits.append((which, value))

    def take_number(self, tag, data):
        if len(data) != 8:
            raise BadRequest("a number is not 8 bytes long")
        value, = struct.unpack("<q", data)
        if value < 0:
            raise BadRequest("a number is negative")
        if tag == TAG_CPU and value >= 1024:
            raise BadRequest("a processor number is out of range")
        if tag in (TAG_USER, TAG_GROUP) and value >= 0xFFFFFFFF:
            raise BadRequest("a user or group number is out of range")
        if tag == TAG_HANDED_FD and not 3 <= value <= 200:
            raise BadRequest("the handed descriptor is out of range")
        if tag == TAG_ANSWER_LIMIT and value > 1 << 30:
            raise BadRequest("the answer limit is over 1 GiB")
        if tag in (TAG_STDOUT_KEEP, TAG_STDERR_KEEP) and value > MAX_REQUEST:
            raise BadRequest("more than 64 MiB of output to keep")
        if tag == TAG_CPU:
            self.cpus.add(value)
        else:
            self.numbers[tag] = value

    def check(self):
        exchange = sum(tag in self.seen for tag in (TAG_HELLO, TAG_SETUP, TAG_GO, TAG_ANSWER_LIMIT))
        if not self.arguments or not self.arguments[0]:
            raise BadRequest("there is no program to run")
        if not self.number(TAG_WALL_LIMIT):
            raise BadRequest("there is no wall limit")
        if exchange not in (0, 4):
            raise BadRequest("the exchange is not complete")
        if exchange and TAG_STDIN in self.seen:
            raise BadRequest("an exchange has no other input")
        if (TAG_HANDED_FILTER in self.seen) != (TAG_HANDED_FD in self.seen):
            raise BadRequest("a handed filter needs its descriptor")

    def number(self, tag):
        return self.numbers.get(tag, 0)

    def flag(self, bit):
        return bool(self.number(TAG_FLAGS) & bit)


# ---- the child's side of a spawn ----

def prctl(option, a=0, b=0):
    if libc.prctl(option, ctypes.c_ulong(a), ctypes.c_void_p(b), 0, 0) < 0:
        raise OSError(ctypes.get_errno(), "prctl")


def write_text(path, text):
    fd = os.open(path, os.O_WRONLY | os.O_CLOEXEC)
    try:
        os.write(fd, text)
    finally:
        os.close(fd)


def drop_privileges(r, step):
    if TAG_USER in r.seen:
        for capability in range(64):
            if libc.prctl(24, ctypes.c_ulong(capability), 0, 0, 0) < 0:     # PR_CAPBSET_DROP
                break
    if TAG_GROUP in r.seen:
        if os.getuid() == 0:
            step("setgroups", os.setgroups, [])
        step("setgid", os.setgid, r.numbers[TAG_GROUP])
    if TAG_USER in r.seen:
        step("setuid", os.setuid, r.numbers[TAG_USER])


def limit_child(r, step):
    for which, value in r.rlimits:
        step("setrlimit", resource.setrlimit, which, (value, value))
    if r.number(TAG_CPU_LIMIT):
        seconds = (r.number(TAG_CPU_LIMIT) + SECOND - 1) // SECOND
        step("setrlimit of CPU time", resource.setrlimit, resource.RLIMIT_CPU, (seconds, seconds + 1))
    if r.cpus:
        step("pinning to processors", os.sched_setaffinity, 0, r.cpus)


def install_filter(data):
    code = ctypes.create_string_buffer(data, len(data))
    program = ctypes.create_string_buffer(struct.pack("@HP", len(data) // 8, ctypes.addressof(code)))
    prctl(22, 2, ctypes.addressof(program))         # PR_SET_SECCOMP, SECCOMP_MODE_FILTER


def become_child(r, fds, handed, report, agent):
    current = "fork"

    def step(name, action, *arguments):
        nonlocal current
        current = name
        return action(*arguments)

    try:
        for number in (signal.SIGPIPE, signal.SIGXFSZ, signal.SIGINT, signal.SIGCHLD):
            signal.signal(number, signal.SIG_DFL)       # Python changes these for itself
        if r.flag(FLAG_SESSION):
            os.setsid()
        for path in r.cgroups:
            step("joining a cgroup", write_text, path, b"0")
        try:
            write_text("/proc/self/oom_score_adj", b"500")
        except OSError:
            pass
        for target, fd in enumerate(fds):
            step("dup2", os.dup2, fd, target)
        if handed is not None:
            target = r.numbers[TAG_HANDED_FD]
            if report == target:
                report = fcntl.fcntl(report, fcntl.F_DUPFD_CLOEXEC, target + 1)
            if handed == target:
                os.set_inheritable(handed, True)
            else:
                step("handing down a descriptor", os.dup2, handed, target)
        limit_child(r, step)
        drop_privileges(r, step)
        if r.folder is not None:
            step("entering the folder", os.chdir, r.folder)
        if r.flag(FLAG_DIE_WITH_AGENT):
            step("PR_SET_PDEATHSIG", prctl, 1, signal.SIGKILL)
            if os.getppid() != agent:
                os._exit(125)
        if r.flag(FLAG_NO_NEW_PRIVILEGES):
            step("PR_SET_NO_NEW_PRIVS", prctl, 38, 1)
        variables = dict(variable.partition(b"=")[::2] for variable in r.variables)
        if r.seccomp:
            step("installing the filter", install_filter, r.seccomp)
        step("exec", os.execvpe, r.arguments[0], r.arguments, variables)
    except BaseException as e:      # noqa: the child must never return into the agent's loop
        error = getattr(e, "errno", None) or errno.EINVAL
        try:
            os.write(report, struct.pack("<i", error) + current.encode())
        finally:
            os._exit(126)


# ---- killing and reaping ----

def descendants():
    """Living processes below the agent, by a walk over /proc."""
    parents, self_id = {}, os.getpid()
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open("/proc/%s/stat" % name, "rb") as f:
                state, parent = f.read().rpartition(b")")[2].split()[:2]
            parents[int(name)] = int(parent), state
        except (OSError, ValueError):
            continue
    if self_id == 1:
        ours = set(parents) - {1}
    else:
        ours, grew = {self_id}, True
        while grew:
            more = {pid for pid, (parent, _) in parents.items() if parent in ours} - ours
            ours |= more
            grew = bool(more)
        ours -= {self_id}
    return [pid for pid in ours if parents[pid][1] not in (b"Z", b"X")]


def try_kill(pid, number):
    try:
        os.kill(pid, number)
    except OSError:
        pass


def kill_user(user):
    pid = os.fork()
    if pid == 0:
        try:
            if user != 0:
                os.setuid(user)
                os.kill(-1, signal.SIGKILL)
        finally:
            os._exit(0)
    os.waitpid(pid, 0)


# ---- scratch folders ----

def empty_working_folder():
    depth = 0
    while True:
        descended = False
        os.chmod(".", 0o700) if os.stat(".").st_uid == os.getuid() else None
        for name in os.listdir(b"."):
            try:
                if stat.S_ISDIR(os.lstat(name).st_mode):
                    os.rmdir(name)
                else:
                    os.unlink(name)
            except OSError as e:
                if e.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                    raise
                os.chmod(name, 0o700)
                os.chdir(name)
                depth, descended = depth + 1, True
                break
        if descended:
            continue
        if not depth:
            return
        os.chdir("..")
        depth -= 1


def is_empty(folder):
    try:
        return not os.listdir(folder)
    except OSError:
        return False


def clean_scratch(r):
    left = 0
    for folder in r.scratch:
        if is_empty(folder):
            continue
        pid = os.fork()
        if pid == 0:
            try:
                signal.alarm(30)
                if TAG_GROUP in r.seen:
                    os.setgid(r.numbers[TAG_GROUP])
                if TAG_USER in r.seen:
                    os.setuid(r.numbers[TAG_USER])
                os.chdir(folder)
                empty_working_folder()
            finally:
                os._exit(0)
        os.waitpid(pid, 0)
        left += not is_empty(folder)
    return left


def is_in_memory(folder):
    # What statvfs leaves out: the type of the file system, the first word of what statfs fills in.
    answer = (ctypes.c_long * 32)()
    return libc.statfs(os.fsencode(folder), answer) == 0 and answer[0] == TMPFS_MAGIC


def is_full(folder):
    try:
        space = os.statvfs(folder)
    except OSError:
        return False
    return is_in_memory(folder) and space.f_blocks > 0 and (space.f_bavail == 0 or (space.f_files > 0 and space.f_ffree == 0))


def is_scratch_full(r, main_process):
    if os.getpid() == 1 and any(map(is_full, r.scratch)):
        return True
    if not r.flag(FLAG_WRAPPED):
        return False
    try:
        with open("/proc/%d/task/%d/children" % (main_process, main_process), "rb") as children:
            first = children.read().split()[0].decode()
    except (OSError, IndexError):
        return False
    return is_full("/proc/%s/root/tmp" % first) or is_full("/proc/%s/root/dev/shm" % first)


# ---- one spawn ----

class Stream:
    def __init__(self, keep):
        self.fd, self.keep, self.kept = -1, keep, bytearray()


class NotStarted(Exception):
    pass


class Spawn:
    def __init__(self, r, wake):
        self.r, self.wake = r, wake
        self.pid, self.status, self.exited, self.cpu, self.peak = 0, 0, 0, 0, 0
        self.input, self.sending = -1, memoryview(b"")
        self.out, self.err = Stream(r.number(TAG_STDOUT_KEEP)), Stream(r.number(TAG_STDERR_KEEP))
        self.dropped = self.total = 0
        self.step, self.end, self.answered = STEP_COMMAND, None, False
        self.nonce, self.head, self.payload = os.urandom(NONCE), b"", bytearray()
        self.started = self.setup = self.call = self.mark = self.closed_at = self.term_at = 0
        self.heard = b""

    def set_end(self, kind, value, text):
        if self.end is None:
            self.end = kind, value, text

    # -- input and frames --

    def flush_input(self):
        while self.input >= 0 and self.sending:
            try:
                self.sending = self.sending[os.write(self.input, self.sending):]
            except BlockingIOError:
                return
            except OSError:
                self.close_input()
                return
        if self.step == STEP_COMMAND:
            self.close_input()

    def close_input(self):
        if self.input >= 0:
            os.close(self.input)
        self.input, self.sending = -1, memoryview(b"")

    def send_frame(self, kind, payload):
        self.sending = memoryview(HEAD.pack(kind, len(payload), self.nonce) + payload)
        self.mark = now()
        self.flush_input()

    def take_frame(self, kind, at):
        if kind == FRAME_FAIL:
            self.set_end(END_FAILED, self.step, bytes(self.payload))
        elif self.step == STEP_CALL:
            self.call, self.answered = at - self.mark, True
            self.set_end(END_EXITED, 0, b"answered")
        elif select.select([self.out.fd], [], [], 0)[0] and self.unasked():
            self.protocol("sent more than %s before it was asked to" % NAMES[self.step])
        else:
            self.head, self.payload = b"", bytearray()
            if self.step == STEP_START:
                self.started, self.step = at - self.spawned, STEP_SETUP
                self.send_frame(FRAME_SETUP, self.r.parts[TAG_SETUP])
            else:
                self.setup, self.step = at - self.mark, STEP_CALL
                self.send_frame(FRAME_GO, self.r.parts[TAG_GO])

    def unasked(self):
        count = bytearray(4)
        fcntl.ioctl(self.out.fd, 0x541B, count)         # FIONREAD
        return any(count)

    def protocol(self, text):
        self.set_end(END_PROTOCOL, self.step, text.encode())

    def check_head(self):
        kind, size, nonce = HEAD.unpack(self.head)
        wanted = {STEP_START: FRAME_READY, STEP_SETUP: FRAME_SET, STEP_CALL: FRAME_DONE}[self.step]
        limit = MAX_FAIL if kind == FRAME_FAIL else self.r.number(TAG_ANSWER_LIMIT) if self.step == STEP_CALL else 0
        if nonce != self.nonce:
            self.protocol("a frame with a wrong nonce instead of %s" % NAMES[self.step])
        elif kind not in (wanted, FRAME_FAIL):
            self.protocol("a frame of kind %d instead of %s" % (kind, NAMES[self.step]))
        elif size > limit:
            self.protocol("%d bytes as %s, %d are allowed" % (size, "a failure" if kind == FRAME_FAIL else NAMES[self.step], limit))
        return kind, size

    def read_frames(self):
        while self.end is None and self.out.fd >= 0:
            size = HEAD.unpack(self.head)[1] if len(self.head) == HEAD.size else None
            try:
                data = os.read(self.out.fd, HEAD.size - len(self.head) if size is None else min(size - len(self.payload), 1 << 20))
            except BlockingIOError:
                return
            at = now()
            if not data:
                os.close(self.out.fd)
                self.out.fd, self.closed_at = -1, at
                return
            if size is None:
                self.head += data
            else:
                self.payload += data
            if len(self.head) == HEAD.size:
                kind, size = self.check_head()
                if self.end is None and len(self.payload) == size:
                    self.take_frame(kind, at)

    # -- output, exit, deadlines --

    def drain(self, stream):
        for _ in range(64):
            if stream.fd < 0:
                return
            try:
                data = os.read(stream.fd, 1 << 16)
            except BlockingIOError:
                return
            if not data:
                os.close(stream.fd)
                stream.fd = -1
                return
            kept = data[:max(0, stream.keep - len(stream.kept))]
            stream.kept += kept
            self.dropped += len(data) - len(kept)
            self.total += len(data)
            if TAG_OUTPUT_LIMIT in self.r.seen and self.total > self.r.numbers[TAG_OUTPUT_LIMIT]:
                self.set_end(END_LIMIT, LIMIT_OUTPUT, b"more output than allowed")

    def judge_exit(self):
        code = os.WEXITSTATUS(self.status) if os.WIFEXITED(self.status) else -1
        number = os.WTERMSIG(self.status) if os.WIFSIGNALED(self.status) else 0
        limit = self.r.number(TAG_CPU_LIMIT)
        if 128 < code < 128 + 65 and self.r.flag(FLAG_WRAPPED):
            number = code - 128
        if number == signal.SIGXFSZ:
            self.set_end(END_LIMIT, LIMIT_FILE_SIZE, b"a file grew too large")
        elif number == signal.SIGXCPU or (number == signal.SIGKILL and limit and self.cpu >= limit):
            self.set_end(END_LIMIT, LIMIT_CPU_TIME, b"used up its CPU time")
        elif number:
            self.set_end(END_SIGNALLED, number, b"ended by signal %d" % number)
        elif self.step == STEP_COMMAND:
            self.set_end(END_EXITED, code, b"exited")
        else:
            self.protocol("exited with code %d before %s" % (code, NAMES[self.step]))

    def reap(self):
        """Takes the dead. Returns whether any child is left."""
        while True:
            try:
                pid, status, usage = os.wait4(-1, os.WNOHANG)
            except ChildProcessError:
                return False
            if pid == 0:
                return True
            self.cpu += int((usage.ru_utime + usage.ru_stime) * 1e6) * 1000
            self.peak = max(self.peak, usage.ru_maxrss)
            if pid == self.pid:
                self.status, self.exited = status, now()

    def after_child_signal(self):
        self.reap()
        if self.exited and self.end is None:
            if self.step != STEP_COMMAND:
                self.read_frames()
            self.judge_exit()

    def check_deadlines(self):
        at = now()
        if self.closed_at and at > self.closed_at + SECOND:
            self.protocol("closed its output before %s" % NAMES[self.step])
        if at < self.deadline:
            return
        if self.term_at or self.step != STEP_COMMAND or not self.r.number(TAG_GRACE):
            self.set_end(END_TIMED_OUT, self.step, b"ran into the wall limit")
            return
        self.term_at, self.deadline = at, at + self.r.number(TAG_GRACE)
        try_kill(-self.pid if self.r.flag(FLAG_SESSION) else self.pid, signal.SIGTERM)

    def listen_to_harness(self):
        data = os.read(0, 5 - len(self.heard))
        self.heard += data
        if data and len(self.heard) < 5:
            return
        if data and self.heard == struct.pack("<IB", 0, MESSAGE_CANCEL):
            self.set_end(END_CANCELLED, 0, b"cancelled")
            return
        self.kill_everything()
        clean_scratch(self.r)
        if data:
            send_error("only CANCEL is understood while a process runs")
        os._exit(3 if data else 0)

    def watch(self):
        while self.end is None:
            poll = select.poll()
            for fd in (0, self.wake, self.out.fd, self.err.fd):
                if fd >= 0:
                    poll.register(fd, select.POLLIN)
            if self.input >= 0 and self.sending:
                poll.register(self.input, select.POLLOUT)
            until = min(self.deadline, self.closed_at + SECOND) if self.closed_at else self.deadline
            ready = {fd for fd, _ in poll.poll(max(0, (until - now()) / 1e6 + 1))}
            if self.out.fd in ready:
                self.read_frames() if self.step != STEP_COMMAND else self.drain(self.out)
            if self.input in ready:
                self.flush_input()
            if self.err.fd in ready:
                self.drain(self.err)
            if self.wake in ready:
                os.read(self.wake, 4096)
                self.after_child_signal()
            if 0 in ready and self.end is None:
                self.listen_to_harness()
            if self.end is None:
                self.check_deadlines()
            if self.end is not None and self.term_at:
                self.end = END_TIMED_OUT, self.step, b"ran into the wall limit"

    # -- beginning and end --

    def start(self):
        handed = None
        if TAG_HANDED_FILTER in self.r.seen:
            handed = os.memfd_create("filter")
            os.write(handed, self.r.parts[TAG_HANDED_FILTER])
            os.lseek(handed, 0, os.SEEK_SET)
        child, ours = zip(os.pipe(), os.pipe()[::-1], os.pipe()[::-1])
        report, reporting = os.pipe()
        try:
            fcntl.fcntl(ours[1], 1031, 1 << 20)         # F_SETPIPE_SZ
        except OSError:
            pass
        agent = os.getpid()
        self.spawned = now()
        self.deadline = self.spawned + self.r.number(TAG_WALL_LIMIT)
        self.pid = os.fork()
        if self.pid == 0:
            become_child(self.r, child, handed, reporting, agent)
        for fd in child + (reporting,) + (() if handed is None else (handed,)):
            os.close(fd)
        self.input, self.out.fd, self.err.fd = ours
        for fd in ours:
            os.set_blocking(fd, False)
        failure = os.read(report, 256)
        os.close(report)
        if failure:
            raise NotStarted(struct.unpack("<i", failure[:4])[0], failure[4:].decode())

    def is_bad(self):
        kind, value, _ = self.end
        return not (self.answered or kind in (END_LIMIT, END_CANCELLED) or (kind == END_EXITED and value == 0))

    def kill_everything(self):
        give_up = now() + 10 * SECOND
        while self.reap():
            if now() > give_up:
                return False
            if os.getpid() == 1:
                try_kill(-1, signal.SIGKILL)
            if self.r.flag(FLAG_OWN_USER) and os.getuid() == 0:
                kill_user(self.r.number(TAG_USER))
            if self.r.flag(FLAG_SESSION) and self.pid > 0 and not self.exited:
                try_kill(-self.pid, signal.SIGKILL)
            if os.getpid() != 1:
                for pid in descendants():
                    try_kill(pid, signal.SIGKILL)
            if select.select([self.wake], [], [], 0.01)[0]:
                os.read(self.wake, 4096)
        return True

    def reply(self, left):
        kind, value, text = self.end
        numbers = (
            (TAG_END_KIND, kind), (TAG_END_VALUE, value), (TAG_WAIT_STATUS, self.status), (TAG_START_TIME, self.started),
            (TAG_SETUP_TIME, self.setup), (TAG_CALL_TIME, self.call), (TAG_WALL_TIME, self.exited - self.spawned), (TAG_CPU_TIME, self.cpu),
            (TAG_PEAK, self.peak), (TAG_DROPPED, self.dropped), (TAG_LEFT_PROCESSES, left), (TAG_SCRATCH_LEFT, clean_scratch(self.r)))
        body = [number_field(tag, number) for tag, number in numbers] + [field(TAG_END_TEXT, text)]
        if self.answered:
            body.append(field(TAG_ANSWER, bytes(self.payload)))
        body += [field(TAG_STDOUT_KEPT, bytes(self.out.kept)), field(TAG_STDERR_KEPT, bytes(self.err.kept))]
        send_message(MESSAGE_RESULT, b"".join(body))

    def run(self):
        failure = None
        try:
            self.start()
            if TAG_HELLO in self.r.seen:
                self.step = STEP_START
                self.send_frame(FRAME_HELLO, self.r.parts[TAG_HELLO])
            else:
                self.sending = memoryview(self.r.parts.get(TAG_STDIN, b""))
                self.flush_input()
            self.watch()
        except NotStarted as e:
            failure = e.args
        if not failure and self.is_bad() and is_scratch_full(self.r, self.pid):
            self.end = END_LIMIT, LIMIT_SCRATCH, b"no scratch space is left"
        expected = 0 if self.exited else self.r.numbers.get(TAG_EXPECTED_PROCESSES, 1)
        left = max(0, len(descendants()) - expected) if self.reap() else 0
        if not self.kill_everything():
            send_error("processes are left that cannot be killed")
        elif failure and failure[1] != "exec":
            send_error("%s: %s" % (failure[1], os.strerror(failure[0])))
        elif failure:
            self.err.kept += b"cannot start %s: %s\n" % (self.r.arguments[0][:150], os.strerror(failure[0]).encode())
            self.set_end(END_EXITED, 127 if failure[0] == errno.ENOENT else 126, b"exited")
            self.reply(0)
        else:
            if self.step == STEP_COMMAND:
                self.drain(self.out)
            self.drain(self.err)
            self.reply(left)
        for fd in (self.input, self.out.fd, self.err.fd):
            if fd >= 0:
                os.close(fd)


# ---- main loop ----

def serve(kind, body, wake):
    if kind == MESSAGE_PING:
        send_message(MESSAGE_PONG, number_field(TAG_VERSION, AGENT_VERSION) + number_field(TAG_CLOCK, now()))
    elif kind == MESSAGE_SPAWN:
        try:
            Spawn(Request(body), wake).run()
        except BadRequest as e:
            send_error(str(e))
    elif kind != MESSAGE_CANCEL:        # which may come too late: the process had ended
        send_error("a message of type %d is unknown" % kind)


def main():
    os.closerange(3, 1024)              # whatever our parent forgot to close must not reach a sample
    if os.getpid() != 1:
        prctl(36, 1)                    # PR_SET_CHILD_SUBREAPER
    wake, waking = os.pipe()
    os.set_blocking(wake, False)
    os.set_blocking(waking, False)
    signal.signal(signal.SIGCHLD, lambda number, frame: None)
    signal.set_wakeup_fd(waking, warn_on_full_buffer=False)
    while True:
        head = read_all(5)
        if head is None:
            return
        size, kind = struct.unpack("<IB", head)
        if size > MAX_REQUEST:
            while size:
                skipped = read_all(min(size, 1 << 20))
                if skipped is None:
                    return
                size -= len(skipped)
            send_error("a request of more than 64 MiB")
            continue
        body = read_all(size)
        if body is None:
            return
        serve(kind, body, wake)


if __name__ == "__main__":
    main()
