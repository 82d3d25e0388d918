"""Draws arrangements by number: a made-up puzzle club deals most of a deck in an order that a number stands for."""

import math
import random

from more_itertools import nth_permutation


def setup(seed, parameters):
    """``deals`` of a deck's size, how many cards are dealt (six of ten up to all), and a number below the count of such orders."""
    rng = random.Random(seed)
    deals = []
    for _ in range(parameters["deals"]):
        cards = rng.randint(20, parameters["cards"])
        dealt = rng.randint(cards * 6 // 10, cards)
        deals.append((cards, dealt, rng.randrange(math.perm(cards, dealt))))
    return deals


def run(deals):
    return [nth_permutation(range(cards), dealt, number) for cards, dealt, number in deals]


def observe(orders):
    """A text of each order's cards."""
    return [" ".join(map(str, order)) for order in orders]
