"""Square clustering of a made-up contact network: towns of near neighbours, some ties between towns, a few well-known people."""

import random

import networkx as nx


def setup(seed, parameters):
    """An undirected graph without self-loops; ``nodes`` people with some ``degree`` ties each and ``hubs`` well-known ones."""
    rng = random.Random(seed)
    nodes, degree, hubs = parameters["nodes"], parameters["degree"], parameters["hubs"]
    edges = set()
    for node in range(nodes):
        for step in range(1, degree // 2 + 1):
            other = (node + step) % nodes if rng.random() < 0.8 else rng.randrange(nodes)
            if other != node:
                edges.add((min(node, other), max(node, other)))
    for hub in rng.sample(range(nodes), hubs):
        for other in rng.sample(range(nodes), degree * 3):
            if other != hub:
                edges.add((min(hub, other), max(hub, other)))
    ordered = sorted(edges)
    rng.shuffle(ordered)
    graph = nx.Graph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from(ordered)
    return graph


def run(graph):
    return nx.square_clustering(graph)


def observe(clustering):
    """The coefficient of each node, in the order of the nodes."""
    return [float(clustering[node]) for node in range(len(clustering))]
