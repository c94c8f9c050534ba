"""Expressions over the standard modules that mean the same in Quire and CPython, in Quire's writing.

    python3.11 standard.py        rewrites Tests/QuireStandardTests/Golden/*.txt

An error is its kind and message; the kinds that Quire does not have are ValueError there.
"""
import collections, copy, functools, itertools, json, math, operator, os, pathlib, re, statistics, string, textwrap

RE = r'''
re.match(r"\d+", "123abc").group() ;; re.match(r"\d+", "abc") ;; re.match("a", "ba") ;; re.search("a", "ba").span() ;; re.fullmatch(r"\w+", "abc").group() ;; re.fullmatch("a|ab", "ab").group() ;; re.fullmatch("a*", "aab")
re.findall(r"\w+", "one two  three") ;; re.findall(r"(\w)=(\d)", "a=1, b=2") ;; re.findall(r"(a)|b", "ab") ;; re.findall("", "abc") ;; re.findall("a*", "baac") ;; re.findall(r"\b", "ab cd") ;; re.findall("x*", "axb") ;; re.findall(r"[^,]*", "a,,b")
re.split(r"[,;]\s*", "a, b;c") ;; re.split(r"([,;])", "a,b;c") ;; re.split("x*", "axbc") ;; re.split(",", "a,b,c", 1) ;; re.split(",", "") ;; re.split(r"\W+", "Words, words, words.") ;; re.split(r"(\W+)", "Words, words.", maxsplit=1) ;; re.split("(a)|b", "xayb")
re.sub("a", "o", "banana") ;; re.sub("a", "o", "banana", 2) ;; re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world") ;; re.sub("x*", "-", "abxd") ;; re.sub("", "-", "abc") ;; re.sub(r"(?P<n>\d+)", r"<\g<n>>", "a1b22") ;; re.sub("(a)", r"\g<1>0", "ba") ;; re.sub("(a)|b", r"[\1]", "ab") ;; re.sub("a", r"\\n\n", "a") ;; re.sub(r"\d+", lambda m: str(int(m.group()) * 2), "3 4 10") ;; re.sub("é", "e", "café é")
re.subn("a", "o", "banana") ;; re.subn("x", "y", "banana") ;; re.subn("a", "o", "banana", count=1)
re.compile(r"(\d+)-(\d+)").search("x 10-20 y").groups() ;; re.compile("a").pattern ;; re.compile("(a)(?P<b>c)").groups ;; re.compile("(a)(?P<b>c)").groupindex["b"] ;; re.compile("a", re.I).findall("aA") ;; re.compile("b").search("abcb", 2).span() ;; re.compile("^b").search("ab", 1) ;; re.compile("b$").search("abc", 0, 2).span() ;; re.compile("a").match("ba", 1).start() ;; re.compile("a").fullmatch("bab", 1, 2).span()
re.search(r"(?P<y>\d{4})-(?P<m>\d\d)", "on 2024-05-06").groupdict() ;; re.search(r"(?P<y>\d{4})-(?P<m>\d\d)", "on 2024-05-06")["m"] ;; re.search(r"(a)(b)?", "a").groups() ;; re.search(r"(a)(b)?", "a").groups("x") ;; re.search(r"(a)(b)?", "a").group(1, 2) ;; re.search(r"(a)(b)?", "a").span(2) ;; re.search("b", "abc").start() ;; re.search("b", "abc").end() ;; re.search("(b)(c)", "abc").expand(r"\2-\1") ;; re.search("(b)(c)", "abc")[2] ;; re.search("b", "abc").string ;; re.search("(a)|(b)", "b").lastindex ;; re.search("((a)(b))", "ab").lastindex ;; re.search("(a)(b)", "ab").lastindex ;; re.search("(?P<x>a)|(?P<y>b)", "b").lastgroup ;; re.search("a", "a").lastindex
[m.span() for m in re.finditer("a", "banana")] ;; [m.group() for m in re.finditer(r"\d", "1a2")] ;; [m.start() for m in re.finditer("ü", "aüü日ü")] ;; [m.span() for m in re.finditer(r"\w+", "日本 語é x")]
re.findall("a", "aA", re.I) ;; re.findall("^a", "a\na", re.M) ;; re.findall("a.b", "a\nb", re.S) ;; re.findall("a.b", "a\nb") ;; re.findall(r"a b # c", "ab", re.X) ;; re.findall(r"[ ] \  a", "  a", re.VERBOSE) ;; re.findall(r"\w", "aé", re.A) ;; re.findall(r"\w", "aé") ;; re.findall("(?i)É", "é") ;; re.findall("(?i:a)b", "AbAB") ;; re.findall("(?s).", "\n") ;; re.findall("(?m)$", "a\nb") ;; re.findall("É", "é", re.I | re.M) ;; re.I | re.M ;; re.findall("(?-i:a)b", "aBAB", re.I)
re.findall(r"\d", "1٣") ;; re.findall(r"\s", "a\u3000b c") ;; re.findall(r"[\w.]+@[\w.]+", "me@x.org, you@y.de") ;; re.findall(r"[a-c\]-]", "a]-d") ;; re.findall(r"[]a]", "]a") ;; re.findall(r"[^]a]", "]ab") ;; re.findall(r"[[:alpha:]]", "a:]") ;; re.findall(r"[\d\-x]", "1-x") ;; re.findall(r"\x41\u00e9\n?", "Aé") ;; re.findall(r"\Aa|b\Z", "ab") ;; re.findall(r"b\Z", "b\n") ;; re.findall("b$", "b\n") ;; re.findall("a{2}", "aaa") ;; re.findall("a{,2}b", "aaab") ;; re.findall("a{1,}", "aaa") ;; re.findall("a{", "a{") ;; re.findall("a{,}", "aa") ;; re.findall("x{a}", "x{a}") ;; re.findall(r"\t", "\t") ;; re.findall(r"\.", ".") ;; re.findall(r"\/\-\ ", "/- ")
re.findall(r"(a)\1", "aab") ;; re.findall(r"(?P<q>['\"]).*?(?P=q)", "'a' \"b\"") ;; re.findall(r"(?:ab)+", "ababx") ;; re.findall(r"a(?=b)", "abac") ;; re.findall(r"a(?!b)", "abac") ;; re.findall(r"(?<=a)b", "abcb") ;; re.findall(r"(?<!a)b", "abcb") ;; re.findall(r"a*?b", "aab") ;; re.findall(r"<.*?>", "<a><b>") ;; re.findall(r"(?#note)a", "a") ;; re.findall(r"(a)?(?(1)b|c)", "abc") ;; re.findall(r"(?>a+)b", "aab") ;; re.findall(r"a++b", "aab") ;; re.findall("a|b|", "ab")
re.escape("1+1=2") ;; re.escape("a.b*c") ;; re.escape("") ;; re.escape("a b-c_d") ;; re.escape("é~#") ;; re.match(re.escape("(a)"), "(a)").group() ;; re.sub(re.escape("."), "", "1.2.3") ;; bool(re.match("", "")) ;; re.compile("a").sub("b", "aa") ;; re.compile("a").subn("b", "aa", 1) ;; re.compile(",").split("a,b") ;; re.compile("(.)(.)").findall("abcd")
re.compile("(") ;; re.compile(")") ;; re.compile("[a") ;; re.compile("*a") ;; re.compile("a**") ;; re.compile("a{2}{3}") ;; re.compile(r"\q") ;; re.compile("(?P<1>a)") ;; re.compile("(?P<n>a)(?P<n>b)") ;; re.compile(r"(a)\2") ;; re.compile("(?P=x)") ;; re.compile("(?<n>a)") ;; re.compile("(?Pa)") ;; re.compile("a(?i)") ;; re.compile("a{3,2}") ;; re.compile("\\") ;; re.compile(r"(a\1)") ;; re.compile("(?z)") ;; re.compile("(*A)") ;; re.compile("^*") ;; re.compile("[é") ;; re.compile("é)") ;; re.compile(r"\x4") ;; re.compile("(?P<n") ;; re.compile("(?") ;; re.compile("(?(2)a)") ;; re.compile("|*")
re.sub("a", r"\1", "a") ;; re.sub("a", r"\g<x>", "a") ;; re.sub("a", r"\q", "a") ;; re.sub("a", "\\", "a") ;; re.sub("a", r"\g<1", "a") ;; re.search("a", "a").group(1) ;; re.search("a", "a").group("n")
'''

