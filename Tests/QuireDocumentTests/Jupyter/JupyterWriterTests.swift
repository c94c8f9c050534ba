import QuireDocument
import Testing

@Suite struct JupyterWriterTests {
  @Test func whatNbformatWroteComesBack() throws {
    let notebook = try JupyterReader.read(JupyterSample.text, path: "t.ipynb")
    #expect(String(decoding: JupyterWriter.write(notebook), as: UTF8.self) == JupyterSample.text)
  }

  @Test func scriptsBecomeNotebooksOfQuire() throws {
    let text = """
      # ---
      # title: "Shown"
      # ---

      # %% [markdown]
      # Prose.

      # %% Build tags=["parameters"]
      x = 1

      # %%
      """
    let notebook = try PercentReader.read(text, path: "t.nb")
    let bytes = JupyterWriter.write(notebook)
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        {
         "cells": [
          {
           "cell_type": "markdown",
           "id": "23fcf59b",
           "metadata": {},
           "source": [
            "Prose."
           ]
          },
          {
           "cell_type": "code",
           "execution_count": null,
           "id": "3879bd62",
           "metadata": {
            "tags": [
             "parameters"
            ],
            "title": "Build"
           },
           "outputs": [],
           "source": [
            "x = 1"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": null,
           "id": "d7fb30ff",
           "metadata": {},
           "outputs": [],
           "source": []
          }
         ],
         "metadata": {
          "kernelspec": {
           "display_name": "Quire",
           "language": "python",
           "name": "quire"
          },
          "language_info": {
           "file_extension": ".nb",
           "mimetype": "text/x-python",
           "name": "python",
           "pygments_lexer": "python3"
          },
          "quire": {
           "front_matter": "title: \\"Shown\\""
          },
          "title": "Shown"
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """)
    let again = try JupyterReader.read(bytes, path: "t.nb")
    #expect(again.metadata == notebook.metadata)
    #expect(again.frontMatter?.text == notebook.frontMatter?.text)
    #expect(again.cells.map(\.title) == notebook.cells.map(\.title))
  }

  @Test func newIdsAreUniqueAndFollowFromWhatIsThere() throws {
    func cell(_ source: String, _ id: String? = nil) -> Cell {
      var cell = Cell(.code, source: source, firstLine: 1, lines: 1...1)
      cell.id = id
      return cell
    }
    func ids(_ cells: [Cell]) throws -> [String?] {
      let bytes = JupyterWriter.write(Notebook(path: "t", text: "", cells: cells))
      return try JupyterReader.read(bytes, path: "t").cells.map(\.id)
    }
    let three = try ids([cell("a"), cell("a"), cell("b")])
    #expect(Set(three).count == 3)
    // Another cell before them changes nothing.
    #expect(try ids([cell("c"), cell("a"), cell("a"), cell("b")]).dropFirst() == three[...])
    // An id that a cell has is not given twice.
    #expect(try Set(ids([cell("x", three[0]), cell("a")])).count == 2)
  }

  @Test(arguments: [
    ("", ""), ("a", "a"), ("a\n", "a\n"), ("a\nb", "a\n|b"), ("\n\n", "\n|\n"),
    ("a\r\nb\rc", "a\r\n|b\r|c"),
    ("a\u{B}b\u{C}c\u{1C}d\u{1D}e\u{1E}f", "a\u{B}|b\u{C}|c\u{1C}|d\u{1D}|e\u{1E}|f"),
    ("a\u{85}b\u{2028}c\u{2029}d\u{1F}e", "a\u{85}|b\u{2028}|c\u{2029}|d\u{1F}e"),
  ])
  /// The expected pieces are those of Python's `str.splitlines(True)`.
  func cutsLinesAsPythonDoes(text: String, lines: String) throws {
    let cell = Cell(.raw, source: text, firstLine: 1, lines: 1...1)
    let bytes = JupyterWriter.write(Notebook(path: "t", text: "", cells: [cell]))
    let cells = try JSONDocument(bytes, path: "t").root.members.first?.node.elements ?? []
    #expect(cells.first?.value["source"]?.texts.joined(separator: "|") == lines)
  }
}
