"""Writes Tests/QuireDocumentTests/Jupytext/percent.json: scripts as jupytext 1.19 reads them.

    python3 percent.py [NOTEBOOK.nb ...]     adds notebooks to the texts below

jupytext leaves blank lines around a cell's source in some places; Quire never has them, so they are taken off.
What only says how a script is laid out (`lines_to_next_cell`, `cell_marker`, `region_name`, `cell_depth`) and what
jupytext adds to every notebook is left out.
"""
import json
import pathlib
import sys

import jupytext

TEXTS = {
    "no markers": "x = 1\n\n\ny = 2\n",
    "titles and kinds": "# %% A title [markdown] k=\"v\"\n# hello\n\n# %% [markdown]\n# there\n\n# %% [md]\n# short\n\n"
                        "# %% [raw]\n# as it is\n",
    "no blank after the hash": "#%%\nx\n\n#%% T\ny\n",
    "nested": "# %% a\n1\n\n# %%%% b\n2\n",
    "tags": "# %% Set up tags=[\"parameters\", \"b\"] n=3\nx = 1\n",
    "values": "# %% T s=\"a\\\"b\" n=-3 f=1.5 t=true z=null o={\"a\": [1, {}]}\nx\n",
    "one object": "# %% T {\"tags\": [\"x\"], \"n\": 1}\nx\n",
    "a title in the metadata": "# %% title=\"a = b\" n=1\nx\n",
    "text before the first marker": "import a\n\n# %%\nx\n",
    "markers in strings": "# %%\nx = '''\n# %% no\n'''\n\n# %% yes\ny = 1\n",
    "prose in quotes": "# %% [markdown]\n\"\"\"\nhello\n# world\n\"\"\"\n\n# %% [markdown]\nr'''\na\n\nb\n'''\n\n# %%\nx\n",
    "prose in quotes on one line": "# %% [markdown]\n\"\"\"hello\"\"\"\n",
    "prose": "# %% [markdown]\n# # Title\n#\n# one\n#  two\n#   - three  \n",
    "a diagram": "# %% [markdown]\n# ```mermaid\n# %% a comment\n# graph TD\n# ```\n\n# %%\nx\n",
    "an open fence": "# %% [markdown]\n# ```\n# a\n\n# %%\nx = 1\n",
    "settings": "# %%\n# %matplotlib inline\nimport a\n# # %matplotlib\n\n# %%\n# %%time\nf()\n",
    "settings that are no comments": "# %%\n%matplotlib inline\n!pip install a\n",
    "shell commands": "# %%\n# !pip install a\n# !echo a \\\n#   b\nx = 1\n",
    "comments": "# %%\n# a comment: 10 % of it\nx  # %time\n#comment\n# 100%\n",
    "cells that end in comments": "# %%\nx\n# the end\n\n# %%\n# only\n",
    "blank lines": "# %% a\nx\n\n\n\n# %% b\n# %% c\ny\n",
    "a block": "# ---\n# jupyter:\n#   kernelspec:\n#     display_name: Quire\n#     language: python\n#     name: quire\n"
               "# ---\n\n# %%\nx\n",
    "a shell line": "#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n# %%\nx\n",
    "attachments": "# %% [markdown] attachments={\"a.png\": {\"image/png\": \"aGk=\"}}\n# ![a](attachment:a.png)\n",
    "unicode": "# %% Größe 大小\nπ = 3\n\n# %% [markdown]\n# é 🙂\n",
}
LAYOUT = {"lines_to_next_cell", "lines_to_end_of_cell_marker", "cell_marker", "region_name", "cell_depth"}


def cell(read):
    metadata = {k: v for k, v in read.metadata.items() if k not in LAYOUT}
    title = metadata.pop("title", None)
    attachments = read.get("attachments") or metadata.pop("attachments", None)
    lines = read.source.split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    return {"kind": read.cell_type, "title": title, "metadata": metadata, "attachments": attachments,
            "source": "\n".join(lines) if read.cell_type == "code" else read.source}


def notebook(text):
    read = jupytext.reads(text, fmt="py:percent")
    cells = read.cells
    if cells and cells[0].cell_type == "raw" and cells[0].source.startswith("---\n"):
        cells = cells[1:]  # Quire keeps the rest of the block as metadata of the notebook.
    kernel = read.metadata.get("kernelspec")
    return {"text": text, "kernelspec": kernel, "cells": [cell(c) for c in cells]}


texts = dict(TEXTS)
for name in sys.argv[1:]:
    texts[pathlib.Path(name).name] = pathlib.Path(name).read_text()
result = [{"name": name, **notebook(text)} for name, text in texts.items()]
target = pathlib.Path(__file__).parent.parent / "QuireDocumentTests/Jupytext/percent.json"
target.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n")
