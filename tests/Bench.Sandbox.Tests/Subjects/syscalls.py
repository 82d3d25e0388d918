"""Tries system calls that a sandbox refuses and prints one line for each: its name and the error, or "ok"."""
import ctypes
import errno
import os
import platform
import socket
import sys

libc = ctypes.CDLL(None, use_errno=True)
ARM = platform.machine() == "aarch64"
NUMBERS = {
    "mount": (165, 40), "unshare": (272, 97), "ptrace": (101, 117), "bpf": (321, 280), "keyctl": (250, 219),
    "io_uring_setup": (425, 425), "perf_event_open": (298, 241), "userfaultfd": (323, 282), "add_key": (248, 217),
    "process_vm_readv": (310, 270), "setns": (308, 268), "pivot_root": (155, 41), "shmget": (29, 194),
    "settimeofday": (164, 170), "reboot": (169, 142), "open_by_handle_at": (304, 265), "kexec_load": (246, 104),
}


def install(path):
    """Takes the filter on, as the agent and bubblewrap do."""
    program = open(path, "rb").read()
    buffer = ctypes.create_string_buffer(program, len(program))

    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]

    value = Program(len(program) // 8, ctypes.addressof(buffer))
    assert libc.prctl(38, 1, 0, 0, 0) == 0
    assert libc.prctl(22, 2, ctypes.byref(value), 0, 0) == 0, errno.errorcode[ctypes.get_errno()]


def report(name, failed):
    print(name, errno.errorcode[failed] if failed else "ok")


def call(name, number, *arguments):
    ctypes.set_errno(0)
    result = libc.syscall(ctypes.c_long(number), *[ctypes.c_long(a) for a in arguments])
    report(name, ctypes.get_errno() if result < 0 else 0)


def family(name, number, kind=socket.SOCK_DGRAM):
    try:
        socket.socket(number, kind).close()
        report(name, 0)
    except OSError as error:
        report(name, error.errno)


if len(sys.argv) > 1:
    install(sys.argv[1])
for name, numbers in NUMBERS.items():
    call(name, numbers[ARM], 0, 0, 0, 0, 0)
call("clone_newuser", 220 if ARM else 56, 0x10000000 | 17, 0, 0, 0, 0)
call("clone3", 435, 0, 0)
call("getpid", 172 if ARM else 39)
family("vsock", 40)
family("alg", 38)
family("packet", 17)
family("high_half", 3)
family("unix", socket.AF_UNIX)
family("inet", socket.AF_INET)
family("inet6", socket.AF_INET6)
family("netlink", 16, socket.SOCK_RAW)
child = os.fork()
if child == 0:
    os._exit(0)
os.waitpid(child, 0)
report("fork", 0)
