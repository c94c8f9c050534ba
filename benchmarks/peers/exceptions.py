"""raise and except in one function (raised), through three calls (deep), errors of the language itself (found), and try
that nothing is raised in (quiet)."""
import time
def raised(n):
    s = 0
    for i in range(n):
        try:
            raise ValueError("odd")
        except ValueError as e:
            s += i
    return s
def fail(i):
    if i % 2 == 1: raise KeyError("odd")
    return i
def middle(i): return fail(i) + 1
def deep(n):
    s = 0
    for i in range(n):
        try:
            s += middle(i)
        except KeyError:
            s -= 1
    return s
def found(n):
    d = {"a": 1}; xs = [1, 2, 3]; s = 0
    for i in range(n):
        try:
            if i % 3 == 0: s += d["b"]
            elif i % 3 == 1: s += xs[5]
            else: s += 1 // (i - i)
        except (KeyError, IndexError):
            s += 1
        except ZeroDivisionError:
            s += 2
    return s
def quiet(n):
    s = 0
    for i in range(n):
        try:
            s += i
        except ValueError:
            s = 0
        finally:
            s += 1
    return s
for name, f, n in (("raised", raised, 500_000), ("deep", deep, 500_000), ("found", found, 300_000), ("quiet", quiet, 2_000_000)):
    t = time.perf_counter(); r = f(n)
    print('{"prog":"%s","seconds":%.4f,"check":"%s"}' % (name, time.perf_counter() - t, r))