JSON = r'''
json.dumps(None) ;; json.dumps(True) ;; json.dumps(12) ;; json.dumps(-1.5) ;; json.dumps(1e100) ;; json.dumps(1e16) ;; json.dumps(float("nan")) ;; json.dumps(-math.inf) ;; json.dumps("a\"b\\c\n\t\r\b\f/") ;; json.dumps("é日😀\x7f\x00") ;; json.dumps("é日😀", ensure_ascii=False) ;; json.dumps("\u2028", ensure_ascii=False)
json.dumps([]) ;; json.dumps({}) ;; json.dumps([1, [2, (3,)]]) ;; json.dumps({"a": 1, "b": [True, None]}) ;; json.dumps({1: "a", 2.5: "b", True: "c", None: "d"}) ;; json.dumps({"b": 1, "a": 2}, sort_keys=True) ;; json.dumps([1, 2], indent=2) ;; json.dumps({"a": [1, {"b": {}}], "c": []}, indent=4) ;; json.dumps([1, 2], indent=0) ;; json.dumps([1, [2]], indent="--") ;; json.dumps([], indent=2) ;; json.dumps({"a": 1}, separators=(",", ":")) ;; json.dumps([1, {"a": 2}], separators=(" ; ", " = ")) ;; json.dumps([1, 2], indent=1, separators=(",", ":")) ;; json.dumps({"a": {1, 2} == 3}) ;; json.dumps((1, "a")) ;; json.dumps({(1, 2): 3, "a": 1}, skipkeys=True) ;; json.dumps([{1, 2}], default=sorted) ;; json.dumps({"x": {3}}, default=lambda s: list(s)) ;; json.dumps(collections.Counter("aab")) ;; json.dumps(collections.OrderedDict(a=1))
json.loads("null") ;; json.loads("true") ;; json.loads(" [1, 2.5, -3e2, 1E+2, 0, -0, -0.0] ") ;; json.loads('{"a": {"b": [null, false]}, "c": "d"}') ;; json.loads('"\\u00e9\\n\\t\\"\\\\\\/\\b\\f\\r"') ;; json.loads('"\\ud83d\\ude00"') ;; json.loads('"é😀"') ;; json.loads("[]") ;; json.loads("{}") ;; json.loads("[ ]") ;; json.loads("{ }") ;; json.loads('{"a": 1, "a": 2}') ;; json.loads("NaN") != json.loads("NaN") ;; json.loads("-Infinity") ;; json.loads("1e400") ;; json.loads("9007199254740993") ;; json.loads("\t\n\r [1]") ;; json.loads("1.0") ;; json.loads("[1.5, 2]", parse_float=str) ;; json.loads("[1.5, 2]", parse_int=float) ;; json.loads('{"a": {"b": 1}}', object_hook=lambda d: list(d.items())) ;; json.loads('{"a": 1, "b": 2}', object_pairs_hook=list) ;; json.loads(b'{"a": "\xc3\xa9"}')
json.loads("") ;; json.loads(" ") ;; json.loads("[") ;; json.loads("[1") ;; json.loads("[1,") ;; json.loads("[1,]") ;; json.loads("[1 2]") ;; json.loads("{") ;; json.loads('{"a"') ;; json.loads('{"a":') ;; json.loads('{"a":1') ;; json.loads('{"a":1,}') ;; json.loads('{"a" 1}') ;; json.loads('{a: 1}') ;; json.loads("{'a': 1}") ;; json.loads("1 2") ;; json.loads("01") ;; json.loads("1.") ;; json.loads("-") ;; json.loads("+1") ;; json.loads(".5") ;; json.loads("tru") ;; json.loads("nul") ;; json.loads('"abc') ;; json.loads('"a\nb"') ;; json.loads('"\\x"') ;; json.loads('"\\u12"') ;; json.loads('"\\u12g4"') ;; json.loads('"\\') ;; json.loads("[1,\n 2,\n x]") ;; json.loads('{"é": tru}') ;; json.loads("[]]") ;; json.loads("{}x") ;; json.loads("\ufeff[]") ;; json.loads('{"a": [1, {"b": }]}') ;; json.loads("undefined") ;; json.loads('[1, "a" "b"]') ;; json.loads('{"a": 1 "b": 2}') ;; json.loads("None") ;; json.loads("[True]") ;; json.loads("// x")
json.dumps({1, 2}) ;; json.dumps({(1, 2): 3}) ;; json.dumps(float("inf"), allow_nan=False) ;; json.dumps(b"a") ;; json.loads(json.dumps({"a": [1, 2.5, "é", None, True]})) ;; json.loads(json.dumps([0.1, 1e-7, 123456789012345678]))
'''

