"""Runs unittest discovery and writes a JUnit report in which a test is classname "module.Class" and name "method", as pytest has it.

    bench_unittest.py --report FILE [--start FOLDER] [--top FOLDER] [--pattern GLOB]

The exit code is 0 when every test passed or was skipped, 1 when one did not, 5 when there was none. Python 3.8 or newer, standard
library only.
"""
import argparse
import os
import sys
import time
import traceback
import unittest
from xml.sax.saxutils import escape, quoteattr

TEXT_CHARACTERS = 8 << 10


class Record:
    """What became of one test."""

    def __init__(self, test):
        name = test.id()
        if isinstance(test, unittest.TestCase):
            kind = type(test)
            self.classname, self.name = "%s.%s" % (kind.__module__, kind.__qualname__), test._testMethodName
        else:
            # setUpClass (module.Class) and the like: not a test, but it says why tests are missing.
            self.name, _, rest = name.partition(" (")
            self.classname = rest.rstrip(")")
        self.seconds, self.tag, self.kind, self.text = 0.0, None, "", ""

    def set(self, tag, kind, text):
        if self.tag in ("failure", "error"):
            return      # the first trouble of a test is the one that is told
        self.tag, self.kind, self.text = tag, kind, text[-TEXT_CHARACTERS:]

    def to_xml(self):
        head = "<testcase classname=%s name=%s time=\"%.6f\"" % (attribute(self.classname), attribute(self.name), self.seconds)
        if self.tag is None:
            return head + "/>"
        message = self.text.strip().rpartition("\n")[2]
        return "%s><%s type=%s message=%s>%s</%s></testcase>" % (
            head, self.tag, attribute(self.kind), attribute(message), escape(clean(self.text)), self.tag)


def clean(text):
    """XML knows no control characters and no lone surrogates."""
    return "".join(c if c in "\t\n" or " " <= c < "\ud800" or "\ue000" <= c < "\ufffe" or c > "\uffff" else "\ufffd" for c in text)


def attribute(text):
    return quoteattr(clean(text))


class Result(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.records = {}
        self._started = 0.0

    def record(self, test):
        return self.records.setdefault(test.id(), Record(test))

    def startTest(self, test):
        super().startTest(test)
        self.record(test)
        self._started = time.perf_counter()

    def stopTest(self, test):
        super().stopTest(test)
        self.record(test).seconds = time.perf_counter() - self._started

    def addError(self, test, err):
        super().addError(test, err)
        self._trouble(test, "error", err)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._trouble(test, "failure", err)

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self._trouble(test, "failure" if issubclass(err[0], test.failureException) else "error", err)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.record(test).set("skipped", "unittest.skip", reason)

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self.record(test).set("skipped", "unittest.expectedFailure", "failed as expected")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self.record(test).set("failure", "unittest.unexpectedSuccess", "passed although it was expected to fail")

    def _trouble(self, test, tag, err):
        text = "".join(traceback.format_exception(*err))
        self.record(test).set(tag, err[0].__name__, text)
        print("%s: %s\n%s" % (tag.upper(), test.id(), text[-TEXT_CHARACTERS:]), file=sys.stderr)


def write_report(path, records, seconds):
    counts = {tag: sum(record.tag == tag for record in records) for tag in ("failure", "error", "skipped")}
    head = '<testsuite name="unittest" tests="%d" failures="%d" errors="%d" skipped="%d" time="%.6f">' % (
        len(records), counts["failure"], counts["error"], counts["skipped"], seconds)
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<testsuites>", head]
    lines += [record.to_xml() for record in records] + ["</testsuite>", "</testsuites>", ""]
    with open(path + ".unfinished", "w", encoding="utf-8") as report:
        report.write("\n".join(lines))
    os.replace(path + ".unfinished", path)


def main():
    parser = argparse.ArgumentParser(description="Runs unittest discovery and writes a JUnit report.")
    parser.add_argument("--report", required=True)
    parser.add_argument("--start", default=".")
    parser.add_argument("--top", default=".")
    parser.add_argument("--pattern", default="test*.py")
    options = parser.parse_args()
    here = os.path.dirname(os.path.realpath(__file__))
    sys.path[:] = [path for path in sys.path if os.path.realpath(path) != here]
    began = time.perf_counter()
    report = os.path.abspath(options.report)
    suite = unittest.defaultTestLoader.discover(options.start, pattern=options.pattern, top_level_dir=options.top)
    result = Result()
    suite.run(result)
    records = list(result.records.values())
    write_report(report, records, time.perf_counter() - began)
    bad = sum(record.tag in ("failure", "error") for record in records)
    print("%d tests, %d not passed, %d skipped" % (len(records), bad, sum(record.tag == "skipped" for record in records)))
    return 1 if bad else 0 if records else 5


if __name__ == "__main__":
    sys.exit(main())
