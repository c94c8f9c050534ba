a + b * c - d / e // f % g @ h
-a ** -b ** ~c
(a + b) * c
a | b ^ c & d << e >> f
not a and b or not not c
a < b <= c != d is e is not f in g not in h == i > j >= k
a if b else c if d else e
lambda: 0
lambda x, *args, y=1, **kw: x + y
lambda a, b=2, /, c=3, *, d: (a, b, c, d)
f()(1)(x=2)[3].y
f(a, *b, c=d, *e, **g)
f(x for x in xs)
f((x for x in xs), 1)
x[1]
x[1:2]
x[:]
x[::2, 1:, :3, ..., None, -1]
x[1,]
x[a:b:c]
x[:, None]
()
(1,)
(1)
1, 2
[]
[1, *a, 2,]
{}
{1}
{1, *a}
{1: 2, **a, "b": 3}
[x for x in xs]
[(x, y) for x in xs if x if not y for y in x]
{x: y for x, y in zip(a, b)}
{x for x, in xs}
[f for f in (lambda: 0, lambda x: x)]
[x if x else y for x in xs]
(yes for (a, b), *c in d)
None, True, False, ...
1_000, 0xFF, 0o17, 0b101, 0xdead_beef
1., .5, 1.5e3, 1e-4, 1_0.0_1, 0.1E+2, 00
1./255, 1..real, 1 .real
9223372036854775807
0in[1, 2], 1if a else 2
a.b.c
"a" 'b' """c"""
"tab\tnew\nquote\"\'\\ \x41\u00e9\U0001f600\101\0 \d\sigma \
joined"
r"\n\t\"", R'\\'
b"\x00\xff\101\d" b'two'
rb"\x00", Br'\n'
u"text"
"世界", "é"
"""two
lines "quoted" here"""
f"{a}"
f"a{b}c{d!r:>{w}.{p}f}{{x}}"
f"{a + 1:,.2f}" "tail" f'{b}'
f"{a=}{ b = !s:>10}"
f"{x['key']}{[1, 2][0]}{ {1: 2}[1] }"
f'{f"{a}"}'
f"""{
    a
    + b
}"""
fr"\d{a}\{b}"
f"{(lambda x: x)(1)}{a != b}{a == b}{a, b}"
变量 + ñandú
print(a, sep="")
