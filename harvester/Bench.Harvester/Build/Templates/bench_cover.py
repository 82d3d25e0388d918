"""Runs Python tests and writes which lines of interest each of them executes.

    bench_cover.py --framework pytest|unittest --interest FILE --out FILE [--runner FILE] -- ARGUMENTS

The arguments are those of pytest, or of bench_unittest.py, which --runner names. FILE of --interest is a JSON object of line
numbers by path; paths start at the working folder. Lines are seen by coverage.py, with one context a test; where it is missing, by a
trace function of our own. Python 3.8 or newer.
"""
import argparse
import importlib.util
import json
import os
import sys
import threading


class Tracer:
    """Sees lines by the interpreter's trace function."""

    name = "the interpreter's trace function"

    def __init__(self, files):
        self._files = files         # path by real path
        self._known = {}            # path, or None, by name in a code object
        self._context = ""
        self.lines = {}             # lines by (context, path)

    def start(self):
        threading.settrace(self._call)
        sys.settrace(self._call)

    def switch(self, context):
        self._context = context
        if sys.gettrace() is None:
            sys.settrace(self._call)    # a test took it away

    def stop(self):
        sys.settrace(None)
        threading.settrace(None)

    def _call(self, frame, event, _):
        name = frame.f_code.co_filename
        try:
            path = self._known[name]
        except KeyError:
            path = self._known[name] = self._files.get(os.path.realpath(name))
        if path is None:
            return None

        def local(inner, what, _):
            if what == "line":
                self.lines.setdefault((self._context, path), set()).add(inner.f_lineno)
            return local

        return local


class Coverage:
    """Sees lines by coverage.py."""

    def __init__(self, files):
        import coverage
        self.name = "coverage.py " + coverage.__version__
        self._files = files
        self._coverage = coverage.Coverage(data_file=None, include=list(files), config_file=False)

    def start(self):
        self._coverage.start()

    def switch(self, context):
        self._coverage.switch_context(context)

    def stop(self):
        self._coverage.stop()

    @property
    def lines(self):
        data = self._coverage.get_data()
        found = {}
        for name in data.measured_files():
            path = self._files.get(os.path.realpath(name))
            for line, contexts in (data.contexts_by_lineno(name) if path else {}).items():
                for context in contexts:
                    found.setdefault((context, path), set()).add(line)
        return found


def id_of(node):
    """The id that a test has in the JUnit report of pytest."""
    from _pytest.junitxml import bin_xml_escape, mangle_test_address
    names = mangle_test_address(node)
    return "%s::%s" % (".".join(names[:-1]), bin_xml_escape(names[-1]))


def run_pytest(seer, arguments):
    import pytest

    class Plugin:
        """Switches the context with each test."""

        @pytest.hookimpl(hookwrapper=True)
        def pytest_runtest_protocol(self, item, nextitem):
            seer.switch(id_of(item.nodeid))
            yield
            seer.switch("")

    sys.argv = ["pytest"] + arguments
    sys.path.insert(0, os.getcwd())
    return int(pytest.main(arguments, plugins=[Plugin()]))


def run_unittest(seer, runner, arguments):
    spec = importlib.util.spec_from_file_location("bench_unittest", runner)
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)

    class Result(program.Result):
        def startTest(self, test):
            super().startTest(test)
            record = self.record(test)
            seer.switch("%s::%s" % (record.classname, record.name))

        def stopTest(self, test):
            seer.switch("")
            super().stopTest(test)

    program.Result = Result
    sys.argv = [runner] + arguments
    return program.main()


def choose(files):
    try:
        return Coverage(files)
    except ImportError:
        return Tracer(files)


def write(path, seer, interest):
    tests, imported = {}, {}
    for (context, name), lines in seer.lines.items():
        kept = sorted(lines.intersection(interest[name]))
        if kept:
            (tests.setdefault(context, {}) if context else imported)[name] = kept
    with open(path + ".unfinished", "w", encoding="utf-8") as out:
        json.dump({"tool": seer.name, "tests": tests, "imported": imported}, out, sort_keys=True)
    os.replace(path + ".unfinished", path)


def main():
    parser = argparse.ArgumentParser(description="Runs Python tests and writes which lines of interest each of them executes.")
    parser.add_argument("--framework", choices=["pytest", "unittest"], required=True)
    parser.add_argument("--interest", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--runner")
    parser.add_argument("arguments", nargs="*")
    options = parser.parse_args()
    here = os.path.dirname(os.path.realpath(__file__))
    sys.path[:] = [path for path in sys.path if os.path.realpath(path) != here]
    with open(options.interest, encoding="utf-8") as file:
        interest = {path: set(lines) for path, lines in json.load(file).items()}
    files = {os.path.realpath(path): path for path in interest}
    out = os.path.abspath(options.out)
    seer = choose(files)
    seer.start()
    try:
        code = run_pytest(seer, options.arguments) if options.framework == "pytest" else run_unittest(seer, options.runner, options.arguments)
    finally:
        seer.stop()
        write(out, seer, interest)
    return code


if __name__ == "__main__":
    sys.exit(main())
