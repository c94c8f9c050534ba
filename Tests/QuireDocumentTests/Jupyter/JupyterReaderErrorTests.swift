import QuireDocument
import QuireSyntax
import Testing

@Suite struct JupyterReaderErrorTests {
  @Test(arguments: JupyterMistake.all) func saysWhatIsWrongAndWhere(mistake: JupyterMistake) {
    let error = #expect(throws: Diagnostic.self) {
      try JupyterReader.read(mistake.text, path: "t.ipynb")
    }
    #expect(error?.message == mistake.message)
    let place = error?.span.flatMap { error?.source?.position(of: Int($0.start)) }
    #expect(place.map { "\($0.line):\($0.column)" } == mistake.place)
    #expect(error?.source?.name == "t.ipynb")
  }

  /// A file that was cut off is never taken for a whole one, wherever the cut is.
  @Test func cutOffFilesHaveAPlace() {
    let text = Array(JupyterSample.text.utf8)
    let end = (text.lastIndex(of: UInt8(ascii: "}")) ?? 0)
    for length in stride(from: 0, through: end, by: 7) {
      let error = #expect(throws: Diagnostic.self) {
        try JupyterReader.read(Array(text[..<length]), path: "t.ipynb")
      }
      #expect(error?.span != nil, "cut at \(length)")
    }
  }

  @Test func saysHowToUpgrade() {
    let error = #expect(throws: Diagnostic.self) {
      try JupyterReader.read(#"{"nbformat": 3, "worksheets": []}"#, path: "old.ipynb")
    }
    #expect(error?.hint == "jupyter nbconvert --to notebook old.ipynb writes it in version 4")
  }

  @Test func refusesCellsOfManyMegabytes() {
    let text = String(repeating: "x", count: 17 << 20)
    let error = #expect(throws: Diagnostic.self) {
      try JupyterReader.read(JupyterMistake.cell("source", "\"\(text)\""), path: "t.ipynb")
    }
    #expect(error?.message == "cell 1 has a text of 17 MiB; a cell may have 16")
    // The message shows the place, and not the megabytes.
    #expect(error.map { DiagnosticRenderer().render($0).utf8.count < 500 } == true)
  }
}
