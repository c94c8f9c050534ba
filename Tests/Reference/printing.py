"""Writes the cases of Tests/QuireTensorTests/PrintingCases.swift: tensors as NumPy prints them."""
import numpy as np

rows = []


def case(name, array, make):
    rows.append((name, make, str(array), repr_text(array)))


def repr_text(array):
    return np.array2string(array, separator=", ", prefix="array(")


def literal(array):
    kind = {"float32": "Float", "float64": "Double", "int64": "Int", "int32": "Int32", "uint8": "UInt8",
            "bool": "Bool"}[array.dtype.name]

    def number(x):
        if array.dtype == bool:
            return "true" if x else "false"
        if array.dtype.kind == "f":
            if np.isnan(x):
                return ".nan"
            if np.isinf(x):
                return ".infinity" if x > 0 else "-.infinity"
            return repr(float(x))
        return str(x)

    elements = ", ".join(number(x) for x in array.ravel())
    return f"try Tensor([{elements}] as [{kind}], shape: {list(array.shape)})"


def add(name, values, dtype="float64"):
    array = np.array(values, dtype=dtype)
    case(name, array, literal(array))


add("whole floats", [1, 2, 3])
add("mixed floats", [1, 2.5, -3.125])
add("thirds", [1 / 3, 2 / 3, 1])
add("thirds in float32", [1 / 3, 2 / 3, 1], "float32")
add("tenths in float32", [0.1, 0.2, 0.3], "float32")
add("large ratio", [1e-3, 5, 1001])
add("ratio of a thousand", [1e-3, 1])
add("small", [1e-5, 2e-5])
add("large", [1e8, 1])
add("huge and tiny", [1e300, -1e-300, 1])
add("just below large", [99999999.0, 5.25])
add("nan and inf", [np.nan, 1.5, np.inf, -np.inf])
add("nan only", [np.nan, np.nan])
add("inf and large", [np.inf, 1e10, -2.5])
add("negative infinity alone", [-np.inf, np.inf])
add("zeros", [0.0, -0.0, 0.0])
add("rounded up", [0.999999999999, 0.123456789012345])
add("float32 scientific", [1.2345678e-7, 3e5], "float32")
add("integers", [1, -20, 300], "int64")
add("bytes", [[0, 255], [7, 80]], "uint8")
add("bools", [True, False, True], "bool")
add("bools all true", [[True, True]], "bool")
add("matrix", [[1.5, 2], [-3, 4.25]])
add("cube", np.arange(24).reshape(2, 3, 4) / 4)
add("four axes", np.arange(16).reshape(2, 2, 2, 2), "int64")
add("column", [[1.0], [2.0]])
add("wrapped", np.arange(30) * 1.5)
add("wrapped integers", np.arange(40) * 1000, "int64")
add("wrapped rows", np.arange(60).reshape(2, 30) * 0.25)
add("number", 1.5)
add("small number", 1e-5)
add("large number", 1e16)
add("float32 number", 0.1, "float32")
add("whole number", 3.0)
add("integer number", 7, "int64")
add("bool number", True, "bool")
add("empty", [])
add("empty rows", np.zeros((0, 3)))

for name, array, make in [
    ("summarised", np.arange(1001) * 1.0, "try Tensor.arange(0.0, 1001)"),
    ("summarised integers", np.arange(2000), "try Tensor.arange(0, 2000)"),
    ("summarised matrix", np.arange(10000).reshape(100, 100), "try Tensor.arange(0, 10000).reshaped([100, 100])"),
    ("summarised narrow matrix", np.arange(2000).reshape(1000, 2) / 8,
     "try (Tensor.arange(0.0, 2000) / 8).reshaped([1000, 2])"),
    ("summarised cube", np.arange(4000).reshape(10, 20, 20),
     "try Tensor.arange(0, 4000).reshaped([10, 20, 20])"),
    ("a thousand", np.arange(1000), "try Tensor.arange(0, 1000)"),
]:
    case(name, array, make)

rng = np.random.default_rng(1)
for n, (scale, dtype) in enumerate(
        [(1, "float32"), (1, "float64"), (1e-3, "float32"), (100, "float32"), (1e4, "float64"), (1e-6, "float32")]):
    add(f"random {n}", rng.normal(size=(3, 4)) * scale, dtype)

print("// swift-format-ignore-file")
print("// Written by Tests/Reference/printing.py with NumPy " + np.__version__ + ".")
print("import Testing\n\n@testable import QuireTensor\n")
print("extension PrintingCase {")
print("  static let all: [PrintingCase] = [")
for name, make, text, listed in rows:
    print(f'    PrintingCase(\n      "{name}", {{ {make} }},')
    for value, end in [(text, ","), (listed, "),")]:
        line = value.replace("\n", "\\n")
        print(f'      "{line}"{end}')
print("  ]\n}")
