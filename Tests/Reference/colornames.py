"""Writes Sources/QuirePlot/Style/Color+Names.swift: the colour keywords of CSS Color Module Level 4.

    python3 Tests/Reference/colornames.py > Sources/QuirePlot/Style/Color+Names.swift
"""

from matplotlib.colors import CSS4_COLORS

print(
    "// Written by Tests/Reference/colornames.py.\n\n"
    "extension Color {\n"
    "  /// The colour keywords of CSS Color Module Level 4, each followed by its RRGGBB.\n"
    '  static let keywords = """'
)
line = "   "
for name, value in CSS4_COLORS.items():
    item = f" {name} {value[1:].lower()}"
    if len(line) + len(item) > 96:
        print(line + " \\")
        line = "   "
    line += item
print(line + '\n    """\n}')
