import QuireDocument
import QuireSyntax

/// A run as plain text of 80 columns, figures drawn in text.
package struct TextReport: DocumentWriter {
  private var memo = CellMemo<[UInt8]>()

  package init() {}

  package mutating func write(_ notebook: Notebook) -> WrittenDocument {
    let facts = RunFacts(notebook)
    var document = DocumentBlocks()
    if !notebook.beginsWithItsTitle { document.add(notebook.title) }
    if let facts { document.add(([notebook.path] + facts.texts()).joined(separator: " · ")) }
    for (index, cell) in notebook.cells.enumerated() where cell.kind != .raw {
      document.add(
        memo.part(of: cell, at: index, pictures: 0) { cell, _ in
          Array(Self.blocks(cell).joined(separator: "\n\n").utf8)
        })
    }
    if let ending = facts?.ending { document.add(ending) }
    return WrittenDocument(bytes: document.end())
  }

  private static func blocks(_ cell: Cell) -> [String] {
    let source = PlainText.block(cell.source)
    guard cell.kind == .code else { return source.isEmpty ? [] : [source] }
    let code = source.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    \($0)" }
    let head = cell.title.map { [rule($0)] } ?? []
    let outputs =
      cell.isLeftOut
      ? "Not run: tagged \(CellRules.skipTag)." : PlainText.of(cell.outputs.map(text).joined())
    return [(head + (source.isEmpty ? [] : code)).joined(separator: "\n"), outputs]
      .filter { !$0.isEmpty }
  }

  /// An output as lines.
  private static func text(_ output: Output) -> String {
    let text =
      switch output.content {
      case .stream(_, let text): text
      case .result(let data), .display(let data):
        data[Output.textPlot]?.joinedText ?? data["text/plain"]?.joinedText ?? ""
      case .error(let name, let message, let traceback):
        traceback.isEmpty ? "\(name): \(message)" : traceback.joined(separator: "\n")
      case .unknown: ""
      }
    return text.isEmpty || text.utf8.last == 10 ? text : text + "\n"
  }

  /// `── Title ─────────`
  private static func rule(_ title: String) -> String {
    "── \(title) " + String(repeating: "─", count: max(2, 76 - DisplayWidth.of(title)))
  }
}
