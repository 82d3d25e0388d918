"""Looks typed product names up in a catalogue in which every name has near relatives."""

import random

from tally import fuzzy

LETTERS = "abcdefghijklmnoprstuvw "
RELATIVES = 5


def setup(seed, parameters):
    """A catalogue of ``families`` names with five relatives each, and ``queries`` names with typing errors.

    Names are short (20 to 30 letters) and long (36 to 44) in turn, and so are the queries, so that every input holds both.
    """
    rng = random.Random(seed)
    names = ["".join(rng.choices(LETTERS, k=rng.randint(*((36, 44) if number % 2 else (20, 30)))))
             for number in range(parameters["families"])]
    choices = names + [mistyped(rng, name, rng.randint(1, 4)) for name in names for _ in range(RELATIVES)]
    rng.shuffle(choices)
    queries = [mistyped(rng, rng.choice(names[number % 2::2]), rng.randint(1, 3)) for number in range(parameters["queries"])]
    return queries, choices


def mistyped(rng, name, times):
    """The name after some letters were left out, added or replaced."""
    for _ in range(times):
        place = rng.randrange(len(name))
        kept = place + rng.choice((0, 1, 1))
        added = rng.choice(LETTERS) if kept == place or rng.random() < 0.5 else ""
        name = name[:place] + added + name[kept:]
    return name


def run(state):
    """The three nearest choices of each query, nearest first, with their distances."""
    queries, choices = state
    return [[list(pair) for pair in fuzzy.closest(query, choices)] for query in queries]
