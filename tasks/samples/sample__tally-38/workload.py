"""Looks typed product names up in a catalogue in which most names have near relatives."""

import random

from tally import fuzzy

LETTERS = "abcdefghijklmnoprstuvw "


def setup(seed, parameters):
    """A catalogue of ``choices`` names of 20 to 44 letters in families of six, and ``queries`` names with typing errors."""
    rng = random.Random(seed)
    choices = []
    while len(choices) < parameters["choices"]:
        name = "".join(rng.choices(LETTERS, k=rng.randint(20, 44)))
        choices.append(name)
        choices.extend(mistyped(rng, name, rng.randint(2, 5)) for _ in range(5))
    del choices[parameters["choices"]:]
    rng.shuffle(choices)
    # Every second query is a long one, so that short and long names both count for any seed.
    queries = []
    for number in range(parameters["queries"]):
        name = rng.choice([choice for choice in choices if (len(choice) > 36) == (number % 2 == 0)])
        queries.append(mistyped(rng, name, rng.randint(1, 3)))
    return queries, choices


def mistyped(rng, name, times):
    for _ in range(times):
        place = rng.randrange(len(name))
        kind = rng.randrange(3)
        if kind == 0:
            name = name[:place] + name[place + 1:]
        elif kind == 1:
            name = name[:place] + rng.choice(LETTERS) + name[place:]
        else:
            name = name[:place] + rng.choice(LETTERS) + name[place + 1:]
    return name


def run(state):
    """The three nearest choices of each query, nearest first, with their distances."""
    queries, choices = state
    return [[list(pair) for pair in fuzzy.closest(query, choices)] for query in queries]
