"""Canonical bytes of an answer; docs/protocol.md has the table of tags. Python 3.8 or newer, standard library only."""
import math
import struct

MAX_DEPTH = 64
NAN = struct.pack("<d", float("nan"))


class NotAnAnswer(Exception):
    """The value has no canonical bytes."""


def encode(value):
    out = []
    _put(out, value, 0)
    return b"".join(out)


def _put(out, value, depth):
    kind = type(value)
    if kind is str:
        data = value.encode("utf-8", "surrogatepass")
        out.append(struct.pack("<cI", b"s", len(data)))
        out.append(data)
    elif kind is int:
        _put_int(out, value)
    elif kind is float:
        out.append(b"f" + (struct.pack("<d", value) if value == value else NAN))
    elif value is None:
        out.append(b"n")
    elif kind is bool:
        out.append(b"1" if value else b"0")
    elif kind is list or kind is tuple:
        _put_list(out, value, depth)
    elif kind is dict:
        _put_map(out, value, depth)
    else:
        _put_other(out, value, depth)


def _put_int(out, value):
    if -1 << 63 <= value < 1 << 63:
        out.append(struct.pack("<cq", b"i", value))
    else:
        data = value.to_bytes((value if value >= 0 else ~value).bit_length() // 8 + 1, "little", signed=True)    # the shortest
        out.append(struct.pack("<cI", b"I", len(data)) + data)


def _put_list(out, items, depth):
    _check_depth(depth)
    items = list(items)
    out.append(struct.pack("<cI", b"l", len(items)))
    kinds = set(map(type, items))
    if kinds == {float} and not any(map(math.isnan, items)):
        out.append(_interleave(b"f", struct.pack("<%dd" % len(items), *items)))
        return
    if kinds == {int}:
        try:
            out.append(_interleave(b"i", struct.pack("<%dq" % len(items), *items)))
            return
        except struct.error:
            pass        # one of them is a large one
    for item in items:
        _put(out, item, depth + 1)


def _interleave(tag, numbers):
    """The tag before each eight bytes, without a loop over the items."""
    data = bytearray(len(numbers) // 8 * 9)
    data[::9] = tag * (len(numbers) // 8)
    for place in range(8):
        data[place + 1::9] = numbers[place::8]
    return bytes(data)


def _put_map(out, value, depth):
    _check_depth(depth)
    items = list(value.items())
    out.append(struct.pack("<cI", b"m", len(items)))
    for key, item in items:
        _put(out, key, depth + 1)
        _put(out, item, depth + 1)


def _put_other(out, value, depth):
    """Subclasses of the plain types count as these; then what looks like an array."""
    if isinstance(value, int):
        _put_int(out, int(value))
    elif isinstance(value, float):
        _put(out, float(value), depth)
    elif isinstance(value, str):
        _put(out, str.__str__(value), depth)
    elif isinstance(value, (list, tuple)):
        _put_list(out, value, depth)
    elif isinstance(value, dict):
        _put_map(out, value, depth)
    elif isinstance(value, (bytes, bytearray, memoryview)):
        data = bytes(value)
        out.append(struct.pack("<cI", b"b", len(data)))
        out.append(data)
    elif all(hasattr(value, name) for name in ("dtype", "shape", "tobytes")):
        _put_array(out, value)
    else:
        _refuse(value)


def _put_array(out, value):
    dtype, shape, data = value.dtype.str.encode("ascii"), tuple(value.shape), value.tobytes()
    if dtype[1:2] == b"O" or len(shape) > 32:
        raise NotAnAnswer("An array of Python objects is no answer: return numbers, or give the workload an observe(result) that does.")
    out.append(struct.pack("<cB", b"a", len(dtype)) + dtype + struct.pack("<B%dQ" % len(shape), len(shape), *shape))
    out.append(struct.pack("<I", len(data)))
    out.append(data)


def _check_depth(depth):
    if depth >= MAX_DEPTH:
        raise NotAnAnswer("The answer is nested deeper than %d." % MAX_DEPTH)


def _refuse(value):
    name = "%s.%s" % (type(value).__module__, type(value).__qualname__)
    if isinstance(value, (set, frozenset)):
        raise NotAnAnswer("A %s has no order, so it is no answer: return sorted(...), or give the workload an observe(result) that does." % name)
    raise NotAnAnswer(
        "A %s is no answer: return None, bool, int, float, str, bytes, list, tuple, dict or a numpy array, "
        "or give the workload an observe(result) that makes one of it." % name)
