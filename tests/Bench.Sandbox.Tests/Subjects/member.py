"""Joins control groups and then does one thing: member.py FILE... -- hold|memory BYTES|forks COUNT|cpus CPU."""
import os
import sys

split = sys.argv.index("--")
for name in sys.argv[1:split]:
    with open(name, "w", encoding="ascii") as procs:
        procs.write(str(os.getpid()))
action, rest = sys.argv[split + 1], sys.argv[split + 2:]
if action == "hold":
    if os.fork() == 0:
        os.setsid()
    print("ready", flush=True)
    sys.stdin.read()
    while True:
        os.sched_yield()
elif action == "memory":
    data = bytearray(int(rest[0]))
    for i in range(0, len(data), 4096):
        data[i] = 1
    print("got it")
elif action == "forks":
    made = 0
    try:
        for _ in range(int(rest[0])):
            child = os.fork()
            if child == 0:
                sys.stdin.read()
                os._exit(0)
            made += 1
    except BlockingIOError:
        pass
    print(made)
elif action == "cpus":
    print(sorted(os.sched_getaffinity(0)))
    try:
        os.sched_setaffinity(0, {int(rest[0])})
        print("moved to", sorted(os.sched_getaffinity(0)))
    except OSError as error:
        print("refused", error.errno)
