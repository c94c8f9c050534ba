import CQuireZlib

/// Decompresses gzip (RFC 1952) as it is read; data without gzip's first two bytes passes through.
///
/// Several members one after the other read as one stream, as `gzip -d` does. Checksums and lengths
/// are verified by zlib.
package final class GzipReader {
  private static let chunk = 256 * 1024

  private let source: ByteSource
  private let limit: Int
  private var stream = z_stream()
  private let input: UnsafeMutableRawBufferPointer
  private var delivered = 0
  private var state: State

  private enum State { case plain, member, betweenMembers, end }

  /// Starts to read `source`; delivering more than `limit` bytes will be an error of kind `limit`.
  package init(_ source: ByteSource, limit: Int) throws(DataError) {
    self.source = source
    self.limit = limit
    input = .allocate(byteCount: Self.chunk, alignment: 16)
    state = .plain
    stream.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    try fill(atLeast: 2)
    if stream.avail_in >= 2, input[0] == 0x1F, input[1] == 0x8B {
      state = .member
      // 15 + 16: the largest window, and a gzip header.
      guard inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
      else { throw damaged("zlib cannot start: \(zlibMessage)") }
    }
  }

  deinit {
    if state != .plain { inflateEnd(&stream) }
    input.deallocate()
  }

  /// Fills `buffer` as far as the data goes and returns the number of bytes.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(DataError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let part = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = state == .plain ? try copy(into: part) : try inflate(into: part)
      if count == 0 { break }
      filled += count
      delivered += count
      guard delivered <= limit else {
        throw DataError(
          .limit, path: source.name, problem: "holds more than the \(limit) bytes allowed here")
      }
    }
    return filled
  }

  private func copy(into buffer: UnsafeMutableRawBufferPointer) throws(DataError) -> Int {
    try fill(atLeast: 1)
    let count = min(buffer.count, Int(stream.avail_in))
    guard count > 0, let next = stream.next_in else { return 0 }
    buffer.copyMemory(from: UnsafeRawBufferPointer(start: next, count: count))
    stream.next_in = next + count
    stream.avail_in -= UInt32(count)
    return count
  }

  private func inflate(into buffer: UnsafeMutableRawBufferPointer) throws(DataError) -> Int {
    // zlib counts in 32 bits.
    let room = min(buffer.count, 1 << 30)
    stream.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.avail_out = UInt32(room)
    while state != .end, Int(stream.avail_out) == room {
      try fill(atLeast: 1)
      if state == .betweenMembers {
        if stream.avail_in == 0 {
          state = .end
          break
        }
        guard inflateReset(&stream) == Z_OK else { throw damaged(zlibMessage) }
        state = .member
      }
      guard stream.avail_in > 0 else {
        throw damaged("ends in the middle of its compressed data; it may be half a download")
      }
      switch CQuireZlib.inflate(&stream, Z_NO_FLUSH) {
      case Z_OK: break
      case Z_STREAM_END: state = .betweenMembers
      default: throw damaged("is not valid gzip data: \(zlibMessage)")
      }
    }
    return room - Int(stream.avail_out)
  }

  /// Reads on until at least `count` bytes of input wait or the source ends.
  private func fill(atLeast count: Int) throws(DataError) {
    while Int(stream.avail_in) < count {
      let kept = Int(stream.avail_in)
      if kept > 0, let next = stream.next_in {
        input.copyMemory(from: UnsafeRawBufferPointer(start: next, count: kept))
      }
      stream.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
      let room = UnsafeMutableRawBufferPointer(rebasing: input[kept...])
      let got = try source.read(into: room)
      if got == 0 { return }
      stream.avail_in += UInt32(got)
    }
  }

  private var zlibMessage: String { stream.msg.map { String(cString: $0) } ?? "unknown reason" }

  private func damaged(_ problem: String) -> DataError {
    DataError(.damaged, path: source.name, problem: problem)
  }
}
