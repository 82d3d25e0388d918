"""A benchmark of the repository as a workload. Written by the harvester; the benchmark itself lies beside it, as it was after the change.

Numbers that the benchmark draws come from the seed of the call, whatever seed it names itself. Results that it computes and throws away are
kept: the calls that stand alone as statements, or whose value is bound to a name, are the answer.
"""
import ast
import collections
import collections.abc
import importlib
import inspect
import itertools
import os
import random
import sys
import textwrap
import types

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "benchmark")
MOST_ITEMS = 2000
MOST_DEPTH = 12
KEPT = 8
_COUNTER = itertools.count()


class Captured(Exception):
    """Carries what a test handed to its benchmark fixture."""

    def __init__(self, function, arguments, named):
        super().__init__()
        self.state = (function, arguments, named)


class Fixture:
    """Stands in for the fixture of pytest-benchmark: takes the function, and ends the test."""

    def __call__(self, function, *arguments, **named):
        raise Captured(function, arguments, named)

    def pedantic(self, target, args=(), kwargs=None, setup=None, **_):
        if setup is not None:
            args, kwargs = setup() or (args, kwargs)
        raise Captured(target, args, kwargs or {})


class Seeded:
    """While it lasts, every generator that is made or seeded anew depends on the secret seed."""

    def __init__(self, seed):
        self.seed = seed
        self.saved = []

    def mixed(self, own):
        return hash((self.seed, own if isinstance(own, (int, float)) else 0)) & 0xFFFFFFFF

    def put(self, owner, name, value):
        self.saved.append((owner, name, getattr(owner, name)))
        setattr(owner, name, value)

    def __enter__(self):
        mixed = self.mixed

        class Random(random.Random):
            def seed(self, a=None, version=2):
                super().seed(mixed(a))

        random.seed(self.seed)
        self.put(random, "seed", lambda a=None, version=2: None)
        self.put(random, "Random", Random)
        return self

    def numpy(self):
        """Once the library has brought numpy in; it is not imported for its own sake."""
        numpy = sys.modules.get("numpy")
        if numpy is None or not hasattr(numpy, "random") or any(owner is numpy.random for owner, _, _ in self.saved):
            return
        mixed, default_rng, state = self.mixed, numpy.random.default_rng, numpy.random.RandomState

        class RandomState(state):
            def __init__(self, seed=None):
                super().__init__(mixed(seed))

        numpy.random.seed(self.seed & 0xFFFFFFFF)
        self.put(numpy.random, "seed", lambda seed=None: None)
        self.put(numpy.random, "default_rng", lambda seed=None: default_rng(mixed(seed)))
        self.put(numpy.random, "RandomState", RandomState)

    def __exit__(self, *error):
        for owner, name, value in reversed(self.saved):
            setattr(owner, name, value)


def setup(seed, parameters):
    with Seeded(seed) as seeded:
        module = load(parameters["module"])
        seeded.numpy()
        owner = getattr(module, parameters["class"])() if parameters.get("class") else module
        make = of_asv if parameters["kind"] == "asv" else of_pytest
        return make(module, owner, parameters["function"], parameters["combination"])


def load(name):
    """The module, as if it had never been loaded: what it draws while it loads belongs to the seed."""
    if ROOT not in sys.path:
        sys.path.insert(0, ROOT)
    for known in [known for known in sys.modules if known.split(".")[0] == name.split(".")[0]]:
        del sys.modules[known]
    return importlib.import_module(name)


def combination(values, index):
    """One combination of parameters: the last for -1, the first for 0."""
    lists = [list(value) for value in values]
    every = list(itertools.islice(itertools.product(*lists), 10000))
    return every[max(-len(every), min(index, len(every) - 1))] if every else ()


def of_asv(module, owner, name, index):
    function = getattr(owner, name)
    params = getattr(function, "params", None) or getattr(owner, "params", None) or []
    if params and not isinstance(params[0], (list, tuple)):
        params = [params]
    chosen = combination(params, index) if params else ()
    cache = getattr(owner, "setup_cache", None)
    chosen = ((cache(),) if cache is not None else ()) + tuple(chosen)
    for prepare in [getattr(module, "setup", None) if owner is not module else None, getattr(owner, "setup", None), getattr(function, "setup", None)]:
        if prepare is not None:
            prepare(*chosen)
    return observed(function), chosen, {}


