import QuireTensor

extension Model {
  /// A table of the layers, their output shapes and their parameters, as Keras draws it.
  package func summary() -> String {
    var rows = [["Layer (type)", "Output Shape", "Param #"]]
    for layer in layers where !(self is Sequential && layer is InputLayer) {
      rows.append([
        "\(layer.name) (\(type(of: layer).kind))", outputShape(of: layer)?.tuple ?? "?",
        layer.isBuilt || layer is InputLayer
          ? Self.grouped(layer.parameterCount) : "0 (unbuilt)",
      ])
    }
    return "Model: \"\(name)\"\n" + Self.table(rows) + "\n" + totals
  }

  private func outputShape(of layer: Layer) -> BatchShape? {
    graph?.order.first { $0.layer === layer }?.shape
  }

  private var totals: String {
    let trainable = trainableVariables
    let learning = Set(trainable.map(ObjectIdentifier.init))
    let fixed = variables.filter { !learning.contains(ObjectIdentifier($0)) }
    var lines = [
      ("Trainable params", Self.size(of: trainable)),
      ("Non-trainable params", Self.size(of: fixed)),
    ]
    var total = Self.size(of: variables)
    if let state = training?.optimizer.stateSize {
      lines.append(("Optimizer params", state))
      total = (total.count &+ state.count, total.bytes &+ state.bytes)
    }
    lines.insert(("Total params", total), at: 0)
    return lines.map { title, size in
      " \(title): \(Self.grouped(size.count)) (\(Self.readable(size.bytes)))"
    }.joined(separator: "\n")
  }

  private static func size(of variables: [Variable]) -> (count: Int, bytes: Int) {
    variables.reduce((0, 0)) { ($0.0 &+ $1.value.count, $0.1 &+ $1.value.byteCount) }
  }

  /// Boxes around rows whose first is the heading; the last column is flushed right.
  private static func table(_ rows: [[String]]) -> String {
    let least = [33, 24, 15]
    let widths = least.indices.map { column in
      max(least[column], (rows.map { $0[column].count }.max() ?? 0) + 2)
    }
    func rule(_ left: String, _ fill: String, _ cross: String, _ right: String) -> String {
      left + widths.map { String(repeating: fill, count: $0) }.joined(separator: cross) + right
    }
    func line(_ cells: [String], _ bar: String) -> String {
      let padded = cells.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - 2 - cells[column].count)
        return column == 2 ? " \(space)\(cells[column]) " : " \(cells[column])\(space) "
      }
      return bar + padded.joined(separator: bar) + bar
    }
    var lines = [rule("┏", "━", "┳", "┓"), line(rows[0], "┃"), rule("┡", "━", "╇", "┩")]
    for (position, row) in rows.dropFirst().enumerated() {
      if position > 0 { lines.append(rule("├", "─", "┼", "┤")) }
      lines.append(line(row, "│"))
    }
    lines.append(rule("└", "─", "┴", "┘"))
    return lines.joined(separator: "\n")
  }

  /// A number with its thousands apart: `235,146`.
  private static func grouped(_ number: Int) -> String {
    var result = ""
    for (position, digit) in String(number).reversed().enumerated() {
      if position > 0, position % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return String(result.reversed())
  }

  /// A number of bytes in units of 1024 with two decimals: `918.54 KB`.
  private static func readable(_ bytes: Int) -> String {
    var value = Double(bytes)
    var units = ["B", "KB", "MB", "GB", "TB", "PB", "EB"][...]
    while value >= 1024, units.count > 1 {
      value /= 1024
      units.removeFirst()
    }
    let hundredths = Int((value * 100).rounded(.toNearestOrEven))
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) \(units.first ?? "B")"
  }
}
