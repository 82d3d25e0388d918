"""Looks at a Python workload without timing it: which lines of interest it executes, and how a second call compares with the first.

Reads a JSON object from standard input and prints another one. Run by the harvester in a cell like those of samples, on the expert's tree.
Python 3.8 or newer, standard library only.
"""
import json
import os
import sys
import threading
import time
import types


def load(question):
    place = next((i for i, path in enumerate(sys.path) if path.endswith(("site-packages", "dist-packages"))), len(sys.path))
    sys.path[place:place] = question["importPaths"]
    module = types.ModuleType("bench_workload")
    module.__file__ = question["file"]
    sys.modules[module.__name__] = module
    with open(question["file"], "rb") as source:
        exec(compile(source.read(), question["file"], "exec"), module.__dict__)
    return module


def call(workload, state):
    result = workload.run(state)
    observe = getattr(workload, "observe", None)
    return observe(result) if observe else result


def trace(workload, state, wanted):
    """Lines of interest that the call executes, by path."""
    real = {}
    seen = {path: set() for path in wanted}
    left = sum(map(len, wanted.values()))

    def lines_of(name):
        if name not in real:
            path = os.path.realpath(name)
            real[name] = path if path in wanted else None
        return real[name]

    def local(frame, event, argument):
        nonlocal left
        if event == "line":
            path, line = real[frame.f_code.co_filename], frame.f_lineno
            if line in wanted[path] and line not in seen[path]:
                seen[path].add(line)
                left -= 1
                if left == 0:
                    sys.settrace(None)
        return local

    def enter(frame, event, argument):
        return local if left and lines_of(frame.f_code.co_filename) else None

    threading.settrace(enter)
    sys.settrace(enter)
    try:
        call(workload, state)
    finally:
        sys.settrace(None)
        threading.settrace(None)
    return seen


def main():
    question = json.load(sys.stdin)
    output = os.dup(1)
    os.dup2(2, 1)
    workload = load(question)
    seed, parameters = question["seed"], question["parameters"]
    calls = []
    for state in [workload.setup(seed, dict(parameters)) for _ in range(2)]:
        began = time.perf_counter()
        call(workload, state)
        calls.append(time.perf_counter() - began)
    wanted = {os.path.realpath(path): set(lines) for path, lines in question["lines"].items()}
    names = {os.path.realpath(path): path for path in question["lines"]}
    seen = trace(workload, workload.setup(seed, dict(parameters)), wanted)
    answer = {"first": calls[0], "second": calls[1], "lines": {names[path]: sorted(lines) for path, lines in seen.items() if lines}}
    os.write(output, json.dumps(answer).encode())


main()
