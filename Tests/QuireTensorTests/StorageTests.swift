import Testing

@testable import QuireTensor

@Suite struct StorageTests {
  @Test func `size classes hold what is asked and waste at most a quarter`() throws {
    for request in Array(0...5000) + [1 << 20, (1 << 20) + 1, 3 << 30, (1 << 40) - 1] {
      let sizeClass = try #require(SizeClass(holding: request))
      #expect(sizeClass.byteCount >= request)
      #expect(sizeClass.byteCount % 64 == 0)
      #expect(Double(sizeClass.byteCount) <= max(64, Double(request) * 1.25 + 64))
      #expect(sizeClass.index < SizeClass.count)
    }
    #expect(SizeClass(holding: .max) == nil)
  }

  @Test func `a freed block serves the next request of its class`() throws {
    let allocator = Allocator()
    let first = try #require(allocator.allocate(1000))
    allocator.release(first, 1000)
    #expect(allocator.statistics.cached == 1024)
    let second = try #require(allocator.allocate(1020))
    #expect(first == second)
    #expect(UInt(bitPattern: second) % 64 == 0)
    #expect(allocator.statistics.reused == 1)
    #expect(allocator.statistics.live == 1024)
    allocator.release(second, 1020)
    allocator.purge()
    #expect(allocator.statistics.cached == 0)
    #expect(allocator.statistics.live == 0)
  }

  @Test func `blocks beyond the cache go back and requests beyond the limit are refused`() throws {
    let allocator = Allocator()
    allocator.cacheLimit = 512
    let block = try #require(allocator.allocate(4096))
    allocator.release(block, 4096)
    #expect(allocator.statistics.cached == 0)
    allocator.limit = 10_000
    let held = try #require(allocator.allocate(8192))
    #expect(allocator.allocate(4096) == nil)
    allocator.release(held, 8192)
  }

  @Test func `a tensor changed while shared is copied`() throws {
    let a = try Tensor([1.0, 2, 3])
    var b = a
    try b.assign([.at(0)], Tensor(scalar: 9.0))
    #expect(try a.doubles() == [1, 2, 3])
    #expect(try b.doubles() == [9, 2, 3])
    let address = b.storage.address
    try b.assign([.at(1)], Tensor(scalar: 8.0))
    #expect(b.storage.address == address)
    let reshaped = try b.reshaped([3, 1])
    #expect(reshaped.storage === b.storage)
  }

  @Test(arguments: [(1023.0, "1023 bytes"), (1536, "1.5 KiB"), (8e12, "7.3 TiB")])
  func `sizes read as people write them`(bytes: Double, text: String) {
    #expect(Storage.describe(bytes: bytes) == text)
  }
}
