import QuireData
import Testing

@Suite struct GzipReaderTests {
  /// `gzip.compress(b"hello, hello, hello\n", mtime=0)` of Python 3.11.
  static let hello: [UInt8] = [
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 203, 72, 205, 201, 201, 215, 81, 200, 64, 162, 184, 0, 231, 66,
    110, 82, 20, 0, 0, 0,
  ]
  /// `gzip.compress(b"x" * 1000, mtime=0)`.
  static let bomb: [UInt8] = [
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 171, 168, 24, 5, 163, 96, 20, 12, 119, 0, 0, 230, 201, 65, 59,
    232, 3, 0, 0,
  ]

  /// What a reader delivers in pieces of `step` bytes.
  static func read(
    _ bytes: [UInt8], step: Int = 7, limit: Int = 1 << 20
  ) throws(DataError) -> [UInt8] {
    // The source must outlive the reader; a test may leak a few bytes.
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    copy.copyBytes(from: bytes)
    let source = ByteSource(name: "data.gz", embedded: UnsafeRawBufferPointer(copy))
    let reader = try GzipReader(source, limit: limit)
    var result: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: step, alignment: 1)
    defer { buffer.deallocate() }
    while true {
      let count = try reader.read(into: buffer)
      if count == 0 { return result }
      result += buffer[..<count]
    }
  }

  @Test(arguments: [1, 7, 20, 100]) func decompressesInPieces(step: Int) throws {
    #expect(try Self.read(Self.hello, step: step) == Array("hello, hello, hello\n".utf8))
  }

  @Test func readsMembersOneAfterTheOther() throws {
    let text = try Self.read(Self.hello + Self.hello)
    #expect(text == Array("hello, hello, hello\nhello, hello, hello\n".utf8))
  }

  @Test(arguments: [[], [0x1F], Array("plain text".utf8)])
  func passesOtherDataThrough(bytes: [UInt8]) throws {
    #expect(try Self.read(bytes) == bytes)
  }

  @Test func refusesMoreThanTheLimit() {
    let expected = DataError(
      .limit, path: "data.gz", problem: "holds more than the 999 bytes allowed here")
    #expect(throws: expected) { try Self.read(Self.bomb, limit: 999) }
    #expect(throws: Never.self) { try Self.read(Self.bomb, limit: 1000) }
  }

  @Test func noticesHalfAFile() {
    let expected = DataError(
      .damaged, path: "data.gz",
      problem: "ends in the middle of its compressed data; it may be half a download")
    for length in 2..<Self.hello.count {
      #expect(throws: expected, "\(length) bytes") {
        try Self.read(Array(Self.hello.prefix(length)))
      }
    }
  }

  @Test(arguments: [
    (10, "invalid code lengths set"), (24, "incorrect data check"), (26, "incorrect length check"),
  ]) func noticesChangedBytes(place: Int, reason: String) {
    var bytes = Self.hello
    bytes[place] ^= 0xFF
    let expected = DataError(
      .damaged, path: "data.gz", problem: "is not valid gzip data: \(reason)")
    #expect(throws: expected) { try Self.read(bytes) }
  }

  @Test func namesAMissingFile() {
    let expected = DataError(.missing, path: "/nowhere/x.gz", problem: "no such file")
    #expect(throws: expected) { try ByteSource(path: "/nowhere/x.gz") }
  }

  @Test func namesAFolder() throws {
    let expected = DataError(.unreadable, path: "/tmp", problem: "cannot be read: Is a directory")
    #expect(throws: expected) {
      try GzipReader(ByteSource(path: "/tmp"), limit: 100)
    }
  }
}
