/// Sorting that keeps equal elements in order and may stop with an error.
package enum StableSort {
  /// Sorts by merging; `precedes(a, b)` says whether `a` must stand before `b`.
  package static func sort<Element>(
    _ elements: inout [Element], by precedes: (Element, Element) throws -> Bool
  ) throws {
    guard elements.count > 1 else { return }
    var source = elements
    try insertRuns(&source, by: precedes)
    var target = source
    var width = runLength
    while width < source.count {
      var start = 0
      while start < source.count {
        let middle = min(start + width, source.count)
        let end = min(middle + width, source.count)
        try merge(source, start, middle, end, into: &target, by: precedes)
        start = end
      }
      swap(&source, &target)
      width *= 2
    }
    elements = source
  }

  private static let runLength = 16

  private static func insertRuns<Element>(
    _ elements: inout [Element], by precedes: (Element, Element) throws -> Bool
  ) throws {
    var start = 0
    while start < elements.count {
      let end = min(start + runLength, elements.count)
      for i in (start + 1)..<max(end, start + 1) {
        let element = elements[i]
        var j = i
        while j > start, try precedes(element, elements[j - 1]) {
          elements[j] = elements[j - 1]
          j -= 1
        }
        elements[j] = element
      }
      start = end
    }
  }

  private static func merge<Element>(
    _ source: [Element], _ start: Int, _ middle: Int, _ end: Int, into target: inout [Element],
    by precedes: (Element, Element) throws -> Bool
  ) throws {
    var (left, right, out) = (start, middle, start)
    // Parts that already follow each other need no comparisons.
    if middle < end, middle > start, try !precedes(source[middle], source[middle - 1]) {
      while out < end {
        target[out] = source[out]
        out += 1
      }
      return
    }
    while out < end {
      if right >= end || left < middle, try right >= end || !precedes(source[right], source[left]) {
        target[out] = source[left]
        left += 1
      } else {
        target[out] = source[right]
        right += 1
      }
      out += 1
    }
  }
}

extension Interpreter {
  /// `sorted(values, key=key, reverse=reverse)`: stable, NaN last.
  func sorted(_ values: [Value], key: Value, isReversed: Bool) throws -> [Value] {
    let keys: [Value]
    if key.isNull || key.isUndefined {
      keys = heldObjects(values)
    } else {
      _ = held(values)
      var made: [Value] = []
      made.reserveCapacity(values.count)
      for value in values { made.append(try call(key, [value])) }
      // Keys are only in this array, and comparing them may run functions of the program.
      keys = held(made)
    }
    var order = Array(values.indices)
    if let doubles = Interpreter.plainDoubles(keys) {
      try StableSort.sort(&order) {
        try spend(4)
        return isReversed ? doubles[$1] < doubles[$0] : doubles[$0] < doubles[$1]
      }
    } else {
      try StableSort.sort(&order) {
        try spend(8)
        return isReversed ? try precedes(keys[$1], keys[$0]) : try precedes(keys[$0], keys[$1])
      }
    }
    return order.map { values[$0] }
  }

  /// The order of `sorted`, `min` and `max`: `<`, and NaN behind every other number.
  package func precedes(_ x: Value, _ y: Value) throws -> Bool {
    if case .int(let p) = x, case .int(let q) = y { return p < q }
    if case .string(let p) = x, case .string(let q) = y { return p.precedes(q) }
    if case .double(let d) = x, d.isNaN { return false }
    if case .double(let d) = y, d.isNaN, try x.coreType == .int || number(x) != nil { return true }
    return try isTrue(compareSlow(.less, x, y))
  }

  /// The values as doubles when all are numbers that doubles hold exactly, without NaN.
  private static func plainDoubles(_ values: [Value]) -> [Double]? {
    var result: [Double] = []
    result.reserveCapacity(values.count)
    for value in values {
      switch value {
      case .int(let i) where i.magnitude <= 1 << 53: result.append(Double(i))
      case .double(let d) where !d.isNaN: result.append(d)
      default: return nil
      }
    }
    return result
  }
}
