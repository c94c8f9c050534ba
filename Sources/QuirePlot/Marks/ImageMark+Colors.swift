extension ImageMark {
  /// The colour of each pixel by its number, row by row.
  func colors(standard: ColorMap) -> (Int) -> Color {
    switch pixels {
    case .values(let values, let scale):
      let resolved = scale.resolved(for: values, standard: standard)
      return { resolved[values[$0]] }
    case .bytes(let bytes, let channels):
      return { index in
        let start = index * channels
        return Color(
          red: Double(bytes[start]) / 255, green: Double(bytes[start + 1]) / 255,
          blue: Double(bytes[start + 2]) / 255,
          alpha: channels == 4 ? Double(bytes[start + 3]) / 255 : 1)
      }
    }
  }

  /// The pixels as a canvas takes them; of a huge image only as many as a page can show.
  func raster(standard: ColorMap, flipsColumns: Bool, flipsRows: Bool) -> Raster {
    let largest = 4096
    let everyRow = max((rows + largest - 1) / largest, 1)
    let everyColumn = max((columns + largest - 1) / largest, 1)
    let height = (rows + everyRow - 1) / everyRow
    let width = (columns + everyColumn - 1) / everyColumn
    var raster = Raster(width: width, height: height)
    let table = colorTable(standard: standard)
    for row in 0..<height where !Cancellation.isRequested {
      let sourceRow = (flipsRows ? height - 1 - row : row) * everyRow
      for column in 0..<width {
        let sourceColumn = (flipsColumns ? width - 1 - column : column) * everyColumn
        raster.set(row * width + column, table(sourceRow * columns + sourceColumn))
      }
    }
    return raster
  }

  /// Like `colors`, but from a table of 1024 colours where there are more pixels than that.
  private func colorTable(standard: ColorMap) -> (Int) -> Color {
    guard case .values(let values, let scale) = pixels, values.count > 4096 else {
      return colors(standard: standard)
    }
    let resolved = scale.resolved(for: values, standard: standard)
    let table = resolved.map.table(count: 1024)
    return { index in
      let fraction = resolved.projection(values[index])
      if fraction.isNaN { return .clear }
      return table[Int(min(max(fraction, 0), 1) * 1023 + 0.5)]
    }
  }
}
