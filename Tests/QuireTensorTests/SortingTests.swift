import Testing

@testable import QuireTensor

/// Sorting by comparison and by digits, against the sort of Swift's library, which is stable.
struct SortingTests {
  private static let special: [Double] = [
    0, -0.0, .nan, -.nan, .infinity, -.infinity, 1, -1, .leastNonzeroMagnitude,
    -.leastNonzeroMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
  ]

  private static func numbers(_ count: Int) -> [UInt64] {
    var state: UInt64 = 42
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 11
    }
  }

  @Test(arguments: [1, 2, 511, 512, 5000], [1, 3])
  func doublesWithNaNLast(count: Int, rows: Int) throws {
    let values = SortingTests.numbers(count * rows).map { number in
      number % 7 == 0
        ? SortingTests.special[Int(number / 7 % 12)] : Double(number % 1000) / 7 - 50
    }
    let places = try Tensor(values, shape: Shape([rows, count])).argsort().integers()
    for row in 0..<rows {
      let part = Array(values[(row * count)..<((row + 1) * count)])
      let expected = part.indices.sorted { a, b in
        if part[a].isNaN || part[b].isNaN { return !part[a].isNaN && part[b].isNaN }
        return part[a] < part[b]
      }
      #expect(Array(places[(row * count)..<((row + 1) * count)]) == expected)
    }
  }

  @Test(arguments: [100, 3000])
  func integersOfAnySize(count: Int) throws {
    let values = SortingTests.numbers(count).enumerated().map { index, number in
      index % 5 == 0 ? [Int.min, .max, 0, -1, 1][index / 5 % 5] : Int(number % 2000) - 1000
    }
    let places = try Tensor(values).argsort().integers()
    #expect(places == values.indices.sorted { values[$0] < values[$1] })
    #expect(try Tensor(values).sorted().integers() == values.sorted())
  }
}
