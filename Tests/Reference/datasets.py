"""Writes the small data sets that Quire carries inside its program, from scikit-learn's copies.

    pip install scikit-learn==1.9.1 && python Tests/Reference/datasets.py stdlib/data

Each array becomes one IDX file (http://yann.lecun.com/exdb/mnist: magic 0 0 TYPE RANK, big-endian
dimensions, big-endian values), compressed with gzip without a time stamp, so that running this
again gives the same bytes. It also prints the counts and means that
Tests/QuireDataTests/ShippedDataTests.swift compares with.
"""

import gzip
import pathlib
import struct
import sys

import numpy as np
from sklearn.datasets import load_digits, load_iris

IDX_TYPE = {"uint8": 0x08, "float64": 0x0E}


def write_idx(path, array):
    code = IDX_TYPE[array.dtype.name]
    header = struct.pack(">BBBB", 0, 0, code, array.ndim)
    header += b"".join(struct.pack(">I", side) for side in array.shape)
    body = array.astype(array.dtype.newbyteorder(">")).tobytes()
    path.write_bytes(gzip.compress(header + body, compresslevel=9, mtime=0))


def describe(name, features, target):
    print(name, features.shape, "classes", np.bincount(target).tolist())
    print("  mean of all", repr(float(features.mean())))
    print("  mean of columns", [float(mean) for mean in features.mean(axis=0)][:8])
    print("  first row", features[0].tolist(), "last row", features[-1].tolist())
    print("  weighted sum", float((features.ravel() * (np.arange(features.size) % 97)).sum()))
    print("  target weighted sum", int((target * (np.arange(target.size) % 97)).sum()))


def main():
    folder = pathlib.Path(sys.argv[1])
    iris, digits = load_iris(), load_digits()
    write_idx(folder / "iris-features.idx.gz", iris.data)
    write_idx(folder / "iris-labels.idx.gz", iris.target.astype(np.uint8))
    write_idx(folder / "digits-images.idx.gz", digits.images.astype(np.uint8))
    write_idx(folder / "digits-labels.idx.gz", digits.target.astype(np.uint8))
    describe("iris", iris.data, iris.target)
    describe("digits", digits.data, digits.target)


if __name__ == "__main__":
    main()
