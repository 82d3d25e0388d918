"""Bounds of made-up project plans: the latest of many finishing times and the earliest of many starts, most of them still unknown."""

import random

from sympy import Integer, Max, Min, Rational, Symbol

OFFSETS = 4


def setup(seed, parameters):
    """``plans`` lists of times: ``symbols`` unknowns, some known to be positive, numbers and unknowns with an offset."""
    rng = random.Random(seed)
    unknown = [Symbol(f"t{number}") for number in range(parameters["symbols"])]
    positive = [Symbol(f"d{number}", positive=True) for number in range(parameters["positive"])]
    plans = []
    for _ in range(parameters["plans"]):
        times = rng.sample(unknown, len(unknown) * 3 // 4)
        times += rng.sample(positive, len(positive) // 2)
        times += [Integer(rng.randrange(-900, 900)) for _ in range(parameters["numbers"])]
        times += [Rational(rng.randrange(-900, 900), rng.randrange(2, 9)) for _ in range(parameters["numbers"] // 2)]
        times += [first + rng.randrange(1, 9) for first in rng.sample(unknown, OFFSETS)]
        rng.shuffle(times)
        plans.append(times)
    return plans


def run(plans):
    return [bound(*times) for times in plans for bound in (Max, Min)]


def observe(bounds):
    """The kind and the members of each bound, in the order of their texts."""
    return [[type(bound).__name__, sorted(map(str, bound.args))] for bound in bounds]