COLLECTIONS = r'''
collections.Counter("banana").most_common(2) ;; collections.Counter("banana")["z"] ;; collections.Counter(a=2, b=1) ;; collections.Counter({"x": 3}) ;; collections.Counter("aab") + collections.Counter("abc") ;; collections.Counter("aab") - collections.Counter("abc") ;; collections.Counter("aab") & collections.Counter("abc") ;; collections.Counter("aab") | collections.Counter("abc") ;; collections.Counter() ;; list(collections.Counter("aba").elements()) ;; collections.Counter("aab").total() ;; dict(collections.Counter("aab")) ;; len(collections.Counter("aab")) ;; sorted(collections.Counter("hello").items()) ;; collections.Counter("ab").most_common() ;; isinstance(collections.Counter(), dict) ;; collections.Counter("ab") == {"a": 1, "b": 1} ;; sum(collections.Counter("aab").values()) ;; collections.Counter([1, 1.0, True]) ;; collections.Counter("aab").copy() ;; "z" in collections.Counter("a") ;; collections.Counter("aab").get("z")
[c := collections.Counter("aab"), c.update("bb"), c][2] ;; [c := collections.Counter("aab"), c.subtract("abb"), c][2] ;; [c := collections.Counter("a"), c.update(a=5), c][2] ;; [d := collections.defaultdict(list), d["a"].append(1), d["a"].append(2), dict(d)][3] ;; [d := collections.defaultdict(int), [d.update({k: d[k] + 1}) for k in "abca"], sorted(d.items())][2] ;; collections.defaultdict(int, {"a": 1})["a"] ;; collections.defaultdict(int, a=1)["b"] ;; collections.defaultdict(list).get("a") ;; len(collections.defaultdict(list)) ;; isinstance(collections.defaultdict(int), dict)
collections.OrderedDict([("b", 1), ("a", 2)]) ;; collections.OrderedDict() ;; collections.OrderedDict(a=1) == {"a": 1} ;; collections.OrderedDict([("a", 1), ("b", 2)]) == collections.OrderedDict([("b", 2), ("a", 1)]) ;; [d := collections.OrderedDict.fromkeys("abc"), d.move_to_end("a"), list(d)][2] ;; [d := collections.OrderedDict([("a", 1), ("b", 2)]), d.move_to_end("b", last=False), list(d)][2] ;; collections.OrderedDict([("a", 1), ("b", 2)]).popitem() ;; collections.OrderedDict([("a", 1), ("b", 2)]).popitem(last=False)
collections.deque([1, 2, 3]) ;; collections.deque() ;; collections.deque("abc", maxlen=2) ;; collections.deque([1, 2])[0] ;; collections.deque([1, 2])[-1] ;; len(collections.deque([1, 2])) ;; list(collections.deque([1, 2])) ;; 2 in collections.deque([1, 2]) ;; collections.deque([1, 2]) == collections.deque([1, 2]) ;; collections.deque([1]) + collections.deque([2]) ;; collections.deque([1, 2]).pop() ;; collections.deque([1, 2]).popleft() ;; collections.deque().pop() ;; collections.deque().popleft() ;; [d := collections.deque([1, 2, 3, 4]), d.rotate(1), d][2] ;; [d := collections.deque([1, 2, 3, 4]), d.rotate(-1), d][2] ;; [d := collections.deque([1, 2, 3, 4]), d.rotate(6), d][2] ;; [d := collections.deque([1]), d.appendleft(0), d.extend([2, 3]), d.extendleft([-1, -2]), d][4] ;; [d := collections.deque([1, 2, 1]), d.remove(1), d][2] ;; [d := collections.deque([1, 2, 3]), d.reverse(), d][2] ;; [d := collections.deque([1, 3]), d.insert(1, 2), d][2] ;; collections.deque([1, 2, 1]).count(1) ;; collections.deque([1, 2]).index(2) ;; collections.deque([], 3).maxlen ;; collections.deque([1]).maxlen ;; [d := collections.deque([1, 2, 3], maxlen=3), d.append(4), d][2] ;; [d := collections.deque([1, 2, 3], maxlen=3), d.appendleft(0), d][2] ;; [d := collections.deque([1, 2]), d.clear(), d][2] ;; [d := collections.deque(range(20)), [d.popleft() for _ in range(15)], d.extend(range(10)), list(d)][3] ;; bool(collections.deque()) ;; collections.deque([1, 2]) < collections.deque([1, 3]) ;; collections.deque([1, 2]) == [1, 2] ;; [d := collections.deque([1, 2, 3]), d.__len__() if False else d.extend(d), d][2]
[P := collections.namedtuple("P", "x y"), P(1, 2)][1] ;; [P := collections.namedtuple("P", ["x", "y"]), P(1, y=2).y][1] ;; [P := collections.namedtuple("P", "x, y"), P(1, 2)._asdict()][1] ;; [P := collections.namedtuple("P", "x y"), P(1, 2)._replace(x=5)][1] ;; [P := collections.namedtuple("P", "x y"), P(1, 2) == (1, 2)][1] ;; [P := collections.namedtuple("P", "x y"), P(1, 2)[0] + P(1, 2)[-1]][1] ;; [P := collections.namedtuple("P", "x y", defaults=[7]), P(1)][1] ;; [P := collections.namedtuple("P", "x y"), P._make([3, 4])][1] ;; [P := collections.namedtuple("P", "x y"), P(1, 2)._fields][1] ;; [P := collections.namedtuple("P", "x y"), isinstance(P(1, 2), tuple)][1] ;; [P := collections.namedtuple("P", "x y"), sorted([P(2, 1), P(1, 2)])][1] ;; [P := collections.namedtuple("P", "x y"), {P(1, 2): "a"}[(1, 2)]][1] ;; [P := collections.namedtuple("P", "x y"), [a + b for a, b in [P(1, 2)]]][1] ;; collections.namedtuple("P", "x class") ;; collections.namedtuple("P", "x x") ;; collections.namedtuple("P", "_x") ;; collections.namedtuple("P", "1a") ;; [P := collections.namedtuple("P", "a class a", rename=True), P(1, 2, 3)][1] ;; [P := collections.namedtuple("P", "x y"), len(P(1, 2))][1]
'''

