import collections, copy, functools, itertools, json, math, re, statistics, textwrap
c = collections.Counter("mississippi")
d = collections.deque([1, 2, 3], maxlen=2)
d.rotate(-1)
P = collections.namedtuple("P", "x y")
groups = {k: list(g) for k, g in itertools.groupby([1, 1, 2], key=lambda v: v % 2)}
text = json.dumps({"a": [1, 2.5, None, True, {"b": "\u00e9"}], "p": P(1, 2)}, indent=2)
print(json.loads(text), c.most_common(2), d, groups, copy.deepcopy([d, c]))
print(list(itertools.islice(itertools.count(2**62, 2**61), 4)), list(itertools.product("ab", repeat=2)))
print(list(itertools.combinations(range(4), 2)), list(itertools.permutations("abc", 2)), list(itertools.accumulate([1, 2, 3])))
print(re.sub(r"(?P<w>\w+) (\d{1,3})", r"\2 \g<w>", "a 1 b 22"), re.split("[,;]", "a,b;c"), re.findall("(a+)+$", "aaaaab"))
print(functools.reduce(lambda a, b: a * b, range(1, 30)), math.comb(60, 30), math.isqrt(10**40), pow(3, 10**20, 10**9 + 7))
print(statistics.mean([1, 2, 3.5]), textwrap.fill("some words to wrap", 8), int.from_bytes((2**70).to_bytes(10, "big"), "big"))
