"""Arithmetic on integers of every size, as CPython has it.

    python3 integers.py        rewrites Tests/QuireRuntimeTests/Golden/integers.txt

A row is an operation, its operands and its answer, with tabs between; integers stand in hexadecimal.
"""
import math
import pathlib
import random
import sys

random.seed(20)
sys.set_int_max_str_digits(0)

EDGES = [0, 1, 2, 3, 7, 10]
for bits in (31, 32, 53, 62, 63, 64, 65, 127, 128):
    EDGES += [2**bits - 1, 2**bits, 2**bits + 1]
EDGES += [10**18, 10**19, 10**38, 3**100]
EDGES = sorted(set(EDGES) | {-x for x in EDGES})


def integer():
    kind = random.random()
    if kind < 0.3:
        return random.choice(EDGES)
    bits = random.choice([8, 30, 60, 64, 70, 128, 200, 500, 1000, 2000])
    value = random.getrandbits(random.randint(1, bits))
    if kind < 0.4:
        value <<= random.randint(0, 100)
    return -value if random.random() < 0.5 else value


def small():
    return random.choice([0, 1, 2, 3, 7, 31, 32, 63, 64, 65, 127, 200])


def floating():
    return random.choice(
        [0.0, 0.5, -0.5, 1e300, -1e19, 2.0**63, -(2.0**63), 2.0**64, 9.3e18, float("inf"), 1.5e15, 2.0**100]
    )


BINARY = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "//": lambda a, b: a // b,
    "%": lambda a, b: a % b,
    "&": lambda a, b: a & b,
    "|": lambda a, b: a | b,
    "^": lambda a, b: a ^ b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    "==": lambda a, b: a == b,
    "divmod": divmod,
    "gcd": math.gcd,
    "lcm": math.lcm,
}
SHIFTS = {"<<": lambda a, b: a << b, ">>": lambda a, b: a >> b, "**": lambda a, b: a**b}
UNARY = {
    "neg": lambda a: -a,
    "inv": lambda a: ~a,
    "abs": abs,
    "str": str,
    "hex": hex,
    "oct": oct,
    "bin": bin,
    "float": float,
    "bits": lambda a: (a.bit_length(), a.bit_count()),
    "isqrt": lambda a: math.isqrt(abs(a)),
    "round": lambda a: round(a, -5),
    "log": lambda a: math.log2(abs(a) + 1),
}


def shown(value):
    if isinstance(value, bool) or isinstance(value, float) or isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return ",".join(map(shown, value))
    return hex(value)


rows = []


def row(name, function, *operands):
    try:
        answer = shown(function(*operands))
    except (ZeroDivisionError, OverflowError, ValueError) as error:
        answer = type(error).__name__
    rows.append("\t".join([name, *[shown(x) for x in operands], answer]))


for name, function in BINARY.items():
    for _ in range(40):
        row(name, function, integer(), integer())
    # Divisors near the size of what they divide.
    if name in ("/", "//", "%", "divmod"):
        for _ in range(30):
            a, b = integer(), integer()
            row(name, function, a * b + random.choice([-1, 0, 1]), b)
for name, function in SHIFTS.items():
    for _ in range(40):
        base = integer()
        if name == "**" and base.bit_length() > 70:
            base >>= base.bit_length() - 70
        row(name, function, base, small())
for name in ("<", "<=", "=="):
    for _ in range(30):
        row(name, BINARY[name], random.choice(EDGES), floating())
        row(name, BINARY[name], floating(), random.choice(EDGES))
for name, function in UNARY.items():
    for _ in range(30):
        row(name, function, integer())
for _ in range(40):
    row("powmod", pow, integer(), random.choice([-1, 0, 1, 5, abs(integer())]), integer())
# Halves between two floats, and the smallest floats.
for exponent in (53, 54, 60, 100, 1000, 1023):
    for offset in (-1, 0, 1):
        row("float", float, (2**53 + 1) * 2 ** (exponent - 53) * 2 + offset)
for _ in range(40):
    row("/", BINARY["/"], random.getrandbits(random.randint(1, 80)), 1 << random.randint(1000, 1160))
path = pathlib.Path(__file__).parent.parent / "QuireRuntimeTests/Golden/integers.txt"
path.write_text("\n".join(rows) + "\n")
