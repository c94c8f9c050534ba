import QuireData
import QuireTensor
import QuireTestSupport
import Testing

@Suite struct IDXReaderTests {
  /// Reads these bytes from a file; errors call it "f".
  static func read(_ bytes: [UInt8], limit: Int = 1 << 20) throws -> Tensor {
    let folder = try TemporaryFolder()
    let file = try folder.write("f", bytes)
    do {
      return try IDXReader.read(ByteSource(path: file), limit: limit)
    } catch {
      throw DataError(error.kind, path: "f", problem: error.problem, hint: error.hint)
    }
  }

  @Test func readsBytes() throws {
    let tensor = try Self.read([0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 255])
    #expect(tensor.dtype == .uint8)
    #expect(tensor.shape == [2, 3])
    #expect(try tensor.integers() == [1, 2, 3, 4, 5, 255])
  }

  /// Bytes by Python's `struct.pack(">...")`.
  @Test(
    arguments: [
      (0x0C, [0, 1, 0, 2, 255, 255, 255, 254], [65538, -2], DType.int32, 2),
      (0x0D, [63, 128, 0, 0, 192, 32, 0, 0], [1, -2.5], .float32, 2),
      (0x0E, [63, 185, 153, 153, 153, 153, 153, 154], [0.1], .float64, 1),
    ] as [(UInt8, [UInt8], [Double], DType, UInt8)])
  func turnsBigEndianNumbers(
    code: UInt8, bytes: [UInt8], values: [Double], dtype: DType, count: UInt8
  ) throws {
    let tensor = try Self.read([0, 0, code, 1, 0, 0, 0, count] + bytes)
    #expect(tensor.dtype == dtype)
    #expect(try tensor.doubles() == values)
  }

  @Test func readsEmptyAndScalarArrays() throws {
    #expect(try Self.read([0, 0, 8, 2, 0, 0, 0, 0, 0, 0, 0, 5]).shape == [0, 5])
    #expect(try Self.read([0, 0, 8, 0, 9]).doubles() == [9])
  }

  @Test(
    arguments: [
      ([], "is empty or shorter than the head of an IDX file"),
      ([0, 0, 8], "is empty or shorter than the head of an IDX file"),
      ([0x89, 0x50, 0x4E, 0x47], "is not an IDX file: it begins with 89 50 4e 47, expected 00 00"),
      ([0, 0, 7, 1, 0, 0, 0, 0], "is not an IDX file: 0x7 is no type of IDX"),
      ([0, 0, 9, 1, 0, 0, 0, 0], "holds int8 numbers, which tensors cannot hold"),
      ([0, 0, 8, 200], "says it has 200 dimensions, expected at most 32"),
      ([0, 0, 8, 2, 0, 0, 0, 1], "ends within its dimensions"),
      ([0, 0, 8, 1, 0, 0, 0, 3, 1, 2], "ends early: a uint8 array [3] needs 3 bytes, found 2"),
      ([0, 0, 8, 1, 0, 0, 0, 1, 1, 2], "has more bytes than its uint8 array [1] needs"),
    ] as [([UInt8], String)])
  func saysWhatIsDamaged(bytes: [UInt8], problem: String) {
    #expect(throws: DataError(.damaged, path: "f", problem: problem)) { try Self.read(bytes) }
  }

  @Test func refusesHugeArraysBeforeReading() {
    let side: [UInt8] = [255, 255, 255, 255]
    let expected = DataError(
      .limit, path: "f",
      problem: "says it holds a float64 array [4294967295, 4294967295, 4294967295], more than the "
        + "1048576 bytes allowed")
    #expect(throws: expected) { try Self.read([0, 0, 14, 3] + side + side + side) }
  }
}
