"""Prints the table of Tests/QuirePlotTests/LinearTicksTests.swift: the ticks that matplotlib 3.x's
MaxNLocator chooses inside a range, with steps of 1, 2, 2.5 and 5."""

from matplotlib.ticker import MaxNLocator

RANGES = [
    (0, 1, 9), (0, 10, 9), (-1.1, 1.1, 9), (0.12, 0.93, 9), (0, 784, 6), (1e-7, 9e-7, 9),
    (-5, 20, 5), (0.2, 0.25, 4), (1, 20, 8), (3.2e6, 9.9e6, 7), (-0.003, 0.002, 9),
    (97, 103, 9), (0, 0.3, 3), (12, 13, 2), (0, 25, 9),
]
for low, high, bins in RANGES:
    locator = MaxNLocator(nbins=bins, steps=[1, 2, 2.5, 5, 10], min_n_ticks=1)
    span = high - low
    ticks = [t for t in locator.tick_values(low, high)
             if low - 1e-9 * span <= t <= high + 1e-9 * span]
    print(f"    ({low}, {high}, {bins}, [{', '.join(f'{t:.12g}' for t in ticks)}]),")
