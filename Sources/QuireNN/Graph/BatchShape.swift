import QuireTensor

/// The shape of a tensor that is not there yet: extents, of which some, mostly the first, stay open
/// until data comes.
package struct BatchShape: Hashable, Sendable, CustomStringConvertible {
  /// The extents; nil where any will do.
  package let dims: [Int?]

  package init(_ dims: [Int?]) { self.dims = dims }

  package init(_ shape: Shape) { dims = shape.dims }

  /// The shape of a batch of any number of samples.
  package init(batchOf sample: [Int?]) { dims = [nil] + sample }

  package var rank: Int { dims.count }

  /// The extent of the last axis, when there is one and it is known.
  package var features: Int? { dims.last ?? nil }

  /// The extents of one sample.
  package var sample: [Int?] { Array(dims.dropFirst()) }

  /// As error messages write it: `[batch, 784]`.
  package var description: String {
    let names = dims.enumerated().map { axis, extent in
      extent.map(String.init) ?? (axis == 0 ? "batch" : "?")
    }
    return "[" + names.joined(separator: ", ") + "]"
  }

  /// As Keras writes it in a summary: `(None, 784)`.
  package var tuple: String {
    let names = dims.map { $0.map(String.init) ?? "None" }
    return "(" + names.joined(separator: ", ") + (rank == 1 ? ",)" : ")")
  }

  /// The product of a sample's extents, or nil when one is open or the product is too large.
  package var sampleCount: Int? {
    var count = 1
    for extent in sample {
      guard let extent else { return nil }
      let (product, overflow) = count.multipliedReportingOverflow(by: extent)
      guard !overflow else { return nil }
      count = product
    }
    return count
  }

  /// True when a tensor of this other shape can stand here.
  package func accepts(_ other: BatchShape) -> Bool {
    rank == other.rank
      && zip(dims, other.dims).allSatisfy { expected, found in
        guard let expected, let found else { return true }
        return expected == found
      }
  }
}
