#!/usr/bin/env python3
"""A workload command for networkx: one program for all of its pull requests.

Reads the question as JSON and writes a workload that calls the public functions whose code was changed, or that use what was changed, on seeded
graphs. The first attempt draws middling graphs; what was too short grows, what was too long shrinks.
"""
import ast
import json
import subprocess
import sys

SIZES = {1: 1.0, 2: 3.0, 3: 8.0}


def main():
    question = json.load(sys.stdin)
    paths = sorted({line.rpartition(":")[0] for line in question["coveredLines"]})
    targets = [target for path in paths for target in targets_of(question, path)]
    scale = SIZES[question["attempt"]]
    if question["lastReason"] == "too-long":
        scale = 1 / scale
    print(f"{len(targets)} functions, scale {scale}: {targets}", file=sys.stderr)
    if targets:
        print(WORKLOAD.replace("@TARGETS@", json.dumps(targets)).replace("@SCALE@", repr(scale)))


def targets_of(question, path):
    """Public functions of a module that were changed or call something that was, as [module, name]."""
    commit = question["pullRequest"]["head"]
    shown = subprocess.run(["git", "-C", question["repository"], "show", f"{commit}:{path}"], capture_output=True, text=True)
    if shown.returncode != 0 or not path.endswith(".py"):
        return []
    tree = ast.parse(shown.stdout)
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    exports = [node.value for node in tree.body if isinstance(node, ast.Assign) and any(getattr(target, "id", "") == "__all__" for target in node.targets)]
    public = {name for value in exports for name in ast.literal_eval(value)}
    touched = {name.rpartition(".")[2] for name in question["coveredFunctions"]} & functions.keys()
    for _ in range(3):
        touched |= {name for name, node in functions.items() if touched & {used.id for used in ast.walk(node) if isinstance(used, ast.Name)}}
    return [[path[:-3].replace("/", "."), name] for name in sorted(touched & public)]


WORKLOAD = '''"""Calls public functions of networkx on seeded graphs: sparse, dense, directed, acyclic, trees and long roads."""
import importlib
import inspect
import itertools
import random

import networkx as nx

TARGETS = @TARGETS@
SCALE = @SCALE@
MOST_ITEMS = 20000


def graphs(rng, scale):
    """Nodes are drawn numbers: an answer that names them depends on the seed even where the shape does not."""
    for graph in shapes(rng, scale):
        yield nx.relabel_nodes(graph, dict(zip(graph, rng.sample(range(10 * len(graph)), len(graph)))))


def shapes(rng, scale):
    few, many = int(40 * scale) + 6, int(300 * scale) + 6
    yield connected(rng, many, 4 * many)
    yield connected(rng, few, few * few // 4)
    yield oriented(rng, connected(rng, many, 4 * many))
    yield nx.DiGraph([(min(edge), max(edge)) for edge in connected(rng, many, 3 * many).edges])
    yield nx.Graph([(rng.randrange(node), node) for node in range(1, many)])
    yield nx.Graph([(node, node + step, {"weight": rng.randint(1, 50)}) for node in range(2 * many) for step in (1, rng.randint(2, 4))])


def connected(rng, nodes, edges):
    graph = nx.Graph()
    graph.add_nodes_from(range(nodes))
    order = list(range(nodes))
    rng.shuffle(order)
    pairs = [(order[rng.randrange(place)], order[place]) for place in range(1, nodes)]
    pairs += [(rng.randrange(nodes), rng.randrange(nodes)) for _ in range(edges)]
    for one, other in pairs:
        if one != other:
            graph.add_edge(one, other, weight=rng.randint(1, 50), capacity=rng.randint(1, 50))
    return graph


def oriented(rng, graph):
    directed = nx.DiGraph()
    directed.add_nodes_from(graph)
    for one, other, data in graph.edges(data=True):
        directed.add_edge(*((one, other) if rng.random() < 0.5 else (other, one)), **data)
        if rng.random() < 0.5:
            directed.add_edge(other, one, **data)
    return directed


def argument(name, graph, rng, nodes):
    if name in ("G", "graph", "G1", "B"):
        return graph
    if name in ("H", "G2"):
        return graph.copy()
    if name in ("source", "target", "s", "t", "u", "v", "n", "node", "root", "initial_node"):
        return nodes[rng.randrange(len(nodes))]
    if name in ("sources", "nodes", "nbunch", "nbunch1", "terminal_nodes", "S"):
        return rng.sample(nodes, min(len(nodes), 12))
    if name == "weight":
        return "weight"
    if name in ("k", "r", "cutoff", "i"):
        return 3
    raise LookupError(name)


def setup(seed, parameters):
    rng = random.Random(seed)
    calls = []
    for place, (small, large) in enumerate(zip(graphs(rng, 0.05), graphs(rng, SCALE))):
        for module, name in TARGETS:
            function = getattr(importlib.import_module(module), name)
            try:
                drained(call(function, small, random.Random(place)))
            except Exception:
                continue  # not for graphs of this kind, or it wants what cannot be guessed
            calls.append((function, large, rng.randrange(1 << 30)))
    if not calls:
        raise ValueError("none of the functions can be called on these graphs")
    return calls


def call(function, graph, rng):
    asked = [part.name for part in inspect.signature(function).parameters.values() if part.default is part.empty and part.kind is part.POSITIONAL_OR_KEYWORD]
    nodes = list(graph)
    return function(*[argument(name, graph, rng, nodes) for name in asked])


def drained(result):
    return list(itertools.islice(result, MOST_ITEMS)) if inspect.isgenerator(result) or hasattr(result, "__next__") else result


def run(calls):
    found = []
    for function, graph, seed in calls:
        try:
            found.append(drained(call(function, graph, random.Random(seed))))
        except nx.NetworkXException as error:
            found.append(type(error).__name__)
    return found


def observe(found):
    return [plain(result) for result in found]


def plain(value):
    if isinstance(value, (nx.Graph, nx.DiGraph)):
        return sorted([str(one), str(other)] for one, other in value.edges)
    if isinstance(value, dict):
        return [[str(key), plain(part)] for key, part in sorted(value.items(), key=lambda item: str(item[0]))]
    if isinstance(value, (set, frozenset)):
        return sorted(str(part) for part in value)
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    return float("%.9g" % value) if isinstance(value, float) else value if isinstance(value, (int, str, bool, type(None))) else str(value)
'''

if __name__ == "__main__":
    main()
