"""Fingerprints a table of events: repeated words and numbers, and text beyond ASCII."""

import random

from tally.digest import fingerprint
from tally.table import Table

ROWS = 30000


def setup(seed, parameters):
    rng = random.Random(seed)
    count = parameters.get("rows", ROWS)
    kinds = ["".join(rng.choices("abcdefghé", k=rng.randint(3, 12))) for _ in range(40)]
    users = ["user %d" % rng.randrange(10**6) for _ in range(300)]
    return Table({
        "kind": rng.choices(kinds, k=count),
        "user": rng.choices(users, k=count),
        "status": rng.choices((200, 200, 200, 304, 404, 500), k=count),
        "bytes": rng.choices(range(0, 90000, 64), k=count),
        "region": rng.choices(("north", "south", "east", "west"), k=count),
    })


def run(table):
    return fingerprint(table)