ITERTOOLS = r'''
list(itertools.islice(itertools.count(), 3)) ;; list(itertools.islice(itertools.count(10, -2), 4)) ;; list(itertools.islice(itertools.count(0.5, 0.25), 3)) ;; list(itertools.islice(itertools.cycle("ab"), 5)) ;; list(itertools.cycle([])) ;; list(itertools.repeat(7, 3)) ;; list(itertools.islice(itertools.repeat(1), 2)) ;; list(itertools.repeat(1, -1)) ;; list(map(pow, range(4), itertools.repeat(2)))
list(itertools.chain([1, 2], "ab", (3,))) ;; list(itertools.chain()) ;; list(itertools.chain.from_iterable([[1], [2, 3], []])) ;; list(itertools.chain.from_iterable(["ab", "c"])) ;; list(itertools.islice("abcdef", 2)) ;; list(itertools.islice("abcdef", 2, 5)) ;; list(itertools.islice("abcdef", 1, None, 2)) ;; list(itertools.islice("abc", 0)) ;; list(itertools.islice("abc", None)) ;; [it := iter("abcdef"), list(itertools.islice(it, 2)), list(it)][1:] ;; [it := iter("abcdef"), list(itertools.islice(it, 1, 4, 2)), list(it)][1:]
list(itertools.product("ab", [1, 2])) ;; list(itertools.product([0, 1], repeat=2)) ;; list(itertools.product()) ;; list(itertools.product([], [1])) ;; list(itertools.permutations([1, 2, 3])) ;; list(itertools.permutations("abcd", 2)) ;; list(itertools.permutations([1], 2)) ;; list(itertools.permutations([])) ;; list(itertools.combinations("abcd", 2)) ;; list(itertools.combinations([1, 2], 3)) ;; list(itertools.combinations([1, 2], 0)) ;; list(itertools.combinations(range(4), 3)) ;; list(itertools.combinations_with_replacement("abc", 2)) ;; list(itertools.combinations_with_replacement([], 1)) ;; list(itertools.combinations_with_replacement([], 0)) ;; len(list(itertools.permutations(range(6)))) ;; list(itertools.permutations(range(5), 5))[77]
list(itertools.accumulate([1, 2, 3, 4])) ;; list(itertools.accumulate([3, 1, 4], max)) ;; list(itertools.accumulate([1, 2, 3], lambda a, b: a * b)) ;; list(itertools.accumulate([1, 2], initial=10)) ;; list(itertools.accumulate([])) ;; list(itertools.accumulate([], initial=1)) ;; list(itertools.accumulate("abc")) ;; list(itertools.starmap(pow, [(2, 3), (3, 2)])) ;; list(itertools.pairwise([1, 2, 3])) ;; list(itertools.pairwise([1])) ;; list(itertools.zip_longest([1, 2], [3])) ;; list(itertools.zip_longest("ab", "c", fillvalue="-")) ;; list(itertools.zip_longest()) ;; list(itertools.takewhile(lambda x: x < 3, [1, 2, 5, 1])) ;; list(itertools.dropwhile(lambda x: x < 3, [1, 2, 5, 1])) ;; list(itertools.filterfalse(lambda x: x % 2, range(6))) ;; list(itertools.filterfalse(None, [0, 1, ""])) ;; list(itertools.compress("abcd", [1, 0, 1])) ;; [(k, list(g)) for k, g in itertools.groupby("aabbba")] ;; [(k, list(g)) for k, g in itertools.groupby([1, 3, 2, 4, 5], lambda x: x % 2)] ;; [k for k, g in itertools.groupby([])] ;; [list(t) for t in itertools.tee([1, 2, 3], 3)] ;; [t := itertools.tee(iter("abc")), next(t[0]), next(t[0]), list(t[1]), list(t[0])][1:] ;; next(itertools.count(5)) ;; list(zip(itertools.count(1), "ab")) ;; dict(zip("ab", itertools.count())) ;; sum(itertools.islice(itertools.count(), 101)) ;; [next(itertools.cycle([1]))] ;; list(itertools.accumulate([1.5, 2])) ;; max(itertools.chain([1], [5], [3]))
'''