def of_pytest(module, owner, name, index):
    function = getattr(owner, name)
    named = {}
    if hasattr(owner, "setup_method") and owner is not module:
        owner.setup_method(*([function] if len(inspect.signature(owner.setup_method).parameters) else []))
    marks = list(getattr(function, "pytestmark", [])) + list(getattr(owner, "pytestmark", []) if owner is not module else [])
    for mark in marks:
        if mark.name == "parametrize":
            names = mark.args[0] if not isinstance(mark.args[0], str) else [part.strip() for part in mark.args[0].split(",")]
            row = combination([mark.args[1]], index)[0]
            row = row.values if type(row).__name__ == "ParameterSet" else [row] if len(names) == 1 else row
            named.update(zip(names, row))
    unknown = [part for part in inspect.signature(function).parameters if part != "benchmark" and part not in named]
    if unknown:
        raise ValueError("the benchmark asks for the fixtures %s, which only pytest makes" % ", ".join(unknown))
    try:
        function(benchmark=Fixture(), **named)
    except Captured as captured:
        function, arguments, named = captured.state
        return observed(function), arguments, named
    raise ValueError("the test ended without its benchmark")


class Keeping(ast.NodeTransformer):
    """Keeps the values of calls that stand as statements, or are bound to a name, in the function itself."""

    def __init__(self, name):
        self.name = name

    def visit_Expr(self, node):
        return ast.copy_location(ast.Expr(self.kept(node.value)), node) if isinstance(node.value, ast.Call) else node

    def visit_Assign(self, node):
        if isinstance(node.value, ast.Call):
            node.value = self.kept(node.value)
        return node

    def visit_FunctionDef(self, node):
        return node

    visit_AsyncFunctionDef = visit_ClassDef = visit_Lambda = visit_FunctionDef


    def kept(self, value):
        return ast.copy_location(ast.Call(func=ast.Name(id=self.name, ctx=ast.Load()), args=[value], keywords=[]), value)


def observed(function):
    """The function with what it throws away in its answer; as it is where its source cannot be had."""
    plain = inspect.unwrap(getattr(function, "__func__", function))
    values = collections.deque(maxlen=KEPT)
    if not isinstance(plain, types.FunctionType) or plain.__code__.co_freevars or plain.__name__ == "<lambda>":
        return lambda *arguments, **named: (function(*arguments, **named), [])
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(plain)))
    except (OSError, SyntaxError):
        return lambda *arguments, **named: (function(*arguments, **named), [])
    definition = tree.body[0]
    definition.decorator_list = []
    name = "bench_keep_%d" % next(_COUNTER)
    definition.body = [Keeping(name).visit(node) for node in definition.body]
    scope = {}
    plain.__globals__[name] = lambda value: values.append(value) or value
    exec(compile(ast.fix_missing_locations(tree), plain.__code__.co_filename, "exec"), plain.__globals__, scope)
    made = scope[plain.__name__]
    bound = made.__get__(function.__self__) if hasattr(function, "__self__") else made
    return lambda *arguments, **named: (bound(*arguments, **named), list(values))


def run(state):
    function, arguments, named = state
    return function(*arguments, **named)


def observe(result):
    value, others = result
    return [answer(value, 0)] + [answer(other, 0) for other in others]


def answer(value, depth):
    """A plain value that stands for any other; what only has an address stands for its type."""
    kind = type(value)
    if value is None or kind in (bool, int, float, str, bytes):
        return value
    if depth > MOST_DEPTH:
        return "..."
    if all(hasattr(value, name) for name in ("dtype", "shape", "tobytes")):
        return value if value.dtype.kind != "O" else [answer(item, depth + 1) for item in value.ravel()[:MOST_ITEMS].tolist()]
    if isinstance(value, dict):
        return items(value.items(), len(value), depth)
    if isinstance(value, (set, frozenset)):
        return sorted(repr(item) for item in value)[:MOST_ITEMS]
    if isinstance(value, (list, tuple, collections.deque)):
        return items(value, len(value), depth)
    if isinstance(value, (collections.abc.Iterator, range)):
        return items(value, -1, depth)
    described = kind.__str__ is not object.__str__ or kind.__repr__ is not object.__repr__
    return kind.__qualname__ + (":" + str(value) if described else "")


def items(values, count, depth):
    return [count] + [answer(item, depth + 1) for item in itertools.islice(values, MOST_ITEMS)]
