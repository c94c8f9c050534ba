import Testing

@testable import QuireTensor

@Suite struct DTypeTests {
  /// From `numpy.result_type` of NumPy 2.4; rows and columns in the order of `DType.allCases`.
  static let table: [[DType]] = [
    [.float32, .float64, .float64, .float64, .float32, .float32],
    [.float64, .float64, .float64, .float64, .float64, .float64],
    [.float64, .float64, .int32, .int64, .int32, .int32],
    [.float64, .float64, .int64, .int64, .int64, .int64],
    [.float32, .float64, .int32, .int64, .uint8, .uint8],
    [.float32, .float64, .int32, .int64, .uint8, .bool],
  ]

  @Test func `tensors meet in NumPy's types`() {
    for (row, a) in DType.allCases.enumerated() {
      for (column, b) in DType.allCases.enumerated() {
        #expect(DType.promoted(a, b) == Self.table[row][column], "\(a), \(b)")
      }
    }
  }

  /// NumPy's NEP 50.
  @Test(arguments: [
    (DType.float32, DType.float64, DType.float32), (.int32, .int64, .int32),
    (.uint8, .float64, .float64), (.bool, .int64, .int64), (.bool, .bool, .bool),
    (.int64, .bool, .int64),
  ])
  func `plain numbers are weak`(tensor: DType, number: DType, expected: DType) {
    #expect(tensor.promoted(withWeak: number) == expected)
  }
}
