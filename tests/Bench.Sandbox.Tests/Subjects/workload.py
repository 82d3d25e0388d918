"""A workload for the exchange with a runner."""
import os
import signal


def setup(seed, parameters):
    if parameters.get("broken"):
        raise ValueError("broken on purpose")
    if parameters.get("fill"):
        fill()
    print("a library that prints does no harm")
    return list(range(seed % 1000, seed % 1000 + parameters["count"]))


def fill():
    """Small files until there is an error, or until whoever counts them ends it."""
    for number in range(200):
        with open(os.path.join(os.environ["HOME"], "fill-%d" % number), "wb") as out:
            out.write(b"x" * (1 << 20))
    signal.pause()


def run(state):
    carried = os.path.join(os.environ["HOME"], "carried")
    if os.path.exists(carried):
        raise RuntimeError("something was carried over")
    with open(carried, "w", encoding="ascii") as file:
        file.write("over")
    return sum(state)
