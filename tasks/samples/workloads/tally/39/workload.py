"""Orders a graph of build steps in layers, whose edges lead from earlier layers to later ones."""

import random

from tally.graph import Graph

NODES = 190


def setup(seed, parameters):
    rng = random.Random(seed)
    count = parameters.get("nodes", NODES)
    names = ["step-%d" % number for number in range(count)]
    order = list(names)
    rng.shuffle(order)
    place = {name: number for number, name in enumerate(order)}
    graph = Graph()
    for name in names:
        graph.add_node(name)
    for _ in range(2 * count):
        one, other = rng.sample(names, 2)
        if place[one] > place[other]:
            one, other = other, one
        graph.add_edge(one, other)
    return graph


def run(graph):
    return graph.topological_order()
