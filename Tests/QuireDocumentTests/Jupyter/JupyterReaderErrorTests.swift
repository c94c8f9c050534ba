import QuireDocument
import QuireSyntax
import QuireTestSupport
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

  /// Whatever bytes are changed, there is a mistake with a place, or a notebook that comes back.
  @Test func changedBytesAreMistakesOrNotebooks() throws {
    var random = SplitMix64(seed: 4)
    let signs = Array("{}[]\",:0-.etn\\u\u{0}\n \u{80}".utf8)
    for _ in 0..<600 {
      var bytes = Array(JupyterSample.text.utf8)
      for _ in 0...random.next(below: 3) {
        let place = random.next(below: bytes.count)
        switch random.next(below: 3) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(signs[random.next(below: signs.count)], at: place)
        default: bytes[place] = signs[random.next(below: signs.count)]
        }
      }
      do {
        let written = JupyterWriter.write(try JupyterReader.read(bytes, path: "t.ipynb"))
        #expect(JupyterWriter.write(try JupyterReader.read(written, path: "t.ipynb")) == written)
      } catch {
        #expect(error.span != nil, "\(error)")
      }
    }
  }

  @Test func saysHowToUpgrade() {
    let error = #expect(throws: Diagnostic.self) {
      try JupyterReader.read(#"{"nbformat": 3, "worksheets": []}"#, path: "old.ipynb")
    }
    #expect(error?.hint == "jupyter nbconvert --to notebook old.ipynb writes it in version 4")
  }
}