OTHERS = r'''
functools.reduce(lambda a, b: a * 10 + b, [1, 2, 3]) ;; functools.reduce(operator.add, [], 5) ;; functools.reduce(operator.add, []) ;; functools.partial(pow, 2)(5) ;; functools.partial(sorted, reverse=True)([1, 3, 2]) ;; functools.partial(int, base=2)("101") ;; functools.lru_cache(maxsize=None)(lambda x: x + 1)(4) ;; functools.cache(lambda x: [x])(1) ;; functools.lru_cache(lambda x: x * 2)(4)
operator.add(1, 2) ;; operator.mul("a", 3) ;; operator.itemgetter(1)([5, 6]) ;; operator.itemgetter(0, 2)("abc") ;; operator.attrgetter("real")(3) if False else 3 ;; sorted([(1, "b"), (0, "c")], key=operator.itemgetter(1)) ;; operator.methodcaller("upper")("a") ;; operator.methodcaller("replace", "a", "b")("aa") ;; operator.contains([1], 1) ;; operator.countOf([1, 2, 1], 1) ;; operator.indexOf([1, 2], 2) ;; operator.not_(0) ;; operator.truth([]) ;; operator.neg(2) ;; operator.abs(-2) ;; operator.pow(2, 3) ;; operator.floordiv(-7, 2) ;; operator.mod(-7, 3) ;; operator.and_(6, 3) ;; operator.xor(6, 3) ;; operator.invert(5) ;; operator.lshift(1, 4) ;; operator.eq(1, 1.0) ;; operator.is_(None, None) ;; operator.getitem({"a": 1}, "a")
string.ascii_lowercase ;; string.ascii_letters ;; string.digits ;; string.hexdigits ;; string.octdigits ;; string.punctuation ;; string.whitespace == " \t\n\r\x0b\x0c" ;; len(string.printable) ;; string.capwords("hello  big world") ;; string.capwords("a-b c", "-")
textwrap.dedent("  a\n    b\n  c\n") ;; textwrap.dedent("\n    x\n\n    y") ;; textwrap.dedent("a\n b") ;; textwrap.dedent("\t x\n\ty") ;; textwrap.dedent("") ;; textwrap.indent("a\n\nb\n", "> ") ;; textwrap.indent("a\nb", "  ") ;; textwrap.wrap("the quick brown fox jumps over", 10) ;; textwrap.fill("the quick brown fox jumps over", 12) ;; textwrap.wrap("") ;; textwrap.wrap("abcdefghij kl", 4) ;; textwrap.shorten("hello big world", 11) ;; textwrap.shorten("hello", 10) ;; textwrap.wrap("aa bb cc", 5, initial_indent="* ", subsequent_indent="  ")
statistics.mean([1, 2, 3, 4]) ;; statistics.mean([1, 2, 3]) ;; statistics.mean([0.5, 1.5]) ;; statistics.fmean([1, 2]) ;; statistics.fmean([1, 2], weights=[3, 1]) ;; statistics.median([3, 1, 2]) ;; statistics.median([4, 1, 2, 3]) ;; statistics.median_low([1, 2, 3, 4]) ;; statistics.median_high([1, 2, 3, 4]) ;; statistics.mode([1, 2, 2, 3]) ;; statistics.mode("banana") ;; statistics.multimode("aabb") ;; statistics.pvariance([1, 2, 3, 4]) ;; statistics.variance([1, 2, 3, 4]) ;; round(statistics.stdev([1, 2, 3, 4]), 12) ;; round(statistics.pstdev([1.5, 2.5, 4.0]), 12) ;; statistics.harmonic_mean([40, 60]) ;; round(statistics.geometric_mean([54, 24, 36]), 9) ;; statistics.quantiles([1, 2, 3, 4, 5]) ;; statistics.quantiles([1, 2, 3, 4], n=4, method="inclusive") ;; round(statistics.correlation([1, 2, 3], [2, 4, 7]), 12) ;; round(statistics.covariance([1, 2, 3], [2, 4, 7]), 12)
os.path.join("a", "b", "c.txt") ;; os.path.join("a/", "b") ;; os.path.join("a", "/b", "c") ;; os.path.join("") ;; os.path.join("a", "") ;; os.path.basename("/a/b.txt") ;; os.path.basename("a/") ;; os.path.dirname("/a/b") ;; os.path.dirname("a") ;; os.path.dirname("/a") ;; os.path.dirname("//a") ;; os.path.split("/a/b/") ;; os.path.split("a//b") ;; os.path.splitext("a/b.tar.gz") ;; os.path.splitext(".bashrc") ;; os.path.splitext("a.b/c") ;; os.path.splitext("...a") ;; os.path.splitext("a.") ;; os.path.normpath("a//b/../c/./d") ;; os.path.normpath("") ;; os.path.normpath("/../a") ;; os.path.normpath("../a/..") ;; os.path.normpath("//a") ;; os.path.normpath("///a/b/..") ;; os.path.isabs("/a") ;; os.path.isabs("a") ;; os.path.sep ;; os.path.commonprefix(["abc", "abd"]) ;; os.path.commonprefix([]) ;; os.sep
copy.copy([1, [2]]) ;; copy.deepcopy({"a": [1, (2, [3])]}) ;; [a := [1, [2]], b := copy.copy(a), b[1].append(3), a][3] ;; [a := [1, [2]], b := copy.deepcopy(a), b[1].append(3), a][3] ;; [a := [[]] * 2, b := copy.deepcopy(a), b[0] is b[1], b[0] is a[0]][2:] ;; copy.deepcopy(collections.Counter("aab")) ;; copy.copy(collections.deque([1, 2], maxlen=3)) ;; copy.deepcopy((1, 2)) ;; copy.copy("a")
'''

