"""What code in a cell tries; inside.py ACTION ARGUMENT... prints what came of it, one fact a line."""
import errno
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time


def name_of(error):
    return errno.errorcode.get(error.errno, str(error.errno)) if error.errno else type(error).__name__


def memory(size):
    data = bytearray(int(size))
    for i in range(0, len(data), 4096):
        data[i] = 1
    print("got", size)


def forks():
    made = 0
    try:
        while made < 5000:
            if os.fork() == 0:
                signal.pause()
            made += 1
    except OSError as error:
        print("refused", name_of(error), "after", made, flush=True)
        sys.exit(3)
    print("made", made)


def fill(folder, size):
    """Small files until SIZE bytes are written, or an error; then waits for whoever counts them."""
    written = 0
    try:
        while written < int(size):
            with open(os.path.join(folder, f"fill-{written}"), "wb") as out:
                out.write(b"x" * (1 << 20))
            written += 1 << 20
            if written % (8 << 20) == 0:
                time.sleep(0.05)
    except OSError as error:
        print("refused", name_of(error), "after", written, flush=True)
        sys.exit(4)
    print("wrote", written, flush=True)
    if written:
        time.sleep(3600)


def large(path, size):
    with open(path, "wb") as out:
        for _ in range(int(size) >> 16):
            out.write(b"x" * (1 << 16))
    print("wrote", size)


def flood():
    line = b"y" * 4095 + b"\n"
    while True:
        os.write(1, line)


def bytes_out(count):
    os.write(1, b"\xff" * int(count))


def deaf(*_):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    print("deaf", flush=True)
    while True:
        time.sleep(3600)


def burn():
    while True:
        pass


def cores(other):
    print("on", sorted(os.sched_getaffinity(0)))
    try:
        os.sched_setaffinity(0, {int(other)})
        print("moved")
    except OSError as error:
        print("refused", name_of(error))


def connect(host, port):
    try:
        socket.create_connection((host, int(port)), timeout=2).close()
        print("connected")
    except OSError as error:
        print("refused", name_of(error))


def resolve(name):
    try:
        socket.getaddrinfo(name, 80)
        print("resolved")
    except OSError as error:
        print("refused", type(error).__name__)


def write(*paths):
    for path in paths:
        try:
            with open(path, "a", encoding="ascii"):
                print(path, "ok")
        except OSError as error:
            print(path, name_of(error))


def see(*paths):
    for path in paths:
        try:
            if os.path.isdir(path):
                os.listdir(path)
            else:
                with open(path, "rb") as file:
                    file.read(1)
            print(path, "ok")
        except OSError as error:
            print(path, name_of(error))


def status():
    with open("/proc/self/status", encoding="ascii") as lines:
        for line in lines:
            if line.split(":")[0] in ("Uid", "Gid", "Groups", "CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb", "NoNewPrivs", "Seccomp"):
                print(*line.replace(":", "").split())


def processes():
    print(sum(entry.isdigit() for entry in os.listdir("/proc")))


def descriptors():
    """What was inherited; the listing itself takes one more."""
    print("open", *sorted(int(name) for name in os.listdir("/proc/self/fd")))


def kill_around():
    """Signals everything that it sees, itself left out."""
    for process in [os.getppid(), 1] + [int(entry) for entry in os.listdir("/proc") if entry.isdigit() and int(entry) != os.getpid()]:
        for number in (signal.SIGSTOP, signal.SIGTERM, signal.SIGKILL):
            try:
                os.kill(process, number)
            except OSError:
                pass
    print("alive")


def leave(marker):
    for folder in ("/tmp", "/dev/shm", os.environ["HOME"]):
        with open(os.path.join(folder, marker), "w", encoding="ascii") as file:
            file.write("carried over")
    daemon = [sys.executable, "-I", os.path.abspath(__file__), "deaf", marker]
    nothing = subprocess.DEVNULL
    listener = socket.socket(socket.AF_UNIX)
    listener.bind("\0" + marker)
    listener.listen()
    lock = open(__file__, "rb")
    fcntl.flock(lock, fcntl.LOCK_EX)
    held = [listener.fileno(), lock.fileno()]
    subprocess.Popen(daemon, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True, pass_fds=held)
    os.environ["LEFT"] = marker
    print("left")


def look(marker):
    for name, folder in (("tmp", "/tmp"), ("shm", "/dev/shm"), ("home", os.environ["HOME"])):
        print(name, os.path.exists(os.path.join(folder, marker)))
    print("variable", "LEFT" in os.environ)
    try:
        socket.socket(socket.AF_UNIX).connect("\0" + marker)
        print("socket True")
    except OSError:
        print("socket False")
    try:
        fcntl.flock(open(__file__, "rb"), fcntl.LOCK_EX | fcntl.LOCK_NB)
        print("lock False")
    except OSError:
        print("lock True")
    found = False
    for entry in os.listdir("/proc"):
        try:
            with open(f"/proc/{entry}/cmdline", "rb") as line:
                found |= entry.isdigit() and int(entry) != os.getpid() and b"deaf\0" + marker.encode() in line.read()
        except OSError:
            pass
    print("daemon", found)


def folders(*paths):
    for path in paths:
        try:
            print(path, *sorted(os.listdir(path)))
        except OSError:
            print(path)


def exit_with(code):
    sys.exit(int(code))


def die_of(number):
    os.kill(os.getpid(), int(number))


def streams():
    text = sys.stdin.read()
    print("out", text)
    print("err", len(text), file=sys.stderr)


def environment():
    for key in sorted(os.environ):
        print(f"{key}={os.environ[key]}")


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
