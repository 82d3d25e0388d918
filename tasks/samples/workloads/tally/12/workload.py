"""Joins two tables of orders and customers whose keys match once, several times or not at all."""

import random
import zlib

from tally.table import Table

ROWS = 2200


def setup(seed, parameters):
    rng = random.Random(seed)
    count = parameters.get("rows", ROWS)
    keys = rng.sample(range(10 * count), count)
    customers = [rng.choice(keys) for _ in range(count // 5)] + keys[count // 5:]
    orders = [rng.choice(keys) if rng.random() < 0.9 else None if rng.random() < 0.2 else -rng.randrange(count) for _ in range(count)]
    rng.shuffle(customers)
    left = Table({"customer": orders, "amount": [rng.randrange(10**6) for _ in range(count)]})
    right = Table({"customer": customers, "name": ["n%d" % rng.randrange(10**9) for _ in customers]})
    return left, right


def run(state):
    left, right = state
    return [left.join(right, "customer"), left.join(right, "customer", how="left")]


def observe(tables):
    return [[len(table), table.names, zlib.crc32(repr([table.column(name) for name in table.names]).encode())] for table in tables]
