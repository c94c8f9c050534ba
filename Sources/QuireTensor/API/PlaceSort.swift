/// Sorting of places by the keys that stand at them, stable, which may stop between two steps.
enum PlaceSort {
  /// From here on counting digits is faster than comparing.
  private static let leastDigitCount = 512

  /// Writes to each of `rows` equal parts of `places` its own places 0 ..< n in the order of their keys.
  /// - Throws: `.cancelled` when the work was stopped.
  static func sort(
    _ places: UnsafeMutableBufferPointer<Int>, rows: Int, by keys: [UInt64]
  ) throws(TensorError) {
    let n = places.count / max(rows, 1)
    let room = n < leastDigitCount ? nil : Room(n)
    let rowsAtOnce = max((1 << 16) / max(n, 1), 1)
    for first in stride(from: 0, to: rows, by: rowsAtOnce) {
      if first > 0 { try Cancellation.check("sort") }
      for row in first..<min(first + rowsAtOnce, rows) {
        let range = row * n..<(row + 1) * n
        var part = UnsafeMutableBufferPointer(rebasing: places[range])
        if let room {
          try sortByDigits(part, keys[range], room)
        } else {
          for position in 0..<n { part[position] = position }
          part.sort {
            let (a, b) = (keys[range.lowerBound + $0], keys[range.lowerBound + $1])
            return a < b || (a == b && $0 < $1)
          }
        }
      }
    }
  }

  /// A key that rises with the value; both zeros have one, and NaNs have the greatest.
  static func key(_ value: Double) -> UInt64 {
    if value.isNaN { return .max }
    let bits = (value == 0 ? 0 : value).bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }

  static func key(_ value: Int) -> UInt64 { UInt64(bitPattern: Int64(value)) ^ 1 << 63 }

  /// What sorting by digits works on, for rows of one length: memory that nothing has touched yet.
  private final class Room {
    var keys: UnsafeMutablePointer<UInt64>
    var otherKeys: UnsafeMutablePointer<UInt64>
    let otherPlaces: UnsafeMutablePointer<Int>

    init(_ count: Int) {
      keys = .allocate(capacity: count)
      otherKeys = .allocate(capacity: count)
      otherPlaces = .allocate(capacity: count)
    }

    deinit {
      keys.deallocate()
      otherKeys.deallocate()
      otherPlaces.deallocate()
    }
  }

  /// Sorts by the lowest byte of the keys, then by the next one, keeping the order of equals.
  private static func sortByDigits(
    _ places: UnsafeMutableBufferPointer<Int>, _ keys: ArraySlice<UInt64>, _ room: Room
  ) throws(TensorError) {
    let n = places.count
    let copy = room.keys
    var counts = [Int](repeating: 0, count: 8 * 256)
    try Cancellation.pieces(of: n, "sort") { piece in
      for position in piece {
        let key = keys[keys.startIndex + position]
        copy[position] = key
        places[position] = position
        for digit in 0..<8 { counts[digit << 8 | Int(key >> (8 * UInt64(digit)) & 0xFF)] += 1 }
      }
    }
    for digit in 0..<8 {
      let digitCounts = counts[(digit << 8)..<((digit + 1) << 8)]
      // All alike in this digit: as they stand.
      if digitCounts.contains(n) { continue }
      var next = [Int](repeating: 0, count: 256)
      var sum = 0
      for (value, count) in digitCounts.enumerated() {
        next[value] = sum
        sum += count
      }
      let (from, to, toPlaces) = (room.keys, room.otherKeys, room.otherPlaces)
      try Cancellation.pieces(of: n, "sort") { piece in
        for position in piece {
          let key = from[position]
          let value = Int(key >> (8 * UInt64(digit)) & 0xFF)
          let target = next[value]
          next[value] = target + 1
          to[target] = key
          toPlaces[target] = places[position]
        }
      }
      swap(&room.keys, &room.otherKeys)
      try Cancellation.pieces(of: n, "sort") { piece in
        for position in piece { places[position] = toPlaces[position] }
      }
    }
  }
}
