"""Writes Tests/QuireTensorTests/OperationCases+*.swift: results of NumPy for Quire's operations.

Run it in the folder Tests/QuireTensorTests.
"""
import numpy as np
from scipy import special

SWIFT = {"float32": "Float", "float64": "Double", "int64": "Int", "int32": "Int32", "uint8": "UInt8", "bool": "Bool"}
rng = np.random.default_rng(7)


def element(x):
    if isinstance(x, (bool, np.bool_)):
        return "true" if x else "false"
    if isinstance(x, (float, np.floating)):
        if np.isnan(x):
            return ".nan"
        if np.isinf(x):
            return ".infinity" if x > 0 else "-.infinity"
        return repr(float(x))
    return str(x)


def tensor(array):
    array = np.asarray(array)
    if array.dtype.name in ("uint64", "int8", "int16"):
        array = array.astype("int64")
    elements = ", ".join(element(x) for x in array.ravel())
    return f"t([{elements}] as [{SWIFT[array.dtype.name]}], {list(array.shape)})"


topics = {}


def case(name, expression, result):
    rows = topics[list(topics)[-1]]
    rows.append(f'    OperationCase("{name}", {{ try {expression} }}, {{ try {tensor(result)} }}),')


def topic(name):
    topics[name] = []


a = np.round(rng.normal(size=(2, 3)), 2)
b = np.round(rng.normal(size=(3,)), 2)
c = np.array([[1], [-2]])
f = a.astype("float32")
i = np.array([[7, -7, 0], [5, -3, 2]])
j = np.array([3, -2, 4])
u = np.array([250, 10, 3], dtype="uint8")
n = np.array([1, 2, 300], dtype="int32")
m = np.array([True, False, True])
w = np.array([1.5, np.nan, -np.inf, np.inf, -0.0, 2.5])
T = {k: tensor(v) for k, v in dict(a=a, b=b, c=c, f=f, i=i, j=j, u=u, n=n, m=m, w=w).items()}

