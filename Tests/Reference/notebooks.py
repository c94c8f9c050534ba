#!/usr/bin/env python3
"""Notebooks written by nbformat, for Tests/QuireDocumentTests/Jupyter/Fixtures.

python -m pip install nbformat
python Tests/Reference/notebooks.py            writes them again
python Tests/Reference/notebooks.py --check QUIRE [FOLDER …]

--check converts them, and every .ipynb below the folders, with the program QUIRE: to .ipynb, where
what comes out must equal what nbformat writes and be valid, and through every other form and back.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import nbformat
from nbformat.v4 import (
    new_code_cell,
    new_markdown_cell,
    new_notebook,
    new_output,
    new_raw_cell,
)

FIXTURES = pathlib.Path(__file__).parent.parent / "QuireDocumentTests" / "Jupyter" / "Fixtures"
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PYTHON = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
INFO = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
    "version": "3.11.2",
}


def notebook(*cells, **metadata):
    for number, cell in enumerate(cells):
        cell["id"] = cell.metadata.pop("id", None) or f"cell-{number}"
    return new_notebook(cells=list(cells), metadata=metadata)


def code(source, *outputs, count=None, **metadata):
    return new_code_cell(source, outputs=list(outputs), execution_count=count, metadata=metadata)


def prose(source, **metadata):
    return new_markdown_cell(source, metadata=metadata)


def raw(source, **metadata):
    return new_raw_cell(source, metadata=metadata)


def stream(text, name="stdout"):
    return new_output("stream", name=name, text=text)


def display(data, **metadata):
    return new_output("display_data", data=data, metadata=metadata)


def result(data, count):
    return new_output("execute_result", data=data, execution_count=count)


def error(name, value, *traceback):
    return new_output("error", ename=name, evalue=value, traceback=list(traceback))


def attached(source, **files):
    cell = prose(source)
    cell["attachments"] = {name.replace("_", "."): bundle for name, bundle in files.items()}
    return cell


NOTEBOOKS = {
    "empty": notebook(),
    "no-metadata": notebook(code("1 + 1")),
    "python": notebook(
        prose("# Squares\n\nThe first *five*."),
        code("squares = [n * n for n in range(5)]\nsquares", result({"text/plain": "[0, 1, 4, 9, 16]"}, 1), count=1),
        code("print(sum(squares))", stream("30\n"), count=2),
        kernelspec=PYTHON,
        language_info=INFO,
    ),
    "other-language": notebook(
        code("x <- c(1, 2)\nprint(x)", stream("[1] 1 2\n"), count=1),
        kernelspec={"display_name": "R", "language": "R", "name": "ir"},
        language_info={"name": "R", "file_extension": ".r"},
    ),
    "outputs": notebook(
        code("f()", stream("out\n"), stream("err\n", "stderr"), stream("no end"), stream(""), count=12),
        code(
            "g()",
            display({"image/png": PIXEL + "\n", "text/plain": "<Figure size 640x480>"}, **{"image/png": {"width": 640, "height": 480}}),
            display({"image/svg+xml": "<svg>\n<path/>\n</svg>", "image/jpeg": "/9j/4AAQ\n"}),
            display({"text/html": "<table>\n<tr><td>1</td></tr>\n</table>", "text/latex": "$x^2$", "text/markdown": "**b**\n"}),
            display({"application/json": {"b": [1, 2.5, None, True], "a": "x\ny"}}, **{"application/json": {"expanded": False}}),
            display({"application/vnd.plotly.v1+json": {"data": [{"y": [1e-7, 1e16, 1.0]}], "layout": {}}}),
            display({"application/javascript": "a();\nb();\n"}),
            display({}),
            result({"text/plain": "3", "text/html": "<b>3</b>"}, 13),
            count=13,
        ),
        code("h()", error("ZeroDivisionError", "division by zero", "\x1b[0;31m---\x1b[0m", "  line 1\n  line 2", "ZeroDivisionError: division by zero"), count=14),
        code("k()", error("E", ""), count=None),
        kernelspec=PYTHON,
    ),
    "attachments": notebook(
        attached("![a](attachment:a.png) and ![b](attachment:b.svg)", a_png={"image/png": PIXEL}, b_svg={"image/svg+xml": "<svg>\n</svg>\n"}),
        attached("None shown.", note_txt={"text/plain": "one\ntwo"}),
        kernelspec=PYTHON,
    ),
    "raw-cells": notebook(
        raw("---\ntitle: In a raw cell\n---"),
        raw("\\section{A}\n", format="text/latex"),
        raw("", format="text/restructuredtext"),
        prose("Between."),
        kernelspec=PYTHON,
    ),
    "magics": notebook(
        code("%matplotlib inline\n%load_ext autoreload\nimport numpy as np"),
        code("%%time\nx = np.arange(3)"),
        code("!pip install numpy\nx = !ls\n%timeit -n 3 x\nnp?"),
        code("%%bash\necho a"),
        code("%%html\n<b>a</b>"),
        code("# %matplotlib inline\n# # %magic"),
        kernelspec=PYTHON,
    ),
    "metadata": notebook(
        code("a = 1", tags=["parameters", "x"], collapsed=True, jupyter={"source_hidden": True}),
        code("b", scrolled="auto", execution={"iopub.execute_input": "2024-01-01T00:00:00.000Z"}, editable=False),
        prose("c", slideshow={"slide_type": "slide"}, name="c", nested={"a": [1, {"b": None}], "é": "中"}),
        code("d", title="A title", lines_to_next_cell=2),
        code("e", title='With = and {"a"}', **{"a.b/c-d@e": 1, "with blank": 2, "": 3}),
        code("f", number=[0, -1, 1.0, 2.5, 1e-7, 1e16, 1e300, 12345678901234567890, True, None, ""]),
        kernelspec=PYTHON,
        language_info=INFO,
        title="All metadata",
        authors=[{"name": "A. B."}],
        colab={"provenance": [], "toc_visible": True},
        widgets={"application/vnd.jupyter.widget-state+json": {"state": {}, "version_major": 2}},
    ),
    "jupytext": notebook(
        code("x = 1"),
        kernelspec=PYTHON,
        jupytext={"formats": "ipynb,py:percent", "text_representation": {"extension": ".py", "format_name": "percent"}},
    ),
    "unicode": notebook(
        prose("# 深度学习 — é e\u0301 ñ\n\nAstral: 😀 👩‍👩‍👧 𝔘. RTL: שלום. Zero width: a\u200bb. BOM: \ufeff."),
        code("损失 = '√2 \\u00e9 \"quoted\" \\\\'\nprint(损失)", stream("√2 é\n"), count=1),
        code("s = '\t\x0b\x0c\x1b\x7f'\n# \x85 \u2028 \u2029 end"),
        kernelspec=PYTHON,
    ),
    "blank-cells": notebook(
        code(""),
        prose(""),
        raw(""),
        code("\n"),
        code("\n\nx\n\n"),
        prose("\n\ntext\n\n\n"),
        code("   "),
        code("\t\n  \n"),
        prose(" "),
        code("# only a comment"),
        code("x = 1\n# ends in a comment\n"),
        kernelspec=PYTHON,
    ),
    "line-ends": notebook(
        code("a = 1\r\nb = 2\r\n"),
        prose("one\r\ntwo\rthree\n"),
        code("s = '''\r\n'''"),
        code("x", stream("10%\r20%\r100%\n"), count=1),
        kernelspec=PYTHON,
    ),
    "markers-inside": notebook(
        code("# %% not a cell\nx = 1\n# %%\ny"),
        code('s = """\n# %% in a string\n"""\n# %%time'),
        code("# ---\n# title: no front matter\n# ---"),
        prose("# %% [markdown]\n# ---\n%%time\n!ls"),
        prose('"""\nquoted\n"""'),
        raw("# %% [raw]\n#\n##"),
        code("#!/usr/bin/env quire\n# -*- coding: utf-8 -*-"),
        kernelspec=PYTHON,
    ),
    "markdown-inside": notebook(
        prose("```python\nnot_a_cell()\n```\n\n~~~py\nnor_this()\n~~~"),
        prose("````\n```python\nnested\n```\n````\n\n    ```python\n    indented\n    ```"),
        prose("- a list\n\n  ```python\n  x = 1\n  ```\n- next\n\n> ```py\n> quoted\n> ```"),
        prose("<!-- #region -->\ntext\n<!-- #endregion -->\n\n<!-- ```python -->\n<details>\n\n```python\nx\n```\n\n</details>"),
        prose("```python\nopen fence"),
        prose("---\ntitle: no front matter\n---\n\nText."),
        code("'''\n```\n~~~~\n'''\n# ```python"),
        code("x = 1\n```\n"),
        prose("$$\n\\begin{aligned}\na_1 &= b_2 \\\\\n\\end{aligned}\n$$\n\n| a | b |\n|---|---|\n| 1 | 2 |"),
        prose("A paragraph\n\n\n\nwith blank lines  \nand a hard break\\\n*end*"),
        prose("[link]: https://example.org\n\n[^1]: note\n\nText[^1] [link]."),
        kernelspec=PYTHON,
    ),
    "neighbours": notebook(
        prose("First."),
        prose("Second, at once."),
        code("a"),
        code("b"),
        raw("c"),
        raw("d"),
        prose("# Heading"),
        prose("## Heading"),
        code("last"),
        kernelspec=PYTHON,
    ),
    "quire": notebook(
        prose("# A notebook of Quire"),
        code("n = 3", tags=["parameters"], title="Settings"),
        code("n * n\n# => 9", result({"text/plain": "9"}, 2), title="Square", count=2),
        kernelspec={"display_name": "Quire", "language": "python", "name": "quire"},
        language_info={
            "file_extension": ".nb", "mimetype": "text/x-python", "name": "python",
            "pygments_lexer": "python3",
        },
        quire={"front_matter": "title: A notebook of Quire\nprofiles: {ci: {n: 2}}"},
        title="A notebook of Quire",
        profiles={"ci": {"n": 2}},
    ),
    "long-lines": notebook(
        prose("word " * 2000),
        code("x = [" + ", ".join(str(n) for n in range(3000)) + "]", stream("y" * 20000 + "\n"), count=1),
        kernelspec=PYTHON,
    ),
    "ids": notebook(
        code("a", id="A-b_9"),
        code("a", id="0"),
        code("a", id="x" * 64),
        kernelspec=PYTHON,
    ),
    "training": notebook(
        prose("# Training\n\n训练一个模型，$\\hat{y} = \\sigma(w x + b)$。"),
        code("epochs = 5\nlearning_rate = 1e-3", tags=["parameters"], count=1),
        code("for epoch in range(epochs):\n    print(f'epoch {epoch}', end='\\r')", stream("epoch 0\repoch 1\repoch 2\repoch 3\repoch 4\r"), count=2),
        code("plt.plot([1, 2, 3])\nplt.show()", display({"image/png": PIXEL + "\n", "text/plain": "<Figure size 432x288 with 1 Axes>"}, needs_background="light"), count=3),
        code("model.fit(x)", error("ShapeError", "got [32, 28]", "\x1b[1mt.ipynb:3:1\x1b[0m ShapeError: got [32, 28]", "    3 | model.fit(x)"), count=4),
        kernelspec=PYTHON,
        language_info=INFO,
    ),
}


