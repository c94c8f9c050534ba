"""Values of expressions that mean the same in Quire and CPython, in Quire's writing.

    python3 core_types.py        rewrites Tests/QuireRuntimeTests/Golden/core_types.txt
"""
import math
import pathlib
import random

EXPRESSIONS = r'''
"abcabc".find("c"), "abcabc".find("c", 3), "abcabc".find("c", -1), "abcabc".find("x"), "abc".find("", 3), "abc".find("", 4)
"abcabc".rfind("c"), "abcabc".rfind("c", 0, 5), "abcabc".rfind(""), "abcabc".index("b"), "abcabc".rindex("b")
"héllo wörld".find("ö"), "héllo".find("l", 3), "héllo".rfind("l"), "日本語日".rfind("日"), "日本語".index("語", 1, 3)
"aaaa".count("aa"), "abc".count(""), "héé".count("é"), "abcabc".count("c", 3), "abc".count("", 1, 2), "".count("")
"abc".startswith("ab"), "abc".startswith("bc", 1), "abc".startswith(("x", "a")), "abc".startswith("", 3), "abc".startswith("", 4), "abc".startswith(())
"abc".endswith("bc"), "abc".endswith("ab", 0, 2), "abc".endswith(("x", "c")), "abc".endswith("abcd"), "é".endswith("é")
"a b  c ".split(), " a b  c ".split(" "), "a,b,c".split(",", 1), "a b c d".split(None, 2), "  a b ".split(None, 0), "".split(), "".split(","), "a\u3000b\x1cc".split()
"a b  c ".rsplit(), "a,b,c".rsplit(",", 1), " a b c ".rsplit(None, 1), "aXXbXXc".rsplit("XX"), "aaa".rsplit("aa", 1), "aaa".split("aa", 1)
"a\nb\r\nc\rd".splitlines(), "a\n\nb\n".splitlines(), "a\nb".splitlines(True), "".splitlines(), "\n".splitlines()
"a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("="), "abc".rpartition("="), "é=ü".partition("=")
"  x ".strip(), "  x ".lstrip(), "  x ".rstrip(), "xxaxx".strip("x"), "abcba".strip("ab"), "ééaé".strip("é"), "\t\n x\u2003".strip(), "aaa".strip("a")
",".join(["a", "b"]), "".join([]), "é".join("abc"), ", ".join({"a": 1, "b": 2}), "x".join(["a"])
"abc".upper(), "ÄßÿŒ".upper(), "ABC".lower(), "ÄΣ ΑΣ".lower(), "İ".lower() == "i̇", "Straße".casefold(), "aBc".swapcase(), "ÄöÜ".swapcase()
"hello world".capitalize(), "HELLO".capitalize(), "éa".capitalize(), "hello wORLD it's".title(), "3rd x1y".title(), "".capitalize()
"banana".replace("a", "o"), "banana".replace("a", "", 2), "abc".replace("", "-"), "éa".replace("", "-"), "abc".replace("x", "y"), "aaa".replace("aa", "b"), "abc".replace("", "-", 2), "aaa".replace("a", "bb", 0)
"abc".removeprefix("ab"), "abc".removeprefix("x"), "abc".removesuffix("bc"), "abc".removesuffix(""), "a".removesuffix("aa")
"123".isdigit(), "12²".isdigit(), "²".isdecimal(), "½".isnumeric(), "".isdigit(), "٣".isdigit(), "一".isnumeric(), "1.5".isdigit()
"abc".isalpha(), "ab1".isalpha(), "日本".isalpha(), "ab1".isalnum(), "½".isalnum(), "a b".isalnum(), " \t\n".isspace(), "\x1c\u3000".isspace(), "".isspace()
"ABC".isupper(), "AB1".isupper(), "A b".isupper(), "123".isupper(), "abc".islower(), "éa".islower(), "Hello World".istitle(), "Hello world".istitle(), "".istitle(), "abc".isascii(), "é".isascii()
"x1_".isidentifier(), "1x".isidentifier(), "é".isidentifier(), "a b".isidentifier(), "".isidentifier()
"ab".ljust(5), "ab".rjust(5, "."), "ab".center(5), "abc".center(6), "abc".center(8, "*"), "ab".center(7, "é"), "abc".ljust(2), "日".rjust(3, "-")
"42".zfill(5), "-42".zfill(5), "+1".zfill(4), "abc".zfill(2), "".zfill(3), "--1".zfill(6)
"a\tb\tc".expandtabs(4), "abc\tx\n\ty".expandtabs(), "\t".expandtabs(0)
"héllo"[1], "héllo"[-1], "héllo"[1:4], "héllo"[::-1], "日本語"[::2], len("日本語"), "é" in "caé", "abc" * 3, "ab" + "cd"
[c for c in "aé日"], list("ab"), sorted("banana"), set("aab") == {"a", "b"}, "b" < "é", "abc" < "abd", "" < "a", "Z" < "a"
[3, 1, 2].index(1), [1, 2, 3, 2].index(2, 2), [1, 2, 1].count(1), [1.0, True, 1].count(1), [[1], [1, 2]].index([1, 2])
sorted([3, 1, 2]), sorted([3, 1, 2], reverse=True), sorted(["b", "A", "c"], key=str.lower), sorted([(1, "b"), (1, "a"), (0, "c")]), sorted([[2], [1, 5], [1]]), sorted([2.5, 1, True])
sorted([(1, "a"), (0, "b"), (1, "c"), (0, "d")], key=lambda p: p[0]), sorted([(1, "a"), (0, "b"), (1, "c"), (0, "d")], key=lambda p: p[0], reverse=True)
sorted([5, 3, 9, 1, 7, 3, 8, 2, 6, 4, 0, 3, 5, 11, 15, 12, 14, 13, 10, 20, 19, 18, 17, 16, -1, -5]), sorted(range(20, 0, -1), key=lambda x: x % 3)
list(range(5)), list(range(2, 8, 3)), list(range(5, 0, -2)), list(range(0)), list(range(3, 1)), len(range(0, 10, 3)), range(10)[2:5] == range(2, 5), 4 in range(0, 10, 2), 5 in range(0, 10, 2), range(3) == range(0, 3, 1), range(10)[-1], range(1, 10, 2).start, range(3).stop
tuple("ab"), tuple([1]), (1, 2).index(2), (1, 2, 1).count(1), (1, 2) + (3,), (1,) * 3, (1, 2) < (1, 3), (1,) < (1, 0), () < (1,)
dict([(1, 2), (3, 4)]), dict(a=1, b=2), dict({"a": 1}, b=2), dict(["ab", "cd"]), dict.fromkeys([1, 2], 0), dict.fromkeys("ab"), {"a": 1} | {"b": 2}, {"a": 1} == {"a": 1.0}, {1: "a"}[1.0], {1: "a", 1.0: "b"}
{"a": 1}.get("a"), {"a": 1}.get("b"), {"a": 1}.get("b", 5), {"a": 1}.setdefault("a", 2), {}.setdefault("a"), {"a": 1}.pop("a"), {"a": 1}.pop("b", None), list({"a": 1}.items()), list({"a": 1, "b": 2}.keys()), list({"a": 1}.values()), {"a": 1}.copy(), "a" in {"a": 1}, len({1: 2})
{1, 2} | {2, 3} == {1, 2, 3}, {1, 2} & {2, 3}, {1, 2} - {2, 3}, {1, 2} ^ {2, 3} == {1, 3}, {1} <= {1, 2}, {1, 2} < {1, 2}, {1, 2} >= {2}, {1, 2} == {2, 1}, {1}.union([2], (3,)) == {1, 2, 3}, {1, 2}.intersection({2}), {1, 2, 3}.difference([1], [2]), {1}.isdisjoint([2]), {1}.issubset({1, 2}), {1, 2}.issuperset([1]), {1, 2}.symmetric_difference([2]), {1, True, 1.0}, set(), set([()])
int("42"), int(" -42 "), int("1_000"), int("ff", 16), int("0xff", 16), int("0b101", 0), int("0o17", 0), int("z", 36), int("-0x1f", 0), int(3.9), int(-3.9), int(True), int(), int("+7"), int("٣"), int("0", 0), int("00", 0), int("9223372036854775807")
float("1.5"), float(" 1e3 "), float("inf"), float("-Infinity"), float("1_000.5"), float(".5"), float("5."), float("1e400"), float("-0"), float(3), float(), float("nan") != float("nan"), float("1E-5"), float("+.5e1")
bool(0), bool(""), bool([]), bool(0.0), bool("a"), bool([0]), bool(), bool(None), bool({}), bool(range(0))
abs(-3), abs(-2.5), abs(True), abs(-0.0), divmod(7, 3), divmod(-7, 3), divmod(7, -3), divmod(7.5, 2), divmod(-7.5, 2), pow(2, 10), pow(2, -1), pow(3, 4, 5), pow(-3, 3, 7), pow(3, 3, -7), pow(7, 0, 1), pow(2.0, 3), pow(12345678901, 98765432109, 1000000007)
round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1.005, 2), round(0.125, 2), round(1234.5678, -2), round(15, -1), round(25, -1), round(-15, -1), round(1e300, -299), round(0.5), round(1.5), round(3.14159, 3), round(5e-324, 400), round(1250, -2), round(1350, -2), round(149.99999, -2), round(150.0, -2), round(250.0, -2), round(-0.4), round(1e16, 2), round(99.5, -1), round(95.0, -1), round(5.0, -1), round(4.9, -1), round(-5.0, -2), round(True)
min(3, 1, 2), max([3, 1, 2]), min("banana"), max(["a", "bb"], key=len), min([], default=None), max(1, 2.5), min((2, "b"), (2, "a")), max([1, True]), min([True, 1]), max([0.0, -0.0]), max("a", "b", key=lambda s: -ord(s))
sum([1, 2, 3]), sum([0.1] * 3), sum([1, 2.5]), sum([], 5), sum([True, True]), sum([[1], [2]], []), sum(range(101)), sum(x * x for x in range(5))
any([0, ""]), any([0, 1]), all([1, ""]), all([]), any("ab"), all(x > 0 for x in [1, 2])
list(enumerate("ab")), list(enumerate("ab", 5)), list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), list(map(abs, [-1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3])), list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed(range(3))), next(iter([5, 6])), next(iter([]), "end")
repr("a'b"), repr(1.0), repr([1, "a", None]), repr(("a",)), repr({}), repr({"a": [1]}), repr(True), repr(...), str(None), str(()), repr(""), str(1e100)
chr(65), chr(8364), chr(128512), ord("a"), ord("€"), ord("😀"), hex(255), hex(-255), bin(5), bin(-5), oct(8), bin(0), hex(2**62), ascii("aé€😀"), ascii(["é"])
isinstance(1, int), isinstance(True, int), isinstance(1.0, int), isinstance("a", (int, str)), isinstance([], list), isinstance(None, int), isinstance(len, int), isinstance(int, type), callable(len), callable(3), callable(int), callable(lambda: 0)
hasattr("a", "upper"), hasattr("a", "nope"), getattr("abc", "upper")(), getattr(1, "nope", "default"), (5).bit_length(), (-8).bit_length(), (0).bit_length(), (255).bit_count(), (2.0).is_integer(), (2.5).is_integer(), float("inf").is_integer()
type(1) == int, type("a") == str, type([]) == type([1]), type(1).__name__, type("a").__name__, type(None).__name__, len.__name__, type(1) == float, type(True) == bool, type(ValueError("x")).__name__
math.sqrt(2), math.exp(1), math.log(10), math.log(8, 2), math.log2(10), math.log10(2), math.log1p(1e-10), math.expm1(1e-10), math.sin(1), math.cos(1), math.tan(1), math.asin(0.5), math.acos(0.5), math.atan(2), math.atan2(1, -2), math.sinh(1), math.cosh(1), math.tanh(0.5), math.asinh(1), math.acosh(2), math.atanh(0.5)
math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.floor(3), math.fabs(-2), math.pow(2, 0.5), math.hypot(3, 4), math.hypot(1, 2, 3), math.hypot(), math.dist((1, 2, 3), (4, 5, 7)), math.copysign(1, -0.0), math.fmod(-7, 3), math.remainder(7, 4), math.degrees(1), math.radians(90), math.cbrt(-27.0), math.exp2(10)
math.gcd(12, 18), math.gcd(), math.gcd(-4, 6, 10), math.gcd(0, 5), math.lcm(4, 6), math.lcm(), math.lcm(2, 0), math.lcm(-4, 6), math.factorial(20), math.comb(30, 15), math.comb(5, 7), math.comb(66, 33), math.perm(10, 3), math.perm(5), math.isqrt(10**18), math.isqrt(0), math.isqrt(9223372036854775807), math.prod([2, 3.5]), math.prod([], start=4)
math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1e308), math.isclose(1, 1 + 1e-10), math.isclose(0, 1e-12), math.isclose(0, 1e-12, abs_tol=1e-9), math.isclose(math.inf, math.inf), math.erf(0.5), math.erfc(2), math.gamma(0.5), math.lgamma(10), math.fsum([0.1] * 10), math.fsum([1e100, 1.0, -1e100]), math.fsum([1e16, 1, 1e-16]), math.fsum([]), math.pi, math.e, math.tau, math.inf
"{} {}".format(1, "a"), "{1} {0}".format("a", "b"), "{a}{b}".format(a=1, b=2), "{0[1]}{1[k]}".format([1, 2], {"k": 3}), "{:>5}|{:<5}|{:^5}".format("a", "b", "c"), "{!r}".format("a").replace('"', "'"), "{{}}".format(), "{:{}}".format("a", 4), "{:{w}.{p}f}".format(3.14159, w=8, p=2), "{0:x}{0:o}".format(255), "{x.real}".format(x=1) if False else "1", "{0}{0}".format("ab"), "{:é^5}".format("a")
"%d %s" % (1, "a"), "%5.2f|%-6s|%06d" % (3.14159, "ab", -42), "%x %X %#x %o" % (255, 255, 255, 8), "%e %E %g" % (12345.678, 0.00012, 1e-10), "%%" % (), "%s" % [1, 2], "%(a)d %(b)s" % {"a": 1, "b": "x"}, "%*d" % (5, 42), "%-*d|" % (5, 42), "%.3s" % "abcdef", "%c%c" % ("a", 98), "%+d % d" % (5, 5), "%i" % 3.9, "%r" % 5, "%s" % None, "%5s%%" % 1.5, "%05.1f" % 2.25, "%.0f" % 2.5, "%d" % True, "%s %s" % ("a", (1, 2)), "%10.3e|" % 1234.5, "%+.2f" % 0.005, "%.5d" % 42, "%8.5d|" % -42, "%#.5x" % 255, "%g" % 100000.0, "%g" % 1e6, "%#g" % 1.0, "%s" % "é"
f"{3.14159:.2f}", f"{1234567:,}", f"{1234567.891:,.2f}", f"{255:#x}", f"{5:03d}", f"{-5:+d}", f"{0.25:.1%}", f"{'a':*^7}", f"{1e10:g}", f"{True}", f"{True:d}", f"{None}", f"{[1]}", f"{12345:_}", f"{255:b}", f"{255:_b}", f"{65:c}", f"{3:5}|", f"{'ab':5}|", f"{1.5:10.3f}|", f"{1.0}", f"{1e-7}"
0.1 + 0.2, 1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, 1.5e300, 5e-324, 1.7976931348623157e308, -0.0, 100.0, 1e22, 1e21, 0.0001, 0.00001234, 2.0**53, 1/3, 12345.678e10, 9999999999999998.0, 99999999999999990.0
b"abc".hex(), b"ab".decode(), "é".encode(), bytes([1, 2]) == b"\x01\x02", len(b"abc"), b"abc"[0], b"abc"[1:], list(b"ab"), b"a" + b"b", b"a" in b"ba", bytes(2), b"\x00\xff"
10**30, 2**100, -2**100, 2**63, -2**63, 9223372036854775807 + 1, -9223372036854775808 - 1, -9223372036854775808 // -1, -9223372036854775808 % -1, abs(-9223372036854775808), -(-9223372036854775808), -9223372036854775808 * -1, divmod(-9223372036854775808, -1), 1 << 63, 1 << 64, -1 << 63, -1 << 64, 9223372036854775808 - 1
0xFFFFFFFFFFFFFFFFFF, 0o7777777777777777777777777, 0b1000000000000000000000000000000000000000000000000000000000000000000000, 1_000_000_000_000_000_000_000, -9223372036854775808, 9223372036854775808, -170141183460469231731687303715884105728, ~170141183460469231731687303715884105728
int("9" * 50), int(" -1_000_000_000_000_000_000_000 "), int("z" * 30, 36), int("0x" + "f" * 20, 16), int("-0b" + "1" * 70, 0), int("٣" * 25), int(1e300), int(-1e19), float("1e400"), float(2**63), float(-2**64 - 1), float("1" + "0" * 30), float(10**23), float(2**1023)
round(1e30), round(2**70, -5), round(-(10**30) - 5, -1), round(5 * 10**24, -25), round(15 * 10**24, -25), round(25 * 10**24, -25), round(2**70, 5), round(9223372036854775807, -1), round(-9223372036854775808, -3), round(2**70, -100), math.floor(1e20), math.ceil(-1e20), math.trunc(1e25), math.floor(2**70)
math.factorial(30), math.comb(100, 50), math.comb(2**70, 2), math.comb(2**70, 2**70 - 1), math.perm(50, 30), math.gcd(2**100, 6**50), math.gcd(0, 2**70), math.lcm(2**62, 3), math.lcm(2**70, 0), math.isqrt(10**40), math.isqrt(10**41 - 1), math.prod(range(1, 30)), math.log(10**400), math.log2(2**5000), math.log10(10**400), math.log(10**30, 10), math.log2(2**70), math.sqrt(2**70), math.hypot(2**70, 0)
math.ldexp(1.5, 70), math.ldexp(1.0, -1074), math.ldexp(1.0, -2000), math.frexp(2**70), math.frexp(-0.3), math.frexp(5e-324), math.frexp(0), math.modf(-2.5), math.modf(1e300), math.isclose(2**70, 2**70 + 1)
sum([2**63, 2**63, -1]), sum([2**70, 0.5]), max(2**70, 1e30), min(-2**70, 0), sorted([2**70, -2**70, 1e10, 3]), 2**70 == 2.0**70, 2**70 + 1 == 2.0**70, 2**70 < 1e300, 10**400 > 1e308, -10**400 < -1e308, 10**400 < float("inf"), 2**70 != 2**70 + 1, 2**70 in range(10), 2**70 in [2.0**70], 1 < 2**70 < 2**71, True < 2**70, 2**70 == True
pow(3, 2**70, 10**9 + 7), pow(3, -1, 11), pow(2**70, -1, 1000003), pow(-2**70, 3, -10**20), pow(2, 0, 1), pow(2**100, -2), (2**70) ** 0.5, 2**70 * 0.5, 2**70 / 2**69, 10**400 / 10**399, (10**22 + 1) / 3, 9007199254740993 / 1, -9223372036854775808 / -1, 2**70 // 1e10, 2**70 % 1e10, divmod(-2**70, 10**9), (-2) ** 71, (-1) ** 2**70, 0 ** 2**70, 1 ** 2**70, 7.5 // 2**70
bool(2**70), str(-2**70), "%d %x %o %X %i" % (2**70, 2**70, -2**70, 2**70, 10**20), "%40d|%-40d|%+d|%.30d|%#x" % (2**70, 2**70, 2**70, 2**70, 2**70), "%d" % 1e20, "%e %g %.3f" % (10**30, 10**30, 10**30), f"{2**70:,} {2**70:_x} {10**30:.3e} {-2**70:>30}", "{}".format(2**70), "%s" % 2**2**3, f"{10**25!r:>30}"
(2**70).bit_length(), (-2**70).bit_count(), (2**70).as_integer_ratio(), (2**70).to_bytes(9, "big"), (2**64 - 1).to_bytes(8, "little"), (-2**71).to_bytes(9, "big", signed=True), (1).to_bytes(2, "big"), (0).to_bytes(0, "big"), (-1).to_bytes(3, "little", signed=True), int.from_bytes(b"\x01" * 12, "big"), int.from_bytes(b"\xff" * 9, "little", signed=True), int.from_bytes([1, 2], "big"), int.from_bytes(b"", "big"), (0.1).as_integer_ratio(), (-2.5).as_integer_ratio(), (1e300).as_integer_ratio(), (5e-324).as_integer_ratio()
True + 2**70, 2**70 - True, 2**70 & True, ~(2**70), 10**20 // 7, -10**20 // 7, -10**20 % 7, "ab"[:2**70], [1, 2, 3][-2**70:], [1, 2, 3][::2**70], "abc"[2**70:], {2**70: 1}[2**70], {2**70: 1}[2.0**70], hex(-2**70), oct(2**70), bin(2**65), -2**70 >> 3, -(2**70 + 1) >> 3, -1 >> 2**70, 1 >> 2**70, 0 << 2**70, "abcabc".find("c", 2**70), "abc".find("c", -2**70), len(range(-2**62, 2**62, 2**60)), 2**70 is None, isinstance(2**70, int), type(2**70) == int
'''

