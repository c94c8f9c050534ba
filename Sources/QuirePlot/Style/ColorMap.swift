/// A colour map: from a number in 0...1 to a colour.
package struct ColorMap: Hashable, Sendable {
  /// The name it was asked for by, `_r` included.
  package let name: String
  /// Evenly spaced colours; a continuous map interpolates between them, a qualitative one does not.
  package let anchors: [Color]
  package let isQualitative: Bool

  /// A published map by its name; `_r` at the end reverses it.
  package init(_ name: String, operation: String = "cmap") throws(PlotError) {
    let isReversed = name.hasSuffix("_r")
    let base = isReversed ? String(name.dropLast(2)) : name
    let key = base == "grey" ? "gray" : base
    let table = ColorMap.continuousAnchors[key] ?? ColorMap.qualitativeColors[key]
    guard let table else {
      throw .unknown("colour map", name, operation: operation, known: ColorMap.names)
    }
    let colors = table.split(separator: " ").compactMap { UInt32($0, radix: 16) }
      .map(Color.init(hex:))
    self.init(
      name: name, anchors: isReversed ? colors.reversed() : colors,
      isQualitative: ColorMap.continuousAnchors[key] == nil)
  }

  /// A map of one's own; without anchors it is all black.
  package init(name: String, anchors: [Color], isQualitative: Bool = false) {
    self.name = name
    self.anchors = anchors.isEmpty ? [.black] : anchors
    self.isQualitative = isQualitative
  }

  /// The map that images, heat maps and mapped points take.
  package static let standard =
    (try? ColorMap("viridis")) ?? ColorMap(name: "gray", anchors: [.black, .white])

  package static var names: [String] {
    (Array(continuousAnchors.keys) + Array(qualitativeColors.keys)).sorted()
  }

  /// The colour at a fraction of the map; fractions outside 0...1 take the ends, NaN is clear.
  package subscript(fraction: Double) -> Color {
    if fraction.isNaN { return .clear }
    let clamped = min(max(fraction, 0), 1)
    let last = anchors.count - 1
    if isQualitative { return anchors[min(Int(clamped * Double(anchors.count)), last)] }
    let place = clamped * Double(last)
    let index = min(Int(place), max(last - 1, 0))
    return anchors[index].mixed(with: anchors[min(index + 1, last)], place - Double(index))
  }

  /// `count` evenly spaced colours of the map.
  package func table(count: Int) -> [Color] {
    (0..<max(count, 1)).map { self[count > 1 ? Double($0) / Double(count - 1) : 0] }
  }
}
