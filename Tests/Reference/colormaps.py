"""Writes Sources/QuirePlot/Style/ColorMap+Tables.swift: the published colour maps at evenly spaced
anchors, sampled from matplotlib's tables (viridis, plasma, inferno, magma and cividis are CC0;
the brewer maps have nine or eleven anchors of their own).

    python3 Tests/Reference/colormaps.py > Sources/QuirePlot/Style/ColorMap+Tables.swift
"""

import matplotlib

COUNTS = {
    "viridis": 33, "plasma": 33, "inferno": 33, "magma": 33, "cividis": 33, "coolwarm": 33,
    "turbo": 33, "jet": 65, "hot": 65, "bone": 65,
    "Blues": 9, "Greens": 9, "Reds": 9, "Oranges": 9, "Purples": 9, "Greys": 9,
    "YlGnBu": 9, "YlOrRd": 9, "RdBu": 11, "RdYlGn": 11, "RdYlBu": 11, "Spectral": 11,
    "bwr": 3, "gray": 2, "binary": 2,
}
QUALITATIVE = ["tab10", "tab20", "Set1", "Set2", "Set3", "Pastel1"]


def hexes(colors):
    return ["".join(f"{round(c * 255):02x}" for c in color[:3]) for color in colors]


def table(rows):
    out = []
    for name, values in rows:
        out.append(f'    "{name}":\n      """')
        for start in range(0, len(values), 11):
            tail = " \\" if start + 11 < len(values) else ""
            out.append("      " + " ".join(values[start : start + 11]) + tail)
        out.append('      """,')
    return "\n".join(out)


continuous = []
for name, count in COUNTS.items():
    cmap = matplotlib.colormaps[name]
    continuous.append((name, hexes(cmap(i / (count - 1)) for i in range(count))))
qualitative = [(n, hexes(matplotlib.colormaps[n].colors)) for n in QUALITATIVE]

print(
    "// Written by Tests/Reference/colormaps.py.\n\n"
    "extension ColorMap {\n"
    "  /// Evenly spaced anchors of the continuous maps, first to last, as RRGGBB.\n"
    "  static let continuousAnchors: [String: String] = [\n"
    + table(continuous)
    + "\n  ]\n\n"
    "  /// The colours of the qualitative maps, in their order.\n"
    "  static let qualitativeColors: [String: String] = [\n"
    + table(qualitative)
    + "\n  ]\n}"
)
