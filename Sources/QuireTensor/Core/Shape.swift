/// The extents of a tensor along its axes; the empty shape is a single number's.
package struct Shape: Hashable, Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
  /// No tensor has more axes.
  package static let maximumRank = 32

  package let dims: [Int]

  package init(_ dims: [Int]) { self.dims = dims }

  package init(arrayLiteral elements: Int...) { dims = elements }

  package var rank: Int { dims.count }

  package var description: String {
    "[" + dims.map(String.init).joined(separator: ", ") + "]"
  }

  /// The product of the extents.
  /// - Throws: `.shape` for a negative extent or too many axes, `.memory` when the product does not
  ///   fit in 63 bits.
  package func elementCount(operation: String = "shape") throws(TensorError) -> Int {
    guard rank <= Self.maximumRank else {
      throw TensorError(
        .shape, operation,
        "\(operation): a tensor has at most \(Self.maximumRank) axes, found \(rank)",
        argument: "shape")
    }
    var count = 1
    var overflow = false
    for extent in dims {
      guard extent >= 0 else {
        throw TensorError(
          .shape, operation, "\(operation): shape \(self) has a negative extent \(extent)",
          hint: "an extent is a number of elements: 0 or more", argument: "shape")
      }
      // A later zero makes the product zero whatever stands before it.
      if extent == 0 { return 0 }
      let (product, tooLarge) = count.multipliedReportingOverflow(by: extent)
      count = product
      overflow = overflow || tooLarge
    }
    if overflow {
      throw TensorError(
        .memory, operation, "\(operation): a tensor of shape \(self) has more than 2^63 elements",
        hint: "check the shape", argument: "shape")
    }
    return count
  }

  /// Row-major strides in elements.
  ///
  /// The extents must have passed `elementCount`.
  package var strides: [Int] {
    var strides = [Int](repeating: 1, count: rank)
    var running = 1
    for axis in stride(from: rank - 1, through: 0, by: -1) {
      strides[axis] = running
      running = running &* dims[axis]
    }
    return strides
  }

  /// Which numbers name an axis of this shape.
  private var axisHint: String {
    switch rank {
    case 0: "a single number has no axis"
    case 1: "the only axis is 0"
    case 2: "axis 0 goes down the rows, axis 1 along them; -1 is the last"
    default: "axes go from 0 to \(rank - 1), or from the end as -1 to \(-rank)"
    }
  }

  /// The axis meant by a possibly negative number.
  /// - Throws: `.index` when there is no such axis.
  package func axis(_ axis: Int, operation: String) throws(TensorError) -> Int {
    guard axis >= -rank, axis < rank else {
      throw TensorError(
        .index, operation,
        "\(operation): axis \(axis) is out of bounds for shape \(self) with \(rank) "
          + (rank == 1 ? "axis" : "axes"), hint: axisHint, argument: "axis")
    }
    return axis < 0 ? axis + rank : axis
  }

  /// The axes meant by possibly negative numbers, in rising order; nil means all.
  /// - Throws: `.index` when one does not exist, `.value` when one is named twice.
  package func axes(_ axes: [Int]?, operation: String) throws(TensorError) -> [Int] {
    guard let axes else { return Array(0..<rank) }
    var found: [Int] = []
    for number in axes {
      let axis = try axis(number, operation: operation)
      guard !found.contains(axis) else {
        throw TensorError(
          .value, operation, "\(operation): axis \(number) is named twice",
          argument: "axis")
      }
      found.append(axis)
    }
    return found.sorted()
  }

  /// This shape with the extents of `axes` removed, or 1 when `keepDims`.
  package func reduced(over axes: [Int], keepDims: Bool) -> Shape {
    var result: [Int] = []
    for (axis, extent) in dims.enumerated() {
      if !axes.contains(axis) {
        result.append(extent)
      } else if keepDims {
        result.append(1)
      }
    }
    return Shape(result)
  }
}