PARTS = r'''
math.frexp(8.0) ;; math.frexp(-0.1) ;; math.frexp(0) ;; math.frexp(math.inf) ;; math.ldexp(0.5, 4) ;; math.ldexp(1, -1080) ;; math.ldexp(1, 5000) ;; math.ldexp(math.inf, 1) ;; math.modf(2.5) ;; math.modf(-2.5) ;; math.modf(-3) ;; math.modf(-math.inf) ;; math.modf(0.0) ;; math.nextafter(1.0, 2.0) ;; math.nextafter(0, -1) ;; math.nextafter(1, 1) ;; math.ulp(1.0) ;; math.ulp(0) ;; math.ulp(-1e300) ;; math.ulp(math.inf) ;; math.ldexp(5e-324, -1) ;; math.modf(1e300) ;; math.frexp(5e-324) ;; math.ldexp(0, 99999999999) ;; math.ldexp(1, -99999999999) ;; math.nextafter(math.inf, 0) ;; math.nextafter(5e-324, 0) ;; math.ulp(1e16) ;; math.frexp(1) ;; math.modf(7)
'''

PATHS = r'''
str(pathlib.PurePath("a", "b", "c.txt")) ;; str(pathlib.PurePath("a") / "b" / "/c") ;; str("x" / pathlib.PurePath("y")) ;; pathlib.PurePath("a/b.tar.gz").suffix ;; pathlib.PurePath("a/b.tar.gz").suffixes ;; pathlib.PurePath("a/b.tar.gz").stem ;; pathlib.PurePath("a/b.txt").name ;; str(pathlib.PurePath("a/b.txt").parent) ;; str(pathlib.PurePath("/").parent) ;; str(pathlib.PurePath("a").parent) ;; pathlib.PurePath("/a/b").parts ;; pathlib.PurePath("a//b/./c").parts ;; str(pathlib.PurePath("")) ;; str(pathlib.PurePath("a/../b")) ;; str(pathlib.PurePath("a.txt").with_suffix(".md")) ;; str(pathlib.PurePath("a.txt").with_suffix("")) ;; str(pathlib.PurePath("d/a.txt").with_name("b")) ;; str(pathlib.PurePath("d/a.txt").with_stem("b")) ;; pathlib.PurePath("/a").is_absolute() ;; pathlib.PurePath("a") == pathlib.PurePath("a/") ;; pathlib.PurePath(".bashrc").suffix ;; pathlib.PurePath("a.").suffix ;; str(pathlib.PurePath("/a/b/c").relative_to("/a")) ;; [str(p) for p in pathlib.PurePath("/a/b/c").parents] ;; [str(p) for p in pathlib.PurePath("a/b").parents] ;; str(pathlib.PurePath("a").joinpath("b", "c")) ;; sorted([pathlib.PurePath("b"), pathlib.PurePath("a")])[0].name ;; {pathlib.PurePath("a"): 1}[pathlib.PurePath("a")] ;; str(pathlib.Path("data") / "x.csv") ;; pathlib.PurePath("a").is_relative_to("b") ;; pathlib.PurePath("//a/b").parts ;; str(pathlib.PurePath("//a")) ;; pathlib.PurePath("a").as_posix()
sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)) ;; sorted(["b", "A", "c"], key=functools.cmp_to_key(lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower())))
'''


