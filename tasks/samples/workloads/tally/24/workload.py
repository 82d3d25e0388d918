"""Moving medians of noisy measurements, over an odd and an even window."""

import random

from tally.moving import moving_median

VALUES = 9000


def setup(seed, parameters):
    rng = random.Random(seed)
    level = 0.0
    values = []
    for _ in range(parameters.get("values", VALUES)):
        level += rng.gauss(0, 1)
        values.append(round(level + rng.gauss(0, 8), 2))
    return values


def run(values):
    return [moving_median(values, 201), moving_median(values, 60)]


def observe(medians):
    return [[len(some), sum(some), some[::37]] for some in medians]