FORMATS = """
0 10 <10 >10 ^10 =10 *<10 *^11 é>8 +  - + 05 +06 , _ 012, 09_ 010.2f .0f .2f .3e .4g g e f % .1% n
#.0f #g #.3g .0e .0g .1g 15.6g +.3f  .3f F E G .10 .3 .1 10.3 <10.3 020 ,.2f _.3f 015,.2f z.1f +z.0f 08.3g
""".split()
INTEGER_FORMATS = "d b o x X #b #o #x #X 08b #010x _b _x +d ,d 012,d 10d <10d ^10d c".split()


def show(value):
    """A value in Quire's writing: text in double quotes, bytes in double quotes."""
    if isinstance(value, str):
        return '"' + "".join(
            {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(
                c, f"\\x{ord(c):02x}" if ord(c) < 32 or ord(c) == 127 else c) for c in value) + '"'
    if isinstance(value, bytes):
        return "b" + show("".join(chr(b) if 32 <= b < 127 else "\0" for b in value)) if all(
            32 <= b < 127 for b in value) else 'b"' + "".join(
            chr(b) if 32 <= b < 127 else f"\\x{b:02x}" for b in value) + '"'
    if isinstance(value, list):
        return "[" + ", ".join(map(show, value)) + "]"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(show, value)) + (",)" if len(value) == 1 else ")")
    if isinstance(value, set):
        return "{" + ", ".join(map(show, value)) + "}" if value else "set()"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{show(k)}: {show(v)}" for k, v in value.items()) + "}"
    return repr(value)


