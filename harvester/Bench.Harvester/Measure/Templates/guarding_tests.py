"""Guarding tests, run in one process again and again. Written by the harvester where nothing better was found.

The answer is the status of each test, so a wrong result is seen only as far as the tests see it, and the seed decides nothing but their order.
"""
import importlib
import inspect
import random
import unittest

_SKIPPED = "not run here"


MOST_SETS = 20


def setup(seed, parameters):
    places = list(range(len(parameters["tests"])))
    random.Random(seed).shuffle(places)
    known = set()
    tests = [callable_of(parameters["tests"][place], known) for place in places]
    return tests, places, parameters["rounds"]


def callable_of(identity, known):
    """A function that runs the test once and returns its status; a test with sets of parameters runs with all of them, under the first of its names."""
    owner, _, name = identity.partition("::")
    name = name.partition("[")[0]
    if (owner, name) in known:
        return None
    known.add((owner, name))
    module, holder = resolve(owner)
    if module is None:
        return None
    if holder is not None and issubclass(holder, unittest.TestCase):
        try:
            holder(name)
        except Exception:
            return None  # made of more than a name, as a doctest is
        return lambda: status_of_case(holder(name))
    function = getattr(holder or module, name, None)
    if function is None:
        return None
    sets = parameter_sets(list(getattr(function, "pytestmark", [])) + list(getattr(holder, "pytestmark", [])))
    asked = {part for part in inspect.signature(function).parameters if part != "self"}
    if any(set(named) != asked for named in sets):
        return None
    return lambda: status_of(holder or module, name, sets)


def parameter_sets(marks):
    """What pytest would call the test with, as far as marks alone tell; one empty set for a test without parameters."""
    sets = [{}]
    for mark in marks:
        if mark.name == "parametrize":
            names = [part.strip() for part in mark.args[0].split(",")] if isinstance(mark.args[0], str) else list(mark.args[0])
            rows = [row.values if type(row).__name__ == "ParameterSet" else row if len(names) > 1 else (row,) for row in mark.args[1]]
            sets = [dict(known, **dict(zip(names, row))) for known in sets for row in rows]
    return sets[:MOST_SETS]


def resolve(path):
    parts = path.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            module = importlib.import_module(".".join(parts[:cut]))
        except ImportError:
            continue
        holder = module
        for part in parts[cut:]:
            holder = getattr(holder, part, None)
        return (module, holder) if cut < len(parts) else (module, None)
    return None, None


def status_of_case(case):
    result = unittest.TestResult()
    case.run(result)
    return "skipped" if result.skipped else "passed" if result.wasSuccessful() else "failed"


def status_of(holder, name, sets):
    """Runs the test as pytest does: an object of its own for each set of parameters, after the setups of its class."""
    try:
        made = inspect.isclass(holder)
        if made and hasattr(holder, "setup_class"):
            holder.setup_class()
        for named in sets:
            owner = holder() if made else holder
            if made and hasattr(owner, "setup_method"):
                owner.setup_method(*([getattr(owner, name)] if len(inspect.signature(owner.setup_method).parameters) else []))
            getattr(owner, name)(**named)
        return "passed"
    except Exception:
        return "failed"


def run(state):
    tests, places, rounds = state
    found = [_SKIPPED] * len(tests)
    for _ in range(rounds):
        for test, place in zip(tests, places):
            if test is not None:
                found[place] = test()
    return found


def observe(found):
    if all(status == _SKIPPED for status in found):
        raise ValueError("none of the tests can be run without its framework")
    return found
