"""Parses the version column of a made-up package index: mostly plain releases, some with every other part a version may have."""

import random

from packaging.version import Version

SUFFIXES = ("a{0}", "b{0}", "rc{0}", ".dev{0}", ".post{0}", "rc{0}.dev1", "+local.{0}", ".post{0}+build7")
EVERY = 8


def setup(seed, parameters):
    """``versions`` texts: nine of ten hold digits and dots only."""
    rng = random.Random(seed)
    texts = []
    for _ in range(parameters["versions"]):
        numbers = [rng.randrange(60) for _ in range(rng.choice((2, 3, 3, 3, 4)))]
        if rng.random() < 0.08:
            numbers[0] = rng.randrange(2005, 2026)
        text = ".".join(map(str, numbers))
        if rng.random() < 0.1:
            text = rng.choice(("", "", "v", "1!")) + text + rng.choice(SUFFIXES).format(rng.randrange(20))
        texts.append(text)
    return texts


def run(texts):
    return [Version(text) for text in texts]


def observe(versions):
    """How many there are, and every eighth in normal form."""
    return [len(versions), ";".join(map(str, versions[::EVERY]))]
