import QuireDocument

/// What a reader sees of a cell: Jupyter Book's tags and JupyterLab's settings.
struct CellVisibility {
  enum Part {
    case shown, folded, absent
  }

  var source = Part.shown
  var outputs = Part.shown

  init(_ cell: Cell) {
    let tags = Set(cell.tags.map { $0.replacing("_", with: "-") })
    func part(_ name: String, _ hidden: String) -> Part {
      if tags.contains("remove-cell") || tags.contains("remove-\(name)") { return .absent }
      let isHidden =
        cell.metadata.first { $0.key == "jupyter" }?.value[hidden] == .bool(true)
      return isHidden || tags.contains("hide-\(name)") || tags.contains("hide-cell")
        ? .folded : .shown
    }
    source = part("input", "source_hidden")
    outputs = part("output", "outputs_hidden")
  }
}
