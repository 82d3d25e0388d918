"""A noisy neighbour: on each processor it may use, streams memory for some seconds, rests for some, and so on until it is killed."""
import os
import random
import sys
import time

BYTES = 64 << 20
SHORTEST, LONGEST = 1.0, 4.0


def stream(until):
    source, target = bytearray(BYTES), bytearray(BYTES)
    while time.monotonic() < until:
        target[:] = source


def main():
    processors = sorted(os.sched_getaffinity(0))
    for processor in processors[1:]:
        if os.fork() == 0:
            processors[0] = processor
            break
    os.sched_setaffinity(0, {processors[0]})
    periods = random.Random(int(sys.argv[1]))   # the same for all processors: they begin and rest together
    while True:
        stream(time.monotonic() + periods.uniform(SHORTEST, LONGEST))
        time.sleep(periods.uniform(SHORTEST, LONGEST))


main()