def write():
    FIXTURES.mkdir(exist_ok=True)
    for name, value in NOTEBOOKS.items():
        nbformat.validate(value)
        (FIXTURES / f"{name}.ipynb").write_text(nbformat.writes(value) + "\n", newline="")


def read(path):
    """A file as nbformat reads it; one of an older minor version has no ids yet."""
    return nbformat.reads(path.read_bytes().decode(), as_version=nbformat.NO_CONVERT)


def is_valid(path):
    """Whether a file is one of nbformat 4.0 to 4.5, before nbformat repairs what it can."""
    try:
        value = json.loads(path.read_bytes())
        ids = [cell["id"] for cell in value["cells"] if "id" in cell]
        nbformat.validate(nbformat.from_dict(value), repair_duplicate_cell_ids=False)
        return value["nbformat"] == 4 and value["nbformat_minor"] <= 5 and len(set(ids)) == len(ids)
    except Exception:
        return False


def forms(quire):
    """The other forms that a notebook comes back from."""
    run = subprocess.run([quire, "convert", FIXTURES / "empty.ipynb", "x.none"], capture_output=True, text=True)
    return [form for form in ("nb", "md") if f".{form}" in run.stderr.split("expected")[-1]]


def comparable(value, ids):
    text = json.loads(nbformat.writes(value))
    text["nbformat_minor"] = 5
    if not ids:
        for cell in text["cells"]:
            cell.pop("id", None)
    return text


