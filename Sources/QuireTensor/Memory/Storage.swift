import CQuireKernels

/// The bytes of one or more tensors: a 64-byte-aligned block from the allocator, given back when the
/// last tensor lets go.
package final class Storage {
  package let address: UnsafeMutableRawPointer
  package let byteCount: Int

  /// A block of undefined bytes.
  /// - Throws: `.memory` naming shape, dtype and size when the memory allowed cannot hold it, `.limit` when it cannot
  ///   do so beside what is in use; nothing was touched then.
  package init(shape: Shape, dtype: DType, operation: String) throws(TensorError) {
    let count = try shape.elementCount(operation: operation)
    let (bytes, overflow) = count.multipliedReportingOverflow(by: dtype.byteSize)
    guard !overflow, let block = Allocator.shared.allocate(bytes) else {
      let size = Double(count) * Double(dtype.byteSize)
      let (limit, used) = Allocator.shared.room
      let isTooLarge = size > Double(limit)
      let needs = "\(operation): a Tensor\(shape) \(dtype) needs \(Self.describe(bytes: size))"
      let beside = isTooLarge ? "" : " beside the \(Self.describe(bytes: Double(used))) in use"
      let most = Self.describe(bytes: Double(limit))
      throw TensorError(
        isTooLarge ? .memory : .limit, operation,
        "\(needs)\(beside), more than the \(most) allowed",
        hint: isTooLarge
          ? "check the shape: \(count) elements of \(dtype.byteSize) bytes"
          : "use a smaller batch or let go of tensors that are not needed",
        argument: "shape")
    }
    address = block
    byteCount = bytes
  }

  /// Makes all bytes zero.
  /// - Throws: `.cancelled` when the work was stopped.
  package func clear(operation: String) throws(TensorError) {
    quire_fill(1, nil, address, Int64(byteCount))
    try Cancellation.check(operation)
  }

  deinit { Allocator.shared.release(address, byteCount) }

  /// A number of bytes as people read it, such as `3.6 TiB`.
  package static func describe(bytes: Double) -> String {
    var value = bytes
    var unit = 0
    let units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
    while value >= 1024, unit < units.count - 1 {
      value /= 1024
      unit += 1
    }
    let tenths = (value * 10).rounded()
    let whole = unit == 0 || tenths >= 1000
    return (whole ? "\(Int(value.rounded()))" : "\(tenths / 10)") + " " + units[unit]
  }
}
