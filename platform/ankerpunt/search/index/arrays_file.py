"""One file with named arrays that processes map into memory and so share."""

from __future__ import annotations

import json
import mmap
import os
import zlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.generic]

MAGIC = b"ankerpunt arrays 1\n"
ALIGNMENT = 64


class DamagedFileError(Exception):
    """The file is not whole: it was cut short, changed, or is of another version."""


def write_arrays(path: Path, arrays: Mapping[str, Array]) -> None:
    """Write `arrays` to `path` at once: readers see the old file or the whole new one, also after a power cut.

    Layout: magic line; one line of JSON `{"crc", "arrays": {name: [dtype, start, bytes]}}`, start counted from the
    first multiple of 64 bytes after that line; the arrays, each at a multiple of 64 bytes.
    """
    body = bytearray()
    places: dict[str, tuple[str, int, int]] = {}
    for name, array in arrays.items():
        body.extend(bytes(-len(body) % ALIGNMENT))
        places[name] = (array.dtype.str, len(body), array.nbytes)
        body.extend(np.ascontiguousarray(array).tobytes())
    head = MAGIC + json.dumps({"crc": zlib.crc32(body), "size": len(body), "arrays": places}).encode() + b"\n"
    temporary = path.with_suffix(".tmp")
    with temporary.open("wb") as file:
        file.write(head + bytes(-len(head) % ALIGNMENT) + body)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def map_arrays(path: Path) -> dict[str, Array]:
    """The arrays of a file of `write_arrays`, read-only and shared with every process that maps it.

    The memory stays mapped as long as one of the arrays lives, also when the file is deleted.
    Raises `DamagedFileError`, and `FileNotFoundError` if there is none.
    """
    with path.open("rb") as file:
        try:
            memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError as error:
            raise DamagedFileError(f"{path.name} is empty") from error
    try:
        body, places = _open_body(memory)
        return {
            name: np.frombuffer(body[start : start + size], dtype=np.dtype(dtype))
            for name, (dtype, start, size) in places.items()
        }
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedFileError(f"{path.name}: {error}") from error


def _open_body(memory: mmap.mmap) -> tuple[memoryview, Mapping[str, tuple[str, int, int]]]:
    if memory[: len(MAGIC)] != MAGIC:
        raise ValueError("not a file of arrays")
    end = memory.find(b"\n", len(MAGIC)) + 1
    head = json.loads(memory[len(MAGIC) : end])
    body = memoryview(memory)[end + -end % ALIGNMENT :]
    if len(body) != head["size"] or zlib.crc32(body) != head["crc"]:
        raise ValueError("it was cut short or changed")
    return body, head["arrays"]