def show(value):
    """repr with Quire's double quotes."""
    if isinstance(value, str):
        out = '"'
        for c in value:
            out += {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(
                c, f"\\x{ord(c):02x}" if ord(c) < 32 or ord(c) == 127 else c)
        return out + '"'
    name = type(value).__name__
    if isinstance(value, re.RegexFlag):
        return str(int(value))
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return f"{name}({', '.join(f'{f}={show(v)}' for f, v in zip(value._fields, value))})"
    if isinstance(value, collections.Counter):
        return f"Counter({show(dict(value.most_common()))})" if value else "Counter()"
    if isinstance(value, collections.OrderedDict):
        return f"OrderedDict({show(list(value.items()))})" if value else "OrderedDict()"
    if isinstance(value, collections.deque):
        return f"deque({show(list(value))}{f', maxlen={value.maxlen}' if value.maxlen is not None else ''})"
    if isinstance(value, list):
        return f"[{', '.join(map(show, value))}]"
    if isinstance(value, tuple):
        return f"({', '.join(map(show, value))}{',' if len(value) == 1 else ''})"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{show(k)}: {show(v)}' for k, v in value.items())}}}"
    return repr(value)


def rows(text):
    for line in text.strip().splitlines():
        for expression in line.split(" ;; "):
            try:
                result = show(eval(expression, globals()))
            except Exception as error:
                kind = type(error).__name__
                kind = {"error": "ValueError", "JSONDecodeError": "ValueError"}.get(kind, kind)
                result = f"{kind}: {error}"
            yield f"{statements(expression)}\t{result}"


def statements(expression):
    """`[a := x, f(a), a][2]` as `a = x; f(a); a`."""
    import ast
    tree = ast.parse(expression, mode="eval").body
    if not (isinstance(tree, ast.Subscript) and isinstance(tree.value, ast.List) and ":=" in expression):
        return expression
    names = []
    before = []
    for i, item in enumerate(tree.value.elts):
        if isinstance(item, ast.NamedExpr):
            before.append(f"{item.target.id} = {ast.get_source_segment(expression, item.value)}")
            names.append(item.target.id)
        else:
            before.append(f"v{i} = {ast.get_source_segment(expression, item)}")
            names.append(f"v{i}")
    index = ast.get_source_segment(expression, tree.slice)
    values = eval(f"{names!r}[{index}]")
    wanted = values if isinstance(values, str) else f"[{', '.join(values)}]"
    return "; ".join(before + [wanted])


if __name__ == "__main__":
    folder = pathlib.Path(__file__).parent.parent / "QuireStandardTests" / "Golden"
    for name, text in [("re", RE), ("json", JSON), ("collections", COLLECTIONS), ("itertools", ITERTOOLS), ("others", OTHERS), ("paths", PATHS), ("math", PARTS)]:
        lines = list(rows(text))
        assert all("\n" not in line for line in lines), [l for l in lines if "\n" in l]
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n")
        print(name, len(lines), "rows")
