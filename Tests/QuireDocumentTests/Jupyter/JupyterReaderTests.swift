import QuireDocument
import QuireSyntax
import Testing

@Suite struct JupyterReaderTests {
  @Test func readsCells() throws {
    let notebook = try JupyterReader.read(JupyterSample.text, path: "t.ipynb")
    let cells = notebook.cells
    #expect(cells.map(\.kind) == [.markdown, .code, .raw])
    #expect(cells.map(\.source) == ["# Title\n\n![a](attachment:a.png)", "x = 1\nx + y", ""])
    #expect(cells.map(\.firstLine) == [17, 81, 91])
    #expect(cells.map(\.lines) == [3...19, 22...82, 85...91])
    #expect(cells.map(\.number) == [1, 2, 3])
    #expect(cells.map(\.id) == ["first", "b_2-C", "c"])
    #expect(cells.map(\.title) == [nil, "Build", nil])
    #expect(cells[1].metadata.map(\.key) == ["tags"])
    #expect(cells[1].tags == ["parameters"])
    #expect(cells[1].executionCount == 3)
    #expect(
      cells[0].attachments?["a.png"]
        == .object([
          .init("image/png", .string("iVBORw0KGgo=")), .init("text/plain", .string("one\ntwo")),
        ]))
    #expect(notebook.metadata["kernelspec"]?["name"] == .string("python3"))
  }

  @Test func readsOutputs() throws {
    let outputs = try JupyterReader.read(JupyterSample.text, path: "t.ipynb").cells[1].outputs
    #expect(
      outputs.map(\.content) == [
        .stream(.stdout, text: "1\n2\n"),
        .display(
          .object([
            .init("application/json", .array([.int(1), .string("x")])),
            .init("image/png", .string("iVBORw0KGgo=\n")), .init("text/plain", .string("<Figure>")),
          ])),
        .result(.object([.init("text/plain", .string("3"))])),
        .error(name: "NameError", message: "y", traceback: ["\u{1B}[31mNameError\u{1B}[0m", "y"]),
      ])
  }

  @Test(arguments: [
    // Lists with a line an element, on lines of their own.
    ("[\n\"a\\n\",\n\"b\\n\",\n\"c\"]", "4 5 6"),
    ("[\"a\\n\",\n\"b\\n\",\n\"c\"]", "3 4 5"),
    ("[\"a\\n\", \"b\\n\",\n\"c\"]", "3 3 4"),
    // One text on one line of the file.
    (#""a\nb\nc""#, "3 3 3"), (#"["a\nb\n", "c"]"#, "3 3 3"),
    // Pieces of lines.
    ("[\"a\",\n \"\\nb\",\n\"\",\n\"x\\n\",\n\"c\"]", "3 4 7"),
    ("[\"a\\n\",\n\n\"b\\n\",\n\"\\n\"]", "3 5 6"),
  ]) func linesOfCodeAreLinesOfTheFile(source: String, lines: String) throws {
    let notebook = try JupyterReader.read(JupyterMistake.cell("source", source), path: "t.ipynb")
    let code = notebook.code(of: notebook.cells[0]).source
    let starts = [0] + code.text.indices.filter { code.text[$0] == 10 }.map { $0 + 1 }
    let found = starts.filter { $0 < code.text.count }.map { "\(code.position(of: $0).line)" }
    #expect(found.joined(separator: " ") == lines)
  }

  @Test(arguments: [
    ("[\n\"x = 1\\n\",\n\"y = (\"]", "t.ipynb:5:5"), (#""x = 1\ny = (""#, "t.ipynb:3:5"),
  ]) func errorsNameTheLineOfTheFileAndOfTheCell(source: String, place: String) throws {
    let notebook = try JupyterReader.read(JupyterMistake.cell("source", source), path: "t.ipynb")
    let mistakes = notebook.codeCells.flatMap { Parser.parse($0.code.source).diagnostics }
    let line = String(place.split(separator: ":")[1])
    #expect(
      mistakes.map(DiagnosticRenderer().render) == [
        """
        \(place): SyntaxError: '(' is never closed
            \(line) | y = (
              |     ^
           line 2 of cell 1
           hint: ')' closes it
        """
      ])
  }

  @Test func keepsWhatItDoesNotKnow() throws {
    let text = """
      {"cells": [
       {"cell_type": "code", "source": "", "collapsed": true, "prompt_number": 3,
        "metadata": {"collapsed": false}}],
       "nbformat": 4, "nbformat_minor": 2, "generator": {"name": "x"}}
      """
    let notebook = try JupyterReader.read(text, path: "t.ipynb")
    #expect(
      notebook.cells[0].metadata == [
        .init("collapsed", .bool(false)),
        .init(
          "quire",
          .object([
            .init(
              "extra", .object([.init("collapsed", .bool(true)), .init("prompt_number", .int(3))]))
          ])),
      ])
    #expect(notebook.metadata["quire"]?["extra"]?["generator"]?["name"] == .string("x"))
  }

  @Test(arguments: [
    (#"{"kernelspec": {"name": "ir", "display_name": "R", "language": "R"}}"#, "R"),
    (#"{"language_info": {"name": "julia"}}"#, "julia"),
    (#"{"kernelspec": {"name": "bash", "display_name": "Bash"}}"#, "bash"),
  ]) func refusesToRunOtherLanguages(metadata: String, language: String) throws {
    let text = #"{"cells": [], "nbformat": 4, "nbformat_minor": 5, "metadata": "# + metadata + "}"
    let notebook = try JupyterReader.read(text, path: "t.ipynb")
    let error = #expect(throws: FileError.self) { try notebook.checkLanguage() }
    #expect(
      error?.description
        == "t.ipynb: its code is in \(language); Quire runs notebooks in its own language and in Python"
    )
  }

  @Test(arguments: [
    #"{"kernelspec": {"name": "python3", "display_name": "Python 3"}}"#, "{}",
    #"{"kernelspec": {"name": "quire", "display_name": "Quire", "language": "python"}}"#,
    #"{"kernelspec": {"name": "x", "display_name": "X", "language": "Python"}}"#,
  ]) func runsPython(metadata: String) throws {
    let text = #"{"cells": [], "nbformat": 4, "nbformat_minor": 5, "metadata": "# + metadata + "}"
    try JupyterReader.read(text, path: "t.ipynb").checkLanguage()
  }
}
