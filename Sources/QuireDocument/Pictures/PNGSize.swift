/// The size at which a PNG is to be shown, in CSS pixels (1/96 inch).
///
/// From its header (PNG specification, chunks IHDR and pHYs).
package struct PNGSize: Hashable {
  package var width: Int
  package var height: Int

  package init?(_ bytes: [UInt8]) {
    func number(at offset: Int) -> Int? {
      guard offset + 4 <= bytes.count else { return nil }
      return bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]), let width = number(at: 16),
      let height = number(at: 20)
    else { return nil }
    var scale = 1.0
    // The chunk for the resolution stands before the pixels.
    var chunk = 33
    while let length = number(at: chunk), chunk + 8 <= bytes.count {
      let name = bytes[chunk + 4..<chunk + 8]
      if name.elementsEqual("IDAT".utf8) { break }
      if name.elementsEqual("pHYs".utf8), let dotsPerMetre = number(at: chunk + 8),
        dotsPerMetre > 0
      {
        scale = 96 / 0.0254 / Double(dotsPerMetre)
      }
      chunk += length + 12
    }
    self.width = Int((Double(width) * scale).rounded())
    self.height = Int((Double(height) * scale).rounded())
  }
}
