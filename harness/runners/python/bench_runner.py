"""Runs one sample of a Python workload: speaks the frames of docs/protocol.md on standard input and output.

The workload's file defines setup(seed, parameters) -> state, run(state) -> result and, when the result is no plain value,
observe(result) -> answer. Started as `python3 -s -B bench_runner.py`. Python 3.8 or newer, standard library only.
"""
import json
import os
import struct
import sys
import types

HERE = os.path.dirname(os.path.realpath(__file__))
sys.path[:] = [HERE] + [path for path in sys.path if os.path.realpath(path) != HERE]
from bench_answer import encode  # noqa: E402
sys.path.remove(HERE)               # the code under test has no business here

HELLO, READY, SETUP, SET, GO, DONE, FAIL = range(1, 8)
PROTOCOL_VERSION = 1
HEAD = struct.Struct("<BI16s")
FAIL_BYTES = 16 << 10


class AgentGone(Exception):
    """There is nobody left to answer to."""


class Frames:
    """The two pipes of the agent, moved to where prints and reads of the library do not reach."""

    def __init__(self):
        self._input, self._output = os.dup(0), os.dup(1)
        null = os.open(os.devnull, os.O_RDONLY)
        os.dup2(null, 0)
        os.dup2(2, 1)
        os.close(null)
        self._nonce = None
        self._read, self._write = os.read, os.write

    def receive(self, wanted):
        kind, size, nonce = HEAD.unpack(self._exactly(HEAD.size))
        if self._nonce is None:
            self._nonce = nonce
        if kind != wanted or nonce != self._nonce:
            raise AgentGone("a frame of kind %d instead of %d" % (kind, wanted))
        return self._exactly(size)

    def send(self, kind, payload=b""):
        for data in (memoryview(HEAD.pack(kind, len(payload), self._nonce)), memoryview(payload)):
            while data:
                data = data[self._write(self._output, data):]

    def wait_for_end(self):
        while self._read(self._input, 4096):
            pass

    def _exactly(self, size):
        data = bytearray()
        while len(data) < size:
            chunk = self._read(self._input, size - len(data))
            if not chunk:
                raise AgentGone("the agent is gone")
            data += chunk
        return bytes(data)


def load(hello):
    if hello["version"] != PROTOCOL_VERSION:
        raise ValueError("protocol version %s; this runner speaks %d" % (hello["version"], PROTOCOL_VERSION))
    # After the standard library, which the tree must not shadow; before installed packages, which must not shadow the tree.
    place = next((i for i, path in enumerate(sys.path) if path.endswith(("site-packages", "dist-packages"))), len(sys.path))
    sys.path[place:place] = hello["importPaths"]
    module = types.ModuleType("bench_workload")
    module.__file__ = hello["file"]
    sys.modules[module.__name__] = module
    with open(hello["file"], "rb") as source:
        exec(compile(source.read(), hello["file"], "exec"), module.__dict__)
    return module


def answer_of(workload, states):
    observe = getattr(workload, "observe", None)
    answers = []
    for state in states:
        result = workload.run(state)
        answers.append(observe(result) if observe else result)
    return encode(answers[0] if len(answers) == 1 else answers)


def failure_text():
    import traceback
    return traceback.format_exc().encode("utf-8", "backslashreplace")[-FAIL_BYTES:]


def sample(frames):
    workload = load(json.loads(frames.receive(HELLO)))
    frames.send(READY)
    setup = json.loads(frames.receive(SETUP))
    states = [workload.setup(seed, dict(setup["parameters"])) for seed in setup["seeds"]]
    frames.send(SET)
    frames.receive(GO)
    frames.send(DONE, answer_of(workload, states))


def main():
    frames = Frames()
    try:
        sample(frames)
    except AgentGone:
        os._exit(1)
    except BaseException:       # whatever it is, also SystemExit: the workload did not answer
        frames.send(FAIL, failure_text())
    frames.wait_for_end()       # the agent kills this process; nothing of the library runs at exit
    os._exit(0)


if __name__ == "__main__":
    main()
