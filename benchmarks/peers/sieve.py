"""Sieve of 2,000,000 with an element-by-element inner loop."""
import time
def sieve(n):
    p = [True] * (n + 1); p[0] = p[1] = False; i = 2
    while i * i <= n:
        if p[i]:
            for j in range(i * i, n + 1, i): p[j] = False
        i += 1
    c = 0
    for x in p:
        if x: c += 1
    return c
t = time.perf_counter(); r = sieve(2_000_000)
print('{"prog":"sieve","seconds":%.4f,"check":"%s"}' % (time.perf_counter() - t, r))
