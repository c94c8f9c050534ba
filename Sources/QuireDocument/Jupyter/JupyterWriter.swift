/// Writes Jupyter's notebook format 4.5, byte for byte as Python's nbformat does.
package enum JupyterWriter {
  package static func write(_ notebook: Notebook) -> [UInt8] {
    let cells = zip(notebook.cells, CellID.ids(of: notebook.cells)).map(json)
    let root = MetadataValue.object([
      .init("cells", .array(cells)), .init("metadata", notebook.jupyterMetadata),
      .init("nbformat", .int(4)), .init("nbformat_minor", .int(5)),
    ])
    return JSONWriter(indent: 1, sortsKeys: true).bytes(root) + [10]
  }

  private static func json(_ cell: Cell, id: String) -> MetadataValue {
    var metadata = cell.metadata
    if let title = cell.title { metadata["title"] = .string(title) }
    var members: [MetadataValue.Member] = [
      .init("cell_type", .string(cell.kind.rawValue)), .init("id", .string(id)),
      .init("metadata", .object(metadata)), .init("source", JupyterText.list(cell.source)),
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
