"""Adds reservations to a set of intervals, out of order and overlapping, and asks for points in between."""

import random

from tally.intervals import IntervalSet

INTERVALS = 1400


def setup(seed, parameters):
    rng = random.Random(seed)
    count = parameters.get("intervals", INTERVALS)
    span = 40 * count
    steps = []
    for _ in range(count):
        start = rng.randrange(span)
        steps.append((start, start + rng.randint(1, 30), [rng.randrange(span) for _ in range(2)]))
    return steps


def run(steps):
    booked = IntervalSet()
    free = 0
    for start, end, points in steps:
        booked.add(start, end)
        for point in points:
            free += not booked.covers(point)
    return free, booked


def observe(result):
    free, booked = result
    return [free, len(booked), booked.total(), [list(interval) for interval in booked]]
