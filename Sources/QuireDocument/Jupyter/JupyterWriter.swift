/// Writes Jupyter's notebook format 4.5, byte for byte as Python's nbformat does.
package enum JupyterWriter {
  package static func write(_ notebook: Notebook) -> [UInt8] {
    file(notebook, cells: zip(notebook.cells, ids(of: notebook)).map(bytes))
  }

  /// The file of a notebook whose cells are written already, as `bytes` has them.
  package static func file(_ notebook: Notebook, cells: [[UInt8]]) -> [UInt8] {
    let metadata = writer.bytes(notebook.jupyterMetadata, depth: 1)
    var bytes = Array("{\n \"cells\": [".utf8)
    bytes.reserveCapacity(cells.reduce(metadata.count + 100) { $0 + $1.count + 4 })
    for (number, cell) in cells.enumerated() {
      bytes += (number == 0 ? "\n  " : ",\n  ").utf8
      bytes += cell
    }
    bytes += (cells.isEmpty ? "],\n \"metadata\": " : "\n ],\n \"metadata\": ").utf8
    bytes += metadata
    bytes += ",\n \"nbformat\": 4,\n \"nbformat_minor\": 5\n}\n".utf8
    return bytes
  }

  /// A cell as it stands in the file.
  package static func bytes(_ cell: Cell, id: String) -> [UInt8] {
    writer.bytes(json(cell, id: id), depth: 2)
  }

  /// The names of a notebook's cells, which depend on their places and texts alone.
  package static func ids(of notebook: Notebook) -> [String] { CellID.ids(of: notebook.cells) }

  private static let writer = JSONWriter(indent: 1, sortsKeys: true)

  private static func json(_ cell: Cell, id: String) -> MetadataValue {
    var members: [MetadataValue.Member] = [
      .init("cell_type", .string(cell.kind.rawValue)), .init("id", .string(id)),
      .init("metadata", .object(cell.metadata.named(cell.title))),
      .init("source", JupyterText.list(cell.source)),
    ]
    switch cell.kind {
    case .code:
      members["execution_count"] = cell.executionCount.map { .int($0) } ?? .null
      members["outputs"] = .array(cell.outputs.map(json))
    case .markdown, .raw:
      if case .object(let files) = cell.attachments {
        members["attachments"] = .object(
          files.map { .init($0.key, JupyterText.split($0.value)) })
      }
    }
    return .object(members)
  }

  private static func json(_ output: Output) -> MetadataValue {
    guard case .object(var members) = output.json else { return output.json }
    switch members["output_type"]?.text {
    case "stream": members["text"] = JupyterText.list(members["text"]?.joinedText ?? "")
    case "display_data", "execute_result":
      members["data"] = JupyterText.split(members["data"] ?? .object([]))
    default: break
    }
    return .object(members)
  }
}
