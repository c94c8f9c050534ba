/// Sorting of places by what stands at them, which may stop between two steps.
enum PlaceSort {
  private static let runLength = 1 << 15

  /// Writes to each of `rows` equal parts of `places` its own places 0 ..< n in order.
  ///
  /// `precedes` compares places of the whole; no two may be equal in it.
  /// - Throws: `.cancelled` when the work was stopped.
  static func sort(
    _ places: UnsafeMutableBufferPointer<Int>, rows: Int, by precedes: (Int, Int) -> Bool
  ) throws(TensorError) {
    let n = places.count / max(rows, 1)
    var spare: [Int] = []
    var done = 0
    for row in 0..<rows {
      let base = row &* n
      let part = UnsafeMutableBufferPointer(rebasing: places[base..<(base + n)])
      try Cancellation.pieces(of: n, "sort") { piece in
        for position in piece { part[position] = base &+ position }
      }
      for start in stride(from: 0, to: n, by: runLength) {
        part[start..<min(start + runLength, n)].sort(by: precedes)
        done += runLength
        if done >= 4 * runLength || n > runLength {
          done = 0
          try Cancellation.check("sort")
        }
      }
      if n > runLength { try merge(part, &spare, by: precedes) }
      try Cancellation.pieces(of: n, "sort") { piece in
        for position in piece { part[position] &-= base }
      }
    }
  }

  /// Merges sorted runs of `runLength` until one is left.
  private static func merge(
    _ places: UnsafeMutableBufferPointer<Int>, _ spare: inout [Int],
    by precedes: (Int, Int) -> Bool
  ) throws(TensorError) {
    let n = places.count
    if spare.count < n { spare = [Int](repeating: 0, count: n) }
    var width = runLength
    while width < n {
      for start in stride(from: 0, to: n, by: 2 * width) {
        let middle = min(start + width, n)
        let end = min(middle + width, n)
        var left = start
        var right = middle
        var out = start
        while out < end {
          let stop = min(out + runLength, end)
          while out < stop {
            if left < middle, right >= end || precedes(places[left], places[right]) {
              spare[out] = places[left]
              left += 1
            } else {
              spare[out] = places[right]
              right += 1
            }
            out += 1
          }
          try Cancellation.check("sort")
        }
      }
      try Cancellation.pieces(of: n, "sort") { piece in
        for position in piece { places[position] = spare[position] }
      }
      width *= 2
    }
  }
}