with np.errstate(all="ignore"):
    topic("Arithmetic")
    for op, swift in [("+", "+"), ("-", "-"), ("*", "*"), ("/", "/")]:
        for x, y in ["ab", "ac", "fa", "ij", "uj", "un", "fn", "fu", "mi", "fm", "um"]:
            if op == "-" and x == y == "m":
                continue
            case(f"{x} {op} {y}", f"{T[x]} {swift} {T[y]}", eval(f"{x} {op} {y}"))
    for op, swift in [("//", "floorDivided(by:"), ("%", "mod("), ("**", "power(")]:
        for x, y in [("a", "b"), ("i", "j"), ("u", "n")]:
            if op == "**":
                y = {"b": "np.abs(b)", "j": "np.abs(j)", "n": "n"}[y]
                left = {"a": "np.abs(a)"}.get(x, x)
            else:
                left = x
            case(f"{x} {op} {y}", f"{tensor(eval(left))}.{swift} {tensor(eval(y))})", eval(f"{left} {op} {y}"))
    edges = np.array([1.0, -1, 0, np.inf, -np.inf, np.nan, 6, -6, 1])
    over = np.array([0.1, 0.1, 3, 2, 2, 1, 0, 4, -np.inf])
    case("edges // over", f"{tensor(edges)}.floorDivided(by: {tensor(over)})", edges // over)
    case("edges % over", f"{tensor(edges)}.mod({tensor(over)})", edges % over)
    case("integers // zero", f"{tensor(i)}.floorDivided(by: t([0], [1]))", i // np.array([0]))
    case("integers % zero", f"{tensor(i)}.mod(t([0], [1]))", i % np.array([0]))
    for x, number in [("f", 2.5), ("i", 2.5), ("u", 3), ("n", 7), ("m", 2), ("m", 1.5), ("a", 2)]:
        weak = f"Tensor.weak({number!r} as {'Double' if isinstance(number, float) else 'Int'})"
        case(f"{x} * weak {number}", f"{T[x]} * {weak}", eval(f"{x} * {number!r}"))
        case(f"weak {number} - {x}", f"{weak} - {T[x]}", eval(f"{number!r} - {x}"))
    for op, swift in [("==", "equal"), ("!=", "notEqual"), ("<", "less"), ("<=", "lessOrEqual"),
                      (">", "greater"), (">=", "greaterOrEqual")]:
        case(f"i {op} j", f"{T['i']}.{swift}({T['j']})", eval(f"i {op} j"))
        case(f"w {op} w", f"{T['w']}.{swift}({T['w']})", eval(f"w {op} w"))
    case("uint8 > 300", f"{T['u']}.greater(.weak(300))", u > 300)
    case("maximum", f"Tensor.maximum({T['w']}, {T['b']}.repeated(2))", np.maximum(w, np.repeat(b, 2)))
    case("minimum", f"Tensor.minimum({T['w']}, .weak(1))", np.minimum(w, 1))
    case("where", f"Tensor.select({T['m']}, {T['a']}, .weak(0))", np.where(m, a, 0))
    case("where of numbers", f"Tensor.select({T['m']}, {T['c']}, {T['b']})", np.where(m, c, b))
    case("clip", f"{T['a']}.clipped(low: .weak(-0.5), high: .weak(0.5))", np.clip(a, -0.5, 0.5))
    case("logical and", f"{T['i']}.logicalAnd({T['m']})", np.logical_and(i, m))
    case("logical or", f"{T['i']}.logicalOr({T['m']})", np.logical_or(i, m))
    case("logical xor", f"{T['i']}.logicalXor({T['m']})", np.logical_xor(i, m))
    case("logical not", f"{T['i']}.logicalNot()", np.logical_not(i))

    topic("Functions")
    wide = np.array([-90.0, -20, -5.5, -1.25, -0.4, -1e-3, 0, 1e-3, 0.3, 0.7, 1, 2.5, 9, 30, 88, np.nan, np.inf, -np.inf])
    functions = {
        "negative": np.negative, "abs": np.abs, "sign": np.sign, "square": np.square, "exp": np.exp,
        "expm1": np.expm1, "sin": np.sin, "cos": np.cos, "tan": np.tan, "arctan": np.arctan, "sinh": np.sinh,
        "cosh": np.cosh, "tanh": np.tanh, "sigmoid": special.expit, "relu": lambda x: np.maximum(x, 0),
        "softplus": lambda x: np.logaddexp(x, 0), "erf": special.erf, "floor": np.floor, "ceil": np.ceil,
        "round": np.round, "trunc": np.trunc, "isnan": np.isnan, "isinf": np.isinf, "isfinite": np.isfinite,
        "log": np.log, "log2": np.log2, "log10": np.log10, "log1p": np.log1p, "sqrt": np.sqrt,
        "rsqrt": lambda x: 1 / np.sqrt(x), "reciprocal": np.reciprocal, "arcsin": np.arcsin, "arccos": np.arccos,
    }
    for name, function in functions.items():
        for kind in ["float64", "float32"]:
            x = wide.astype(kind)
            result = function(x.astype("float64"))
            result = result.astype(kind) if result.dtype == np.float64 else result
            if kind == "float32" and result.dtype == np.float32:
                # Quire flushes denormals to zero.
                result = np.where(np.abs(result) < np.finfo("float32").tiny, np.float32(0), result)
            case(f"{name} {kind}", f"apply(\\\"{name}\\\", {tensor(x)})".replace('\\"', '"'), result)
    for name in ["negative", "abs", "sign", "square", "floor", "sqrt", "exp"]:
        case(f"{name} of integers", f'apply("{name}", {T["i"]})', functions[name](i))
    case("round to decimals", f"{T['a']}.rounded(decimals: 1)", np.round(a, 1))
    case("round to tens", "t([15, 25, 149], [3]).rounded(decimals: -1)", np.round(np.array([15, 25, 149]), -1))
    far = np.array([1e4, -12345.678, 1e6, 1e10], dtype="float32")
    case("sin far from 0", f'apply("sin", {tensor(far)})', np.sin(far.astype("float64")).astype("float32"))

    topic("Reductions")
    cube = np.round(rng.normal(size=(2, 3, 4)), 2)
    counts = rng.integers(-9, 9, size=(2, 3, 4))
    hole = cube.copy()
    hole[1, 2, 0] = np.nan
    for name, swift in [("sum", "sum"), ("mean", "mean"), ("prod", "product"), ("max", "max"), ("min", "min"),
                        ("var", "variance"), ("std", "standardDeviation"), ("any", "any"), ("all", "all")]:
        for label, x in [("cube", cube), ("integers", counts), ("with NaN", hole), ("float32", cube.astype("float32")),
                         ("bytes", u), ("bools", np.array([[True, False], [True, True]]))]:
            if name in ("max", "min", "var", "std", "mean") and x.dtype == bool:
                continue
            for axis in [None, 0, -1, (0, 2), (1, 2)]:
                if x.ndim < 3 and axis not in (None, 0):
                    continue
                for keep in ([False, True] if axis == 0 else [False]):
                    result = getattr(np, name)(x, axis=axis, keepdims=keep)
                    axes = "nil" if axis is None else str(list(axis) if isinstance(axis, tuple) else [axis])
                    case(f"{name} {label} {axis} {keep}",
                         f"{tensor(x)}.{swift}(axes: {axes}, keepDims: {str(keep).lower()})", result)
    case("var with ddof", f"{tensor(cube)}.variance(axes: [1], correction: 1)", np.var(cube, axis=1, ddof=1))
    for name in ["argmax", "argmin"]:
        for label, x in [("cube", cube), ("integers", counts), ("with NaN", hole)]:
            for axis in [None, 0, 1, 2]:
                swift = "nil" if axis is None else axis
                case(f"{name} {label} {axis}", f"{tensor(x)}.{name}(axis: {swift})", getattr(np, name)(x, axis=axis))
    for axis in [None, 0, 1, -1]:
        swift = "nil" if axis is None else axis
        case(f"cumsum {axis}", f"{tensor(counts)}.cumulativeSum(axis: {swift})", np.cumsum(counts, axis=axis))
        case(f"cumprod {axis}", f"{tensor(cube)}.cumulativeProduct(axis: {swift})", np.cumprod(cube, axis=axis))
    for axis in [0, 1, -1]:
        case(f"softmax {axis}", f"{tensor(cube)}.softmax(axis: {axis})", special.softmax(cube, axis=axis))
        case(f"log_softmax {axis}", f"{tensor(cube * 300)}.logSoftmax(axis: {axis})", special.log_softmax(cube * 300, axis=axis))

    topic("Shapes")
    case("transpose", f"{tensor(cube)}.transposed()", cube.T)
    case("transpose axes", f"{tensor(cube)}.transposed([1, -1, 0])", cube.transpose(1, 2, 0))
    case("swapaxes", f"{tensor(counts)}.swapped(0, -1)", counts.swapaxes(0, -1))
    case("transpose of a large matrix", "Tensor.arange(0, 35 * 70).reshaped([35, 70]).transposed().sliced(axis: 0, start: 33, stop: 35)",
         np.arange(35 * 70).reshape(35, 70).T[33:35])
    case("reshape with -1", f"{tensor(counts)}.reshaped([4, -1])", counts.reshape(4, -1))
    case("concatenate", f"Tensor.concatenate([{tensor(cube)}, {tensor(cube[:, :1])}], axis: 1)", np.concatenate([cube, cube[:, :1]], 1))
    case("concatenate of types", f"Tensor.concatenate([{T['f']}, {T['i']}], axis: 0)", np.concatenate([f, i], 0))
    case("stack", f"Tensor.stack([{T['b']}, {T['b']}], axis: -1)", np.stack([b, b], -1))
    case("flip", f"{tensor(counts)}.flipped()", np.flip(counts))
    case("flip an axis", f"{tensor(counts)}.flipped([1])", np.flip(counts, 1))
    case("tile", f"{T['i']}.tiled([2, 1, 2])", np.tile(i, (2, 1, 2)))
    case("tile once", f"{T['i']}.tiled([2])", np.tile(i, 2))
    case("repeat", f"{T['i']}.repeated(2)", np.repeat(i, 2))
    case("repeat an axis", f"{T['i']}.repeated(2, axis: 1)", np.repeat(i, 2, axis=1))
    case("broadcast", f"{T['b']}.broadcast(to: [2, 3])", np.broadcast_to(b, (2, 3)))
    case("expand", f"{T['i']}.expanded(axis: -1)", np.expand_dims(i, -1))
    case("squeeze", f"{tensor(cube[:, :1])}.squeezed()", np.squeeze(cube[:, :1]))
    case("split", f"{tensor(counts)}.split(into: 2, axis: -1)[1]", np.split(counts, 2, -1)[1])
    case("split at places", f"{tensor(counts)}.split(at: [1, 3], axis: -1)[1]", np.split(counts, [1, 3], -1)[1])

    sorting = np.array([[3, 1, 2, 1], [9, -4, 0, 7]])
    case("sort", f"{tensor(sorting)}.sorted()", np.sort(sorting))
    case("sort an axis", f"{tensor(sorting)}.sorted(axis: 0)", np.sort(sorting, axis=0))
    case("argsort", f"{tensor(sorting)}.argsort()", np.argsort(sorting, kind="stable"))
    case("sort with NaN", f"{T['w']}.sorted()", np.sort(w))
    case("unique", f"{tensor(sorting)}.unique()", np.unique(sorting))
    case("unique counts", f"{tensor(sorting)}.uniqueCounts().counts", np.unique(sorting, return_counts=True)[1])
    case("arange", "Tensor.arange(2, 11, step: 3)", np.arange(2, 11, 3))
    case("arange down", "Tensor.arange(5, 0, step: -2)", np.arange(5, 0, -2))
    case("arange of floats", "Tensor.arange(0.0, 1, step: 0.1)", np.arange(0.0, 1, 0.1))
    case("linspace", "Tensor.linspace(0, 1, 7)", np.linspace(0, 1, 7))
    case("linspace without end", "Tensor.linspace(-1, 2, 4, endpoint: false)", np.linspace(-1, 2, 4, endpoint=False))
    case("eye", "Tensor.eye(3, 4, offset: 1)", np.eye(3, 4, 1, dtype="float32"))
    case("eye below", "Tensor.eye(3, offset: -2)", np.eye(3, k=-2, dtype="float32"))
    case("one hot", "Tensor.oneHot(t([2, 0], [2]), classes: 3)", np.eye(3, dtype="float32")[[2, 0]])

    for kind in ["float64", "float32", "int64", "int32"]:
        x = (rng.normal(size=(3, 4)) * 5).round().astype(kind)
        y = (rng.normal(size=(4, 2)) * 5).round().astype(kind)
        stack = (rng.normal(size=(2, 1, 3, 4)) * 5).round().astype(kind)
        others = (rng.normal(size=(3, 4, 2)) * 5).round().astype(kind)
        case(f"matmul {kind}", f"{tensor(x)}.matmul({tensor(y)})", x @ y)
        case(f"matmul vector {kind}", f"{tensor(x)}.matmul({tensor(y[:, 0])})", x @ y[:, 0])
        case(f"vector matmul {kind}", f"{tensor(x[0])}.matmul({tensor(y)})", x[0] @ y)
        case(f"inner {kind}", f"{tensor(x[0])}.matmul({tensor(x[1])})", x[0] @ x[1])
        case(f"matmul stack {kind}", f"{tensor(stack)}.matmul({tensor(y)})", stack @ y)
        case(f"matmul stacks {kind}", f"{tensor(stack)}.matmul({tensor(others)})", stack @ others)
        case(f"matmul transposed {kind}", f"MatMul(transA: true, transB: true)({tensor(x.T.copy())}, {tensor(y.T.copy())})", x @ y)

    topic("Indexing")
    x = np.arange(24).reshape(2, 3, 4)
    s = tensor(x)
    for text, parts in [
        ("1", ".at(1)"), ("-1, 0", ".at(-1), .at(0)"), ("1, 2, 3", ".at(1), .at(2), .at(3)"),
        ("0:1", ".range(start: 0, stop: 1, step: nil)"),
        (":, 1:", ".all, .range(start: 1, stop: nil, step: nil)"),
        ("::-1", ".range(start: nil, stop: nil, step: -1)"),
        ("..., ::2", ".ellipsis, .range(start: nil, stop: nil, step: 2)"),
        ("..., -2:-9:-2", ".ellipsis, .range(start: -2, stop: -9, step: -2)"),
        ("..., 9:1", ".ellipsis, .range(start: 9, stop: 1, step: nil)"),
        ("..., None", ".ellipsis, .newAxis"), ("None, 0, :, None", ".newAxis, .at(0), .all, .newAxis"),
        ("[1, 0, 1]", ".tensor(t([1, 0, 1], [3]))"),
        (":, [0, -1]", ".all, .tensor(t([0, -1], [2]))"),
        ("[0, 1], [2, 0]", ".tensor(t([0, 1], [2])), .tensor(t([2, 0], [2]))"),
        ("[0, 1], :, [2, 0]", ".tensor(t([0, 1], [2])), .all, .tensor(t([2, 0], [2]))"),
        ("0, :, [2, 0]", ".at(0), .all, .tensor(t([2, 0], [2]))"),
        (":, 1, [2, 0]", ".all, .at(1), .tensor(t([2, 0], [2]))"),
        ("[[0], [1]], [[2, 0]]", ".tensor(t([0, 1], [2, 1])), .tensor(t([2, 0], [1, 2]))"),
        ("::-1, [1, 2], ::2", ".range(start: nil, stop: nil, step: -1), .tensor(t([1, 2], [2])), .range(start: nil, stop: nil, step: 2)"),
        ("[1], None, 2:", ".tensor(t([1], [1])), .newAxis, .range(start: 2, stop: nil, step: nil)"),
        ("x > 10", f".tensor({tensor(x > 10)})"),
        ("[True, False]", ".tensor(t([true, false], [2]))"),
        (":, [True, False, True]", ".all, .tensor(t([true, false, true], [3]))"),
        (":, [True, False, True], 1", ".all, .tensor(t([true, false, true], [3])), .at(1)"),
        ("x < 0", f".tensor({tensor(x < 0)})"),
        ("[True, True], [1, 0]", ".tensor(t([true, true], [2])), .tensor(t([1, 0], [2]))"),
    ]:
        index = eval(f"np.s_[{text}]")
        case(f"x[{text}]", f"{s}.subscripted([{parts}])", x[index])
        y = x.copy()
        y[index] = -1
        case(f"x[{text}] = -1", f"assigned({s}, [{parts}], Tensor(scalar: -1))", y)
    y = x.copy()
    y[:, 1] = [[1, 2, 3, 4]]
    case("assign rows", f"assigned({s}, [.all, .at(1)], t([1.0, 2, 3, 4], [1, 4]))", y)
    y = x.copy()
    y[[1, 0], 2] = np.arange(8).reshape(2, 4) * 100
    case("assign chosen rows", f"assigned({s}, [.tensor(t([1, 0], [2])), .at(2)], (Tensor.arange(0, 8) * Tensor.weak(100)).reshaped([2, 4]))", y)
    y = x.copy()
    y[1, ::-1, ::2] = np.arange(6).reshape(3, 2)
    case("assign backwards", f"assigned({s}, [.at(1), .range(start: nil, stop: nil, step: -1), .range(start: nil, stop: nil, step: 2)], Tensor.arange(0, 6).reshaped([3, 2]))", y)
    case("take", f"{s}.take(t([2, 0], [2]), axis: 1)", np.take(x, [2, 0], axis=1))
    case("take of all", f"{s}.take(t([-1, 5], [1, 2]))", np.take(x, [[-1, 5]]))
    case("take along", f"{s}.takeAlong(t([2, 0, 1, 1], [1, 1, 4]), axis: 1)", np.take_along_axis(x, np.array([[[2, 0, 1, 1]]]), 1))
    case("nonzero", "t([0, 3, 0, 4], [2, 2]).nonzero()[0]", np.nonzero(np.array([[0, 3], [0, 4]]))[0])
    for kind in SWIFT:
        case(f"astype {kind}", f"t([-1.7, 0, 1.5, 200.9], [4]).astype(.{kind})",
             np.array([-1.7, 0, 1.5, 200.9]).astype("int64").astype(kind) if kind == "uint8"
             else np.array([-1.7, 0, 1.5, 200.9]).astype(kind))

for name, rows in topics.items():
    with open(f"OperationCases+{name}.swift", "w") as file:
        print("// swift-format-ignore-file", file=file)
        print(f"// Written by Tests/Reference/operations.py with NumPy {np.__version__}.", file=file)
        print("@testable import QuireTensor\n", file=file)
        print(f"extension OperationCase {{\n  static let {name.lower()}: [OperationCase] = [", file=file)
        print("\n".join(rows), file=file)
        print("  ]\n}", file=file)
