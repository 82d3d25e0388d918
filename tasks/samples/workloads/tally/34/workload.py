"""Parses an export of orders: eight columns, some fields quoted, a few with characters that old printers leave behind."""

import random
import zlib

from tally import csvio

LETTERS = "abcdefghijklmnopqrstuvwxyz      ABCDEFGHIJ.-_/0123456789"
QUOTED = ('"{0}, {1}"', '"{0} ""{1}"""', '"{0}\n{1}"', '"{0}\r\n{1}"')
ODD = ("{0}\x0c{1}", "{0}\x85{1}", '{0} 5" {1}', "{0}\r{1}")
COLUMNS = 8


def setup(seed, parameters):
    """Text of ``rows`` lines. Lines end with LF in the first half and with CRLF in the second."""
    rng = random.Random(seed)
    count = parameters["rows"]
    plain = ["".join(rng.choices(LETTERS, k=rng.randint(6, 22))).strip() for _ in range(400)]
    pool = plain + [""] * 8
    fields = rng.choices(pool, k=count * (COLUMNS - 1))
    numbers = [str(number) for number in rng.choices(range(10**6, 10**10), k=count)]
    for place in rng.sample(range(len(fields)), count // 16):
        fields[place] = rng.choice(QUOTED).format(rng.choice(plain), rng.choice(plain))
    for place in rng.sample(range(len(fields)), count // 40):
        fields[place] = rng.choice(ODD).format(rng.choice(plain), rng.choice(plain))
    width = COLUMNS - 1
    lines = [numbers[i] + "," + ",".join(fields[i * width:(i + 1) * width]) for i in range(count)]
    half = count // 2
    return "\n".join(lines[:half]) + "\n" + "\r\n".join(lines[half:]) + "\r\n"


def run(text):
    return csvio.parse_rows(text)


def observe(rows):
    """Number of rows and fields, and a checksum in which every character and every boundary counts."""
    joined = "\x1e".join(map("\x1f".join, rows))
    return [len(rows), sum(map(len, rows)), len(joined), zlib.crc32(joined.encode("latin-1", "replace"))]
