"""Coefficients of the polynomials in Sources/CQuireKernels/functions.h.

Chebyshev interpolation in extended precision on the interval of the reduced argument; prints the
coefficients from the highest power down, and the error of each polynomial evaluated in float32.
"""
import numpy as np
from mpmath import mp, mpf, chebyfit, polyval, exp, log, log1p, tanh, sin, cos, sqrt

mp.dps = 40


def limit(f, at_zero):
    return lambda x: at_zero if abs(x) < mpf(10) ** -12 else f(x)


LN2 = log(mpf(2))
rows = {
    # e^r = 1 + r + r^2 p(r)
    "exp": (limit(lambda r: (exp(r) - 1 - r) / r**2, mpf(1) / 2), [-LN2 / 2, LN2 / 2], 5),
    # log(1+f) = f - f^2/2 + f^3 p(f)
    "log": (
        limit(lambda f: (log1p(f) - f + f * f / 2) / f**3, mpf(1) / 3),
        [sqrt(mpf(1) / 2) - 1, sqrt(mpf(2)) - 1], 9),
    # tanh x = x + x^3 p(x^2)
    "tanh": (
        limit(lambda z: (tanh(sqrt(z)) - sqrt(z)) / sqrt(z) ** 3, -mpf(1) / 3), [mpf(0), mpf("0.4")], 5),
    # sin x = x + x^3 p(x^2), cos x = 1 - x^2/2 + x^4 p(x^2)
    "sin": (
        limit(lambda z: (sin(sqrt(z)) - sqrt(z)) / sqrt(z) ** 3, -mpf(1) / 6),
        [mpf(0), (mp.pi / 4) ** 2], 4),
    "cos": (
        limit(lambda z: (cos(sqrt(z)) - 1 + z / 2) / z**2, mpf(1) / 24), [mpf(0), (mp.pi / 4) ** 2], 4),
}
for name, (f, interval, n) in rows.items():
    coefficients, error = chebyfit(f, interval, n, error=True)
    print(name, [np.float32(c).item() for c in map(float, coefficients)], "error", float(error))
