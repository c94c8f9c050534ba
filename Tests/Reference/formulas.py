"""Prints the table of Tests/QuireMathTests/StructureTests.swift: formulas and the structure that
latex2mathml 3 gives them (pip install latex2mathml).

Structure is what both programs must agree on: which element holds which. Left out are attributes, spaces,
the invisible sign of function application, rows of one element and rows in rows. Limits and accents count as
scripts, whether they stand beside their base or above it."""

import re
import xml.etree.ElementTree as ET

import latex2mathml.converter

FORMULAS = r"""
x_i^2 + y_{i,j} = z^{n+1}
\frac{1}{n} \sum_{i=1}^{n} (y_i - \hat{y}_i)^2
\frac{\partial J(\theta)}{\partial \theta}
\theta_{t+1} = \theta_t - \alpha \nabla J
\sqrt{x} + \sqrt[3]{y+1}
\int_0^1 f(x) d x
\left( \frac{a}{b} \right)
\left[ x + y \right]
\begin{matrix} a & b \\ c & d \end{matrix}
\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}
\begin{cases} x & x > 0 \\ 0 & x \le 0 \end{cases}
\hat{x} + \vec{v}
\mathbf{x} \in \mathbb{R}
\alpha \beta \gamma \Gamma \Delta \Omega
a \leq b \neq c \approx d \to e
\prod_{k} a_k \cdot b
\text{if } x
\binom{n}{k}
\frac{\frac{a}{b}}{c}
e^{-\frac{x^2}{2}}
{a + b} c
\underbrace{a + b}_{n}
\overset{a}{b} \underset{c}{d}
x \times y \pm z
\lfloor x \rfloor \lceil y \rceil
\max_a f
a \% b
3.14 r
\infty \forall \exists \emptyset
\ldots \cdots
"""
PLAIN = {"munder": "msub", "mover": "msup", "munderover": "msubsup", "mstyle": "mrow", "mpadded": "mrow"}
# The same sign, chosen differently.
SIGNS = {"-": "−", "^": "ˆ", "~": "˜", "*": "∗", "·": "⋅"}


def children(element):
    found = []
    for child in element:
        text = structure(child)
        if text is None:
            continue
        if text.startswith("mrow(") and element.tag in ("mrow", "math", "mstyle", "mtd", "msqrt", "mpadded"):
            found += split(text[5:-1])
        else:
            found.append(text)
    return found


def split(text):
    parts, depth, start = [], 0, 0
    for place, letter in enumerate(text):
        if letter == " " and depth == 0:
            parts.append(text[start:place])
            start = place + 1
        depth += (letter == "(" and text[place - 1] != "'") - (letter == ")" and text[place - 1] != "'")
    return parts + [text[start:]] if text else []


def structure(element):
    tag = PLAIN.get(element.tag, element.tag)
    if tag == "mspace":
        return None
    if tag in ("mi", "mn", "mo", "mtext"):
        text = (element.text or "").replace("\u00a0", "").replace(" ", "")
        return None if text in ("\u2061", "") else "'" + SIGNS.get(text, text)
    parts = children(element)
    if tag in ("mrow", "math") and len(parts) == 1:
        return parts[0]
    return f"{tag}({' '.join(parts)})"


for formula in FORMULAS.strip().splitlines():
    markup = latex2mathml.converter.convert(formula, display="block")
    tree = ET.fromstring(re.sub(r' xmlns="[^"]*"', "", markup))
    print(f'    (#"{formula}"#, "{" ".join(children(tree))}"),')
