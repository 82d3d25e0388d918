"""Allocates and drops dictionaries, lists and texts. The tree says how often the block is done; the answer does not depend on it."""

ROWS = 600


def setup(seed, parameters):
    with open("blocks.txt", encoding="ascii") as file:
        return seed & 0xFFFF, int(file.read())


def block(seed):
    rows = [{"key": str(row ^ seed), "values": [row, row + seed]} for row in range(ROWS)]
    by_key = {row["key"]: row["values"] for row in rows}
    return sum(len(key) + values[1] for key, values in by_key.items())


def run(state):
    seed, blocks = state
    answer = 0
    for _ in range(blocks):
        answer = block(seed)
    return answer
