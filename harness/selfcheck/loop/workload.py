"""Arithmetic in a loop: interpreter and processor, hardly any memory. The tree says how often the block is done; the answer does not depend on it."""

STEPS = 4000


def setup(seed, parameters):
    with open("blocks.txt", encoding="ascii") as file:
        return seed, int(file.read())


def block(seed):
    value = seed & 0xFFFF
    for step in range(STEPS):
        value = (value * 1103 + step) & 0xFFFFF
    return value


def run(state):
    seed, blocks = state
    answer = 0
    for _ in range(blocks):
        answer = block(seed)
    return answer
