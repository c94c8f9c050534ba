import QuireData
import QuireTensor
import Testing

/// Reference values printed by Tests/Reference/datasets.py from scikit-learn 1.9.1.
@Suite struct ShippedSetTests {
  static func weightedSum(_ values: [Double]) -> Double {
    values.enumerated().reduce(0) { $0 + $1.element * Double($1.offset % 97) }
  }

  @Test func irisIsScikitLearns() throws {
    let iris = try ShippedSet.iris.all()
    #expect(iris.x.shape == [150, 4])
    #expect(iris.x.dtype == .float64)
    #expect(iris.y.dtype == .int64)
    let x = try iris.x.doubles()
    #expect(Array(x.prefix(4)) == [5.1, 3.5, 1.4, 0.2])
    #expect(Array(x.suffix(4)) == [5.9, 3.0, 5.1, 1.8])
    let means = (0..<4).map { column in
      stride(from: column, to: 600, by: 4).reduce(0) { $0 + x[$1] } / 150
    }
    let expected = [5.843333333333335, 3.057333333333334, 3.7580000000000027, 1.199333333333334]
    for (mean, reference) in zip(means, expected) { #expect(abs(mean - reference) < 1e-12) }
    #expect(abs(Self.weightedSum(x) - 97484.4) < 1e-6)
    #expect(try Self.weightedSum(iris.y.doubles()) == 6184)
  }

  @Test func digitsAreScikitLearns() throws {
    let digits = try ShippedSet.digits.all()
    #expect(digits.x.shape == [1797, 8, 8])
    #expect(digits.x.dtype == .uint8)
    #expect(digits.y.dtype == .uint8)
    let x = try digits.x.doubles()
    #expect(Array(x.prefix(8)) == [0, 0, 5, 13, 9, 1, 0, 0])
    #expect(x.max() == 16)
    #expect(abs(x.reduce(0, +) / Double(x.count) - 4.884164579855314) < 1e-12)
    #expect(Self.weightedSum(x) == 26_999_818)
    let y = try digits.y.integers()
    #expect(
      (0..<10).map { digit in y.count { $0 == digit } } == [
        178, 182, 177, 183, 181, 182, 181, 179, 174, 180,
      ])
    #expect(try Self.weightedSum(digits.y.doubles()) == 384_290)
  }

  @Test(arguments: [ShippedSet.iris, .digits])
  func splitKeepsEverySampleOnceAndEveryClassAlike(set: ShippedSet) throws {
    let all = try set.all()
    let split = try set.split()
    let row = all.x.count / all.y.count
    func samples(_ part: LabelledArrays) throws -> [[Double]] {
      let x = try part.x.doubles()
      let y = try part.y.doubles()
      return y.indices.map { x[$0 * row..<($0 + 1) * row] + [y[$0]] }
    }
    let parts = try samples(split.train) + samples(split.test)
    func sorted(_ rows: [[Double]]) -> [[Double]] {
      rows.sorted { $0.lexicographicallyPrecedes($1) }
    }
    #expect(try sorted(parts) == sorted(samples(all)))
    #expect(try parts != samples(all))
    for label in set.classNames.indices {
      let count = try all.y.integers().count { $0 == label }
      let tested = try split.test.y.integers().count { $0 == label }
      #expect(tested == Int((Double(count) * 0.2).rounded()))
    }
    #expect(split.train.x.dtype == all.x.dtype)
    #expect(split.train.x.shape.dims.dropFirst() == all.x.shape.dims.dropFirst())
  }

  @Test func splitIsAlwaysTheSame() throws {
    let first = try ShippedSet.iris.split()
    let second = try ShippedSet.iris.split()
    #expect(try first.train.y.integers() == second.train.y.integers())
    #expect(try first.test.x.doubles() == second.test.x.doubles())
    // Not in the order of the classes.
    #expect(try Set(first.train.y.integers().prefix(20)).count == 3)
  }
}