def check(quire, folders):
    files = sorted(FIXTURES.glob("*.ipynb"))
    files += sorted(path for folder in folders for path in pathlib.Path(folder).rglob("*.ipynb"))
    failures = 0
    counts = {"read": 0, "refused": 0, "ipynb": 0, "nb": 0, "md": 0}
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)

        def convert(source, target):
            run = subprocess.run([quire, "convert", source, target], capture_output=True, text=True, timeout=60)
            return run.returncode, run.stderr

        for path in files:
            out = folder / "out.ipynb"
            code_, message = convert(path, out)
            if code_ != 0:
                valid = is_valid(path)
                counts["refused"] += 1
                if valid or code_ != 2:
                    failures += 1
                print(f"{'FAILED' if valid else 'refused'} {path}: {message.splitlines()[0]}")
                continue
            counts["read"] += 1
            original = read(path)
            nbformat.validate(read(out))
            ids = all("id" in cell for cell in json.loads(path.read_bytes())["cells"])
            if comparable(original, ids) != comparable(read(out), ids):
                failures += 1
                print(f"FAILED {path}: the .ipynb differs")
            elif ids and nbformat.writes(original) + "\n" != out.read_bytes().decode():
                failures += 1
                print(f"FAILED {path}: the .ipynb differs in its bytes")
            counts["ipynb"] += 1
            for form in forms(quire):
                there, back = folder / f"there.{form}", folder / "back.ipynb"
                for source, target in ((out, there), (there, back)):
                    code_, message = convert(source, target)
                    if code_ != 0:
                        break
                if code_ != 0:
                    failures += 1
                    print(f"FAILED {path} as {form}: {message.splitlines()[0]}")
                    continue
                nbformat.validate(read(back))
                wanted, found = comparable(read(out), False), comparable(read(back), False)
                for cell in wanted["cells"]:
                    if cell["cell_type"] == "code":
                        cell["outputs"], cell["execution_count"] = [], None
                if wanted != found:
                    failures += 1
                    print(f"FAILED {path} as {form}: it comes back different")
                counts[form] += 1
    print(f"{len(files)} files:", ", ".join(f"{count} {name}" for name, count in counts.items()))
    return 1 if failures else 0


if __name__ == "__main__":
    if "--check" in sys.argv:
        place = sys.argv.index("--check")
        sys.exit(check(sys.argv[place + 1], sys.argv[place + 2 :]))
    write()
