import Testing

@testable import QuireRuntime

struct StringArenaTests {
  private func collect(_ heap: Heap, keeping kept: [StringObject]) {
    heap.collect(isPinning: false) { mark in
      for string in kept { mark(.string(string)) }
    }
  }

  /// Around the sizes of cells, and the longest that a cell takes.
  @Test func stringsOfEverySizeKeepTheirBytes() {
    let heap = Heap()
    let sizes = Array(0...70) + Array(985...1012) + [4095, 65_535, 65_536, 1 << 20, 5 << 20]
    let texts = sizes.map { String(repeating: "ab\($0 % 10)", count: $0 / 3 + 1).prefix($0) }
    let strings = texts.map { heap.makeString(String($0)) }
    collect(heap, keeping: strings)
    for (string, text) in zip(strings, texts) {
      #expect(string.count == text.utf8.count)
      #expect(string.scalarCount == text.utf8.count)
      #expect(string.utf8.elementsEqual(text.utf8))
    }
  }

  @Test(arguments: [
    "", "a", "é", "aé", "1234567é", "12345678é9", "数学数学数", "𝄞", "aaaaaaaaaaaaaaaa𝄞", "é数𝄞z",
  ])
  func codePointsAreCounted(text: String) {
    let heap = Heap()
    #expect(heap.makeString(text).scalarCount == text.unicodeScalars.count)
    let twice = heap.concatenate(heap.makeString(text), heap.makeString(text))
    #expect(twice.text == text + text)
    #expect(twice.scalarCount == 2 * text.unicodeScalars.count)
  }

  /// Cells of strings that are gone are used again, and hold nothing of what was there.
  @Test func memoryIsUsedAgain() {
    let heap = Heap()
    var addresses: Set<UnsafeMutableRawPointer> = []
    for round in 0..<5 {
      let strings = (0..<3000).map { heap.makeString("round \(round), string \($0)") }
      for (i, string) in strings.enumerated() {
        #expect(string.text == "round \(round), string \(i)")
        addresses.insert(string.toOpaque())
      }
      collect(heap, keeping: [])
      #expect(heap.bytes == 0)
    }
    #expect(addresses.count < 2 * 3000)
  }

  /// More than the pages that have memory of their own: the others come in blocks.
  @Test func manyPagesComeAndGo() {
    let heap = Heap()
    for keptEach in [1, 7, 5000] {
      let strings = (0..<400_000).map { heap.makeString("number \($0) of them all") }
      let kept = strings.indices.filter { $0 % keptEach == 0 }
      collect(heap, keeping: kept.map { strings[$0] })
      #expect(kept.allSatisfy { strings[$0].text == "number \($0) of them all" })
      let more = (0..<1000).map { heap.makeString("another \($0)") }
      #expect(more.enumerated().allSatisfy { $1.text == "another \($0)" })
      #expect(kept.allSatisfy { strings[$0].text == "number \($0) of them all" })
      collect(heap, keeping: [])
      #expect(heap.bytes == 0)
    }
  }

  @Test func namesStayWithoutBeingMarked() {
    let heap = Heap()
    let names = (0..<200).map { heap.makeName("name\($0)", isInterned: true) }
    let bytes = heap.bytes
    let gone = heap.makeString("gone")
    #expect(gone.text == "gone")
    for _ in 0..<3 { collect(heap, keeping: []) }
    #expect(heap.bytes == bytes)
    #expect(
      names.enumerated().allSatisfy { $1.text == "name\($0)" && $1.header.pointee.isInterned })
  }

  /// Texts that grow share their memory; what was there before stays as it was.
  @Test func textsThatGrowKeepTheirBeginnings() {
    let heap = Heap()
    var parts = [heap.makeString(String(repeating: "x", count: 60))]
    for i in 0..<200 {
      let last = parts[parts.count - 1]
      parts.append(heap.concatenate(last, heap.makeString("\(i),")))
      if i % 50 == 49 { collect(heap, keeping: parts) }
    }
    // A second end of the same beginning has memory of its own.
    let other = heap.concatenate(parts[100], heap.makeString("other"))
    var expected = String(repeating: "x", count: 60)
    for (i, part) in parts.enumerated() {
      #expect(part.text == expected)
      if i == 100 { #expect(other.text == expected + "other") }
      expected += "\(i),"
    }
    collect(heap, keeping: [parts[200]])
    #expect(parts[200].text.hasSuffix("198,199,"))
  }
}
