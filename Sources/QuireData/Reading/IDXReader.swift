import QuireTensor

/// Reads IDX, the format of MNIST and its relatives (http://yann.lecun.com/exdb/mnist), plain or
/// compressed with gzip: two zero bytes, a type, a rank, big-endian dimensions and elements.
package enum IDXReader {
  /// The type bytes of IDX and the tensors they become.
  private static let types: [UInt8: DType] = [
    0x08: .uint8, 0x0C: .int32, 0x0D: .float32, 0x0E: .float64,
  ]
  /// Types of IDX that no tensor holds.
  private static let unsupported: [UInt8: String] = [0x09: "int8", 0x0B: "int16"]

  /// The array in a file or in memory.
  /// - Parameter limit: the most bytes the array may have; the default is 4 GiB.
  /// - Throws: `DataError` when the bytes are not exactly one IDX array within the limit.
  package static func read(
    _ source: ByteSource, limit: Int = 1 << 32
  ) throws(DataError) -> Tensor {
    let damaged = { (problem: String) in
      DataError(.damaged, path: source.name, problem: problem)
    }
    // Room for the head, and for the byte that shows a file to be too long.
    let reader = try GzipReader(source, limit: limit.addingReportingOverflow(1 << 12).partialValue)
    let start = try header(4, reader)
    guard start.count == 4 else {
      throw damaged("is empty or shorter than the head of an IDX file")
    }
    guard start[0] == 0, start[1] == 0 else {
      throw damaged("is not an IDX file: it begins with \(hex(start)), expected 00 00")
    }
    guard let dtype = types[start[2]] else {
      throw damaged(
        unsupported[start[2]].map { "holds \($0) numbers, which tensors cannot hold" }
          ?? "is not an IDX file: 0x\(String(start[2], radix: 16)) is no type of IDX")
    }
    let rank = Int(start[3])
    guard rank <= Shape.maximumRank else {
      throw damaged("says it has \(rank) dimensions, expected at most \(Shape.maximumRank)")
    }
    let sides = try header(4 * rank, reader)
    guard sides.count == 4 * rank else { throw damaged("ends within its dimensions") }
    let dims = (0..<rank).map { axis in
      sides[(4 * axis)..<(4 * axis + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
    let shape = Shape(dims)
    var byteCount = dtype.byteSize
    for side in dims {
      let (product, overflow) = byteCount.multipliedReportingOverflow(by: side)
      guard !overflow, product <= limit else {
        throw DataError(
          .limit, path: source.name,
          problem: "says it holds a \(dtype) array \(shape), more than the \(limit) bytes allowed")
      }
      byteCount = product
    }
    return try elements(of: dtype, shape, reader, source)
  }

  private static func elements(
    of dtype: DType, _ shape: Shape, _ reader: GzipReader, _ source: ByteSource
  ) throws(DataError) -> Tensor {
    var tensor: Tensor
    let result: Result<Int, DataError>
    do throws(TensorError) {
      tensor = try Tensor(uninitialized: shape, dtype, operation: "IDX")
      result = try tensor.withUnsafeMutableBytes { bytes in
        Result { () throws(DataError) in
          let count = try reader.read(into: bytes)
          swapBytes(bytes, size: dtype.byteSize)
          return count
        }
      }
    } catch {
      throw DataError(.limit, path: source.name, problem: error.message, hint: error.hint)
    }
    let found = try result.get()
    guard found == tensor.byteCount else {
      throw DataError(
        .damaged, path: source.name,
        problem: "ends early: a \(dtype) array \(shape) needs \(tensor.byteCount) bytes, found "
          + "\(found)")
    }
    guard try header(1, reader).isEmpty else {
      throw DataError(
        .damaged, path: source.name,
        problem: "has more bytes than its \(dtype) array \(shape) needs")
    }
    return tensor
  }

  /// The next `count` bytes, fewer at the end.
  private static func header(_ count: Int, _ reader: GzipReader) throws(DataError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let read = bytes.withUnsafeMutableBytes { buffer in
      Result { () throws(DataError) in try reader.read(into: buffer) }
    }
    return Array(bytes.prefix(try read.get()))
  }

  /// Turns big-endian elements into little-endian ones, as all of Swift's 64-bit platforms have.
  private static func swapBytes(_ bytes: UnsafeMutableRawBufferPointer, size: Int) {
    for offset in stride(from: 0, to: bytes.count - size + 1, by: size) where size > 1 {
      var element = UnsafeMutableRawBufferPointer(rebasing: bytes[offset..<offset + size])
      element.reverse()
    }
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
  }
}
