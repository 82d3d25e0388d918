"""Counts the groups of a made-up forum: early members who know nearly nobody leave one by one, and a crowd joined later who know each other well."""

import random

import networkx as nx


def setup(seed, parameters):
    """The edges of ``early`` members in short chains and of a ``crowd`` in which each knows some ``friends``, of both ways and of one way."""
    rng = random.Random(seed)
    early, crowd, friends = parameters["early"], parameters["crowd"], parameters["friends"]
    forums = []
    for kind in (nx.Graph, nx.DiGraph):
        forum = kind()
        forum.add_nodes_from(range(early + crowd))
        forum.add_edges_from((member, member + 1) for member in range(early - 1) if rng.random() < 0.3)
        for member in range(early, early + crowd):
            forum.add_edges_from((member, rng.randrange(early, early + crowd)) for _ in range(friends))
            forum.add_edge(member, early + (member + 1 - early) % crowd)
        forums.append(forum)
    return forums, early


def run(state):
    """The sizes of the groups in both forums, each time that an early member has left."""
    (mutual, directed), early = state
    sizes = []
    for member in range(early):
        mutual.remove_node(member)
        directed.remove_node(member)
        sizes.append(sorted(map(len, nx.connected_components(mutual))))
        sizes.append(sorted(map(len, nx.weakly_connected_components(directed))))
    return sizes
