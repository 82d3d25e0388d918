"""Fills an index with short documents and searches it for one to three words, rare and frequent ones."""

import random

from tally.text import TermIndex

DOCUMENTS = 300
QUERIES = 7
WORDS = 60


def setup(seed, parameters):
    rng = random.Random(seed)
    vocabulary = ["".join(rng.choices("abcdefghilmnoprstu", k=rng.randint(4, 9))) for _ in range(800)]
    weights = [1 / (place + 3) for place in range(len(vocabulary))]
    documents = [" ".join(rng.choices(vocabulary, weights, k=rng.randint(WORDS - 20, WORDS + 20))) for _ in range(parameters.get("documents", DOCUMENTS))]
    queries = [" ".join(rng.choices(vocabulary, weights, k=rng.randint(1, 3))) for _ in range(parameters.get("queries", QUERIES))]
    return documents, queries


def run(state):
    documents, queries = state
    index = TermIndex()
    for number, text in enumerate(documents):
        index.add("d%d" % number, text)
    return [[list(found) for found in index.search(query)] for query in queries]