def elements(line):
    """The expressions of a line, split at its outer commas by Python itself."""
    import ast
    tree = ast.parse(line, mode="eval").body
    if not isinstance(tree, ast.Tuple) or line.startswith("("):
        return [line]
    return [ast.get_source_segment(line, node) for node in tree.elts]


def rows():
    def escaped(value):
        return show(value).encode("ascii", "backslashreplace").decode()

    names = {"math": math, "repr": show, "ascii": escaped}
    for line in EXPRESSIONS.strip().splitlines():
        for expression in elements(line) if not line.startswith("(") else [line]:
            try:
                value = eval(expression, names)
            except Exception as error:
                raise SystemExit(f"{expression}: {error}")
            yield expression, show(value)
    generator = random.Random(1)
    floats = [0.0, -0.0, 1.0, -1.5, 0.1, 1234567.891, 1e-7, 2.5e20, -0.004, 9.995, 0.5, 1e16, 123456.0, math.inf, -math.inf, math.nan]
    floats += [generator.uniform(-1, 1) * 10 ** generator.randint(-12, 18) for _ in range(12)]
    for spec in FORMATS:
        for value in floats:
            text = f'float("{value}")' if not math.isfinite(value) else repr(value)
            yield f"format({text}, {show(spec)})", show(format(value, spec))
    for spec in INTEGER_FORMATS:
        for value in [0, 1, -1, 65, 1234567, -1234567, 2**62, 2**64, -(10**30)]:
            if spec == "c" and not 0 < value < 0x110000:
                continue
            if spec == "c" and value == 1:
                continue
            yield f"format({value}, {show(spec)})", show(format(value, spec))
    for spec in ["", "10", "<10", ">10", "^11", "*^11", ".3", "10.2", "s", "é<6"]:
        for value in ["", "abc", "日本語", "abcdefghijkl"]:
            yield f"format({show(value)}, {show(spec)})", show(format(value, spec))
    for _ in range(60):
        value = generator.uniform(-1, 1) * 10 ** generator.randint(-20, 25)
        digits = generator.randint(-3, 6)
        yield repr(value), repr(value)
        yield f"round({value!r}, {digits})", repr(round(value, digits))
        yield f'"%.{digits % 7}e|%g|%.3f" % ({value!r}, {value!r}, {value!r})', show(
            f"%.{digits % 7}e|%g|%.3f" % (value, value, value))


if __name__ == "__main__":
    target = pathlib.Path(__file__).parent.parent / "QuireRuntimeTests" / "Golden" / "core_types.txt"
    target.write_text("".join(f"{a}\t{b}\n" for a, b in rows()))
    print(sum(1 for _ in target.open()), "rows")
