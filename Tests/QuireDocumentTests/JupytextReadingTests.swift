import QuireDocument
import QuireTestSupport
import Testing

/// Scripts as jupytext reads them (Tests/Reference/percent.py).
@Suite struct JupytextReadingTests {
  @Test func readsAsJupytextDoes() throws {
    let file = "Tests/QuireDocumentTests/Jupytext/percent.json"
    let cases = try JSONDocument(try SourceBytes.read(file), path: file).value
    guard case .array(let cases) = cases else { throw FileError(path: file, problem: "no list") }
    #expect(cases.count >= 25)
    for entry in cases {
      let name = entry["name"]?.text ?? ""
      let notebook = try PercentReader.read(entry["text"]?.text ?? "", path: name)
      let kernel = notebook.metadata["kernelspec"] ?? .null
      #expect(Self.text(kernel) == Self.text(entry["kernelspec"] ?? .null), "\(name)")
      let cells = MetadataValue.array(
        notebook.cells.map { cell in
          .object([
            .init("kind", .string(cell.kind.rawValue)),
            .init("title", cell.title.map { .string($0) } ?? .null),
            .init(
              "metadata",
              .object(cell.metadata.filter { $0.key != "quire" && $0.key != "lines_to_next_cell" })),
            .init("attachments", cell.attachments ?? .null),
            .init("source", .string(cell.source)),
          ])
        })
      #expect(Self.text(cells) == Self.text(entry["cells"] ?? .null), "\(name)")
    }
  }

  static func text(_ value: MetadataValue) -> String {
    JSONWriter(indent: 1, sortsKeys: true).text(value)
  }
}
