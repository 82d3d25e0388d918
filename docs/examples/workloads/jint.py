#!/usr/bin/env python3
"""A workload command for Jint: one program for all of its pull requests.

Reads the question as JSON, ranks the JavaScript programs beside it by the words of the title and of what was changed, and writes a workload that
runs the best one. Each draws its input from the seed with `rnd(k)`, works on `n` items, and ends in its answer. A later attempt takes the next one.
"""
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent


def main():
    question = json.load(sys.stdin)
    title = words(question["pullRequest"]["title"])
    changed = words(" ".join(question["coveredFunctions"] + [line.rpartition(":")[0] for line in question["coveredLines"]]))
    scripts = sorted((HERE / "jint").glob("*.js"))
    ranked = sorted(scripts, key=lambda path: (-score(path, title, changed), path.name))
    chosen = ranked[(question["attempt"] - 1) % len(ranked)]
    print("script:", chosen.stem, file=sys.stderr)
    template = (HERE / "jint" / "Workload.cs.txt").read_text()
    print(template.replace("@SCRIPT@", json.dumps(chosen.read_text())))


def words(text):
    """Whole words, and the parts of names such as `ArrayPrototype`."""
    parts = re.findall(r"[A-Za-z][a-z]+|[A-Z]+(?![a-z])", text) + re.findall(r"[A-Za-z-]{3,}", text)
    return {part.lower() for part in parts}


def score(path, title, changed):
    wanted = path.read_text().splitlines()[0].removeprefix("// words:").lower().split()
    return sum(5 * (word in title) + (word in changed) for word in wanted)


if __name__ == "__main__":
    main()
