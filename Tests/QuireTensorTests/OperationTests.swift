import Testing

@testable import QuireTensor

/// One operation and what NumPy gives for it.
struct OperationCase: Sendable, CustomTestStringConvertible {
  let name: String
  let found: @Sendable () throws -> Tensor
  let expected: @Sendable () throws -> Tensor

  init(
    _ name: String, _ found: @escaping @Sendable () throws -> Tensor,
    _ expected: @escaping @Sendable () throws -> Tensor
  ) {
    self.name = name
    self.found = found
    self.expected = expected
  }

  var testDescription: String { name }

  static let all = arithmetic + functions + reductions + shapes + indexing
}

func t<T: TensorElement>(_ elements: [T], _ dims: [Int]) throws -> Tensor {
  try Tensor(elements, shape: Shape(dims))
}

func apply(_ name: String, _ x: Tensor) throws -> Tensor {
  let function = try #require(UnaryFunction.all.first { $0.name == name })
  return try Unary(function)(x)
}

func assigned(_ tensor: Tensor, _ indices: [TensorIndex], _ value: Tensor) throws -> Tensor {
  var copy = tensor
  try copy.assign(indices, value)
  return copy
}

@Suite struct OperationTests {
  @Test(arguments: OperationCase.all)
  func `gives what NumPy gives`(row: OperationCase) throws {
    let (found, expected) = (try row.found(), try row.expected())
    #expect(found.shape == expected.shape)
    #expect(found.dtype == expected.dtype)
    // A few units of the last place: sums are added in another order, float32 functions are our own.
    let tolerance = found.dtype == .float32 ? 6e-7 : 1e-13
    for (position, (x, y)) in try zip(found.doubles(), expected.doubles()).enumerated() {
      let agrees =
        x == y || (x.isNaN && y.isNaN) || abs(x - y) <= tolerance * max(abs(y), 1e-30)
        || (found.dtype == .float32 && abs(x - y) <= 2e-8)
      #expect(agrees, "element \(position): found \(x), expected \(y)")
    }
  }
}
