"""A workload for the exchange with a runner."""
import os


def setup(seed, parameters):
    if parameters.get("broken"):
        raise ValueError("broken on purpose")
    print("a library that prints does no harm")
    return list(range(seed % 1000, seed % 1000 + parameters["count"]))


def run(state):
    carried = os.path.join(os.environ["HOME"], "carried")
    if os.path.exists(carried):
        raise RuntimeError("something was carried over")
    with open(carried, "w", encoding="ascii") as file:
        file.write("over")
    return sum(state)
