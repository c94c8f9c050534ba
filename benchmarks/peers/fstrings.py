"""f-strings: plain values, floats with a precision, widths and grouping, str.format, and %."""
import time
def plain(n):
    s = 0
    for i in range(n): s += len(f"{i}: item {i + 1} of {n}")
    return s
def floats(n):
    s = 0
    for i in range(n): s += len(f"loss {i / 7:.4f} acc {i / n:.2%}")
    return s
def widths(n):
    s = 0
    for i in range(n): s += len(f"{i:>8}|{i:,}|{'ab':<6}|{i:05d}")
    return s
def methods(n):
    s = 0
    for i in range(n): s += len("{} and {:.3f}".format(i, i * 0.5)) + len("%5.2f %s" % (i * 0.25, "x"))
    return s
for name, f in (("plain", plain), ("floats", floats), ("widths", widths), ("methods", methods)):
    t = time.perf_counter(); r = f(200_000)
    print('{"prog":"%s","seconds":%.4f,"check":"%s"}' % (name, time.perf_counter() - t, r))
