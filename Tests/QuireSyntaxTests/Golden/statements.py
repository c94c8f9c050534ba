x = 1
x = y = z = 1, 2
a, *rest = xs
[a, (b, c)] = d
(x) = 3
x.y, x[0] = f()
*a, = xs
x += 1; y -= 2; z *= 3
a /= 1; a //= 2; a %= 3; a **= 4; a @= 5; a &= 6; a |= 7; a ^= 8; a <<= 9; a >>= 10
x: int = 3
x: Tensor["batch", 784]
self.x: "text" = None
if a: b
elif c: d; e
else:
    f
if a:
    b
    if c:
        d
elif e:
    g
while x < 10:
    x += 1
    if x == 3: continue
    if x == 5:
        break
else:
    done()
for i in range(3): print(i)
for a, (b, *c) in xs:
    pass
else:
    pass
for x.y in 1, 2:
    pass
for x in *a, *b:
    pass
def f(): return
def g(a, b: int = 2, *args: str, c, d=4, **kwargs) -> float:
    """What it does.

    More."""
    global x, y
    def h():
        nonlocal a
        return a, b
    return h
def k(a, /, b, *, c): "one line"
@decorated
@with_.arguments(1, x=2)
def m(
    a,
    b,
):
    return (a
            + b)
class A:
    pass
class B(A):
    "Documented."
    x = 1
    @property
    def y(self): return self.x
class C(): x: int = 1
del a, b[0], c.d
del (a, [b])
assert x
assert x > 0, "message"
raise
raise ValueError("x")
raise ValueError from e
try:
    a
except ValueError as e:
    b
except (A, B):
    c
except:
    d
else:
    e
finally:
    f
try: a
finally: b
with a: b
with a as b, c() as (d, e):
    f
with (a as b, c):
    d
with (a): b
with (a).b as c: d
import a
import a.b.c as d, e
from a import b
from a.b import c as d, e
from a import (b, c as d,)
from a import *

# a comment
if x:  # another

    # inside
    y

  # oddly indented
    z
x = [
  1,
    2,  # two
]
y = 1 + \
    2
if x:
	tabbed
	if y:
		twice
match = case = print = 1
match.x
match[0]
print(match)
