"""Renders a table with columns of text, whole numbers, fractions and missing values."""

import random
import zlib

from tally.render import render
from tally.table import Table

ROWS = 2400


def setup(seed, parameters):
    rng = random.Random(seed)
    count = parameters.get("rows", ROWS)
    return Table({
        "name": ["".join(rng.choices("abcdefgh ", k=rng.randint(1, 18))) for _ in range(count)],
        "count": [rng.randrange(10**rng.randint(1, 7)) for _ in range(count)],
        "share": [rng.random() * 100 for _ in range(count)],
        "remark": [rng.choice(("late", "", "see below", None)) for _ in range(count)],
        "code": ["%04x" % rng.randrange(1 << 16) if rng.random() < 0.7 else None for _ in range(count)],
    })


def run(table):
    return render(table)


def observe(text):
    return [len(text), text.count("\n"), text[:200], zlib.crc32(text.encode())]
