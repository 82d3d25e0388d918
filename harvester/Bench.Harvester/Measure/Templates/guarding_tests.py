"""Guarding tests, run in one process again and again. Written by the harvester where nothing better was found.

The answer is the status of each test, so a wrong result is seen only as far as the tests see it, and the seed decides nothing but their order.
"""
import importlib
import inspect
import random
import unittest

_SKIPPED = "not run here"


def setup(seed, parameters):
    places = list(range(len(parameters["tests"])))
    random.Random(seed).shuffle(places)
    tests = [callable_of(parameters["tests"][place]) for place in places]
    return tests, places, parameters["rounds"]


def callable_of(identity):
    """A function that runs the test once and returns its status."""
    owner, _, name = identity.partition("::")
    if "[" in name:
        return None
    module, holder = resolve(owner)
    if module is None:
        return None
    if holder is not None and issubclass(holder, unittest.TestCase):
        return lambda: status_of_case(holder(name))
    function = getattr(holder or module, name, None)
    if function is None or any(part != "self" for part in inspect.signature(function).parameters):
        return None
    return lambda: status_of(holder, name) if holder is not None else status_of(module, name, made=True)


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


def status_of(holder, name, made=False):
    try:
        owner = holder if made else holder()
        if not made and hasattr(owner, "setup_method"):
            owner.setup_method(*([getattr(owner, name)] if len(inspect.signature(owner.setup_method).parameters) else []))
        getattr(owner, name)()
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
