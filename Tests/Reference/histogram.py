"""Prints the expected counts of Tests/QuirePlotTests/HistogramTests.swift, by numpy.histogram."""

import numpy as np

values = [0.0, 0.1, 0.5, 0.5, 0.9, 1.0, 2.0, 2.5, 3.0, 3.0]
print(np.histogram(values, bins=6))
print(np.histogram(values, bins=[0, 1, 3]))
print(np.histogram(values, bins=4, density=True)[0])
print(np.histogram(values, bins=3, range=(0.5, 2.5)))
print(np.histogram(values, bins=2, weights=range(10))[0])
print(np.histogram([5.0, 5.0], bins=2))
