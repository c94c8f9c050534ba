/// The names of cells in Jupyter's format.
enum CellID {
  /// 1 to 64 letters, digits, `-` and `_`, as nbformat's schema has it.
  static func isValid(_ id: String) -> Bool {
    1...64 ~= id.utf8.count
      && id.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }

  /// The ids of all cells in their order: those that they have, and new ones that follow from what a
  /// cell says, so that writing a notebook twice gives the same file. Cells that say the same are told
  /// apart by their order.
  static func ids(of cells: [Cell]) -> [String] {
    var taken = Set(cells.compactMap(\.id))
    // The attempts made for what a cell says.
    var attempts: [Cell.Kind: [String: Int]] = [:]
    return cells.map { cell in
      if let id = cell.id { return id }
      while true {
        let attempt = attempts[cell.kind]?[cell.source] ?? 0
        attempts[cell.kind, default: [:]][cell.source] = attempt + 1
        let id = made(from: "\(cell.kind.rawValue) \(attempt) \(cell.source)")
        if taken.insert(id).inserted { return id }
      }
    }
  }

  /// Eight hexadecimal digits, as nbformat's ids have: the upper half of the 64-bit FNV-1a hash.
  private static func made(from text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash >> 32, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}
