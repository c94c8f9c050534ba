import Glibc

/// Where strings live: pages of cells of one size each, a string to a cell with its header and its bytes.
///
/// Strings refer to nothing, so a collection only marks them; sweeping goes through the pages in order. Long
/// ones have memory of their own.
final class StringArena {
  typealias Header = StringObject.Header

  /// A page belongs to cells of one size until all of them are free.
  private struct Page {
    let start: UnsafeMutableRawPointer
    /// The block that it is a part of; nil when it has memory of its own.
    let block: UnsafeMutableRawPointer?
    /// The size of its cells in units; 0 for an empty page.
    var units: Int
  }

  /// The number of the last collection; new strings bear it, so that a sweep under way keeps them.
  var epoch: UInt32 = 0
  /// The number of the built-in's call from the loop: strings made in one that is not done are kept.
  var stamp: UInt16 = 0

  // Raw memory, so that no access is checked. By number of units:
  private let free: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  /// Memory of the newest page that no string had yet.
  private let freshStart: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  private let freshEnd: UnsafeMutablePointer<UnsafeMutableRawPointer?>

  private var pages: [Page] = []
  private var emptyPages: [Int] = []
  /// Many pages at once, for an arena that is large already: the system gives them in large pages of its own.
  private var blocks: Set<UnsafeMutableRawPointer> = []
  /// The newest block and how many of its pages are in use.
  private var newestBlock: (start: UnsafeMutableRawPointer, used: Int)?
  private var long: [UnsafeMutablePointer<Header>] = []
  /// The next page to sweep; `pages.count` or more when all are swept.
  private var sweepPosition = Int.max
  private var keptBytes = 0
  /// The stamp of strings that the sweep under way keeps in any case.
  private var pinnedStamp: UInt16?

  private static let unit = 16
  private static let pageSize = 1 << 16
  /// Cells of up to a kilobyte.
  private static let sizes = 65
  private static let headerSize = MemoryLayout<Header>.stride
  private static let pagesInBlock = Memory.largePageSize / pageSize

  init() {
    free = .allocate(capacity: StringArena.sizes)
    freshStart = .allocate(capacity: StringArena.sizes)
    freshEnd = .allocate(capacity: StringArena.sizes)
    for table in [free, freshStart, freshEnd] {
      table.initialize(repeating: nil, count: StringArena.sizes)
    }
  }

  deinit {
    for page in pages {
      forEachCell(of: page) { release($0) }
      if page.block == nil { page.start.deallocate() }
    }
    for block in blocks { block.deallocate() }
    for header in long {
      release(header)
      UnsafeMutableRawPointer(header).deallocate()
    }
    for table in [free, freshStart, freshEnd] { table.deallocate() }
  }

  // MARK: Making strings

  /// A string whose `count` bytes the caller fills at once; also the bytes that it takes.
  @inline(__always)
  func make(count: Int, scalarCount: Int) -> (StringObject, Int) {
    let size = StringArena.headerSize &+ count
    let units = (size &+ (StringArena.unit &- 1)) / StringArena.unit
    let memory = units < StringArena.sizes ? cell(units) : longCell(size)
    let header = memory.assumingMemoryBound(to: Header.self)
    header.initialize(
      to: Header(
        count: count, scalarCount: scalarCount, hash: 0, mark: epoch, stamp: stamp, form: .inline,
        isInterned: false))
    return (StringObject(header: header), units &* StringArena.unit)
  }

  /// A string that begins a buffer; `count` bytes of it are filled already.
  func make(sharing buffer: UnsafeMutablePointer<StringBuffer>, count: Int, scalarCount: Int)
    -> StringObject
  {
    let (string, _) = make(count: MemoryLayout<UnsafeRawPointer>.size, scalarCount: scalarCount)
    buffer.pointee.users += 1
    buffer.pointee.used = count
    UnsafeMutableRawPointer(string.header + 1).storeBytes(of: buffer, as: type(of: buffer))
    string.header.pointee.count = count
    string.header.pointee.form = .shared
    return string
  }

  /// `first + second`. A long first string that ends its buffer is continued in place, so building a text
  /// piece by piece takes time proportional to its length.
  func concatenate(_ first: StringObject, _ second: StringObject) -> (StringObject, Int) {
    let count = first.count + second.count
    let scalarCount = first.scalarCount + second.scalarCount
    guard first.count >= 64 else {
      let made = make(count: count, scalarCount: scalarCount)
      let bytes = made.0.inlineBytes
      Memory.copy(first.bytes, to: bytes, count: first.count)
      Memory.copy(second.bytes, to: bytes + first.count, count: second.count)
      return made
    }
    let buffer: UnsafeMutablePointer<StringBuffer>
    var grown = second.count
    if continues(first, second), let shared = first.buffer {
      buffer = shared
    } else {
      buffer = StringBuffer.make(capacity: count * 2)
      grown = count * 2
      buffer.bytes.update(from: first.bytes, count: first.count)
    }
    Memory.copy(second.bytes, to: buffer.bytes + first.count, count: second.count)
    // Only what is new counts until the next collection: the rest may be shared.
    return (make(sharing: buffer, count: count, scalarCount: scalarCount), 48 + grown)
  }

  /// Whether a string ends its buffer, which has room for another one.
  @inline(__always)
  func continues(_ first: StringObject, _ second: StringObject) -> Bool {
    guard let shared = first.buffer else { return false }
    return shared.pointee.used == first.count
      && shared.pointee.capacity - first.count >= second.count
  }

  @inline(__always)
  private func cell(_ units: Int) -> UnsafeMutableRawPointer {
    guard let cell = free[units] else { return freshCell(units) }
    free[units] = cell.load(as: UnsafeMutableRawPointer?.self)
    return cell
  }

  @inline(__always)
  private func freshCell(_ units: Int) -> UnsafeMutableRawPointer {
    guard let start = freshStart[units], let end = freshEnd[units],
      start + units &* StringArena.unit <= end
    else { return cellOfNewPage(units) }
    freshStart[units] = start + units &* StringArena.unit
    return start
  }

  @inline(never)
  private func cellOfNewPage(_ units: Int) -> UnsafeMutableRawPointer {
    let start: UnsafeMutableRawPointer
    if let index = emptyPages.popLast() {
      pages[index].units = units
      start = pages[index].start
      // Sweeping has passed it, or will find its strings as new as they are.
    } else {
      let page = newPage(units)
      pages.append(page)
      start = page.start
    }
    freshStart[units] = start + units * StringArena.unit
    freshEnd[units] = start + StringArena.pageSize
    return start
  }

  private func newPage(_ units: Int) -> Page {
    guard pages.count >= 2 * StringArena.pagesInBlock else {
      return Page(
        start: .allocate(byteCount: StringArena.pageSize, alignment: StringArena.unit), block: nil,
        units: units)
    }
    var (block, used) = newestBlock ?? (makeBlock(), 0)
    if used == StringArena.pagesInBlock { (block, used) = (makeBlock(), 0) }
    newestBlock = (block, used + 1)
    return Page(start: block + used * StringArena.pageSize, block: block, units: units)
  }

  private func makeBlock() -> UnsafeMutableRawPointer {
    let size = StringArena.pageSize * StringArena.pagesInBlock
    let block = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: size)
    Memory.preferLargePages(block, size)
    blocks.insert(block)
    return block
  }

  @inline(never)
  private func longCell(_ size: Int) -> UnsafeMutableRawPointer {
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: size, alignment: StringArena.unit)
    Memory.preferLargePages(memory.assumingMemoryBound(to: UInt8.self), count: size)
    long.append(memory.assumingMemoryBound(to: Header.self))
    return memory
  }

  // MARK: Collecting

  @inline(__always)
  func mark(_ string: StringObject) { string.header.pointee.mark = epoch }

  /// After marking: what is not marked may go.
  func beginSweep(isPinning: Bool) {
    sweepPosition = 0
    keptBytes = 0
    pinnedStamp = isPinning ? stamp : nil
    free.update(repeating: nil, count: StringArena.sizes)
  }

  /// The bytes of the strings that were kept; nil when sweeping was given up, to go on later.
  func sweep(shouldStop: () -> Bool) -> Int? {
    while sweepPosition < pages.count {
      if sweepPosition & 15 == 15, shouldStop() { return nil }
      sweepPage(sweepPosition)
      sweepPosition += 1
    }
    if sweepPosition != Int.max {
      sweepPosition = Int.max
      long.removeAll { header in
        if isKept(header) {
          keptBytes += StringArena.headerSize + header.pointee.count
          return false
        }
        UnsafeMutableRawPointer(header).deallocate()
        return true
      }
      freeEmptyPages()
    }
    return keptBytes
  }

  /// Gives back empty pages beyond what will probably be needed until the next collection.
  private func freeEmptyPages() {
    var surplus = emptyPages.count - max(keptBytes, 8 << 20) / StringArena.pageSize
    guard surplus > 0 else { return }
    var emptyInBlock: [UnsafeMutableRawPointer: Int] = [:]
    for case let block? in emptyPages.lazy.map({ self.pages[$0].block }) {
      emptyInBlock[block, default: 0] += 1
    }
    for (block, count) in emptyInBlock
    where count == StringArena.pagesInBlock && surplus >= count {
      surplus -= count
      if block == newestBlock?.start { newestBlock = nil }
      blocks.remove(block)
      block.deallocate()
    }
    pages.removeAll { page in
      if let block = page.block { return !blocks.contains(block) }
      guard page.units == 0, surplus > 0 else { return false }
      surplus -= 1
      page.start.deallocate()
      return true
    }
    emptyPages = pages.indices.filter { pages[$0].units == 0 }
  }

  @inline(__always)
  private func isKept(_ header: UnsafeMutablePointer<Header>) -> Bool {
    header.pointee.mark == epoch || header.pointee.stamp == pinnedStamp
  }

  private func sweepPage(_ index: Int) {
    let page = pages[index]
    if page.units == 0 { return }
    let before = free[page.units]
    var list = before
    var keptHere = 0
    forEachCell(of: page) { header in
      if header.pointee.form != .free {
        if isKept(header) {
          keptHere += 1
          if header.pointee.form == .shared { keptBytes += header.pointee.count }
          return
        }
        release(header)
        header.pointee.form = .free
      }
      UnsafeMutableRawPointer(header).storeBytes(of: list, as: UnsafeMutableRawPointer?.self)
      list = UnsafeMutableRawPointer(header)
    }
    keptBytes += keptHere * page.units * StringArena.unit
    if keptHere == 0, !isFresh(page) {
      pages[index].units = 0
      emptyPages.append(index)
    } else {
      free[page.units] = list
    }
  }

  /// Whether it is the page whose end has not been used yet.
  private func isFresh(_ page: Page) -> Bool {
    freshEnd[page.units] == page.start + StringArena.pageSize
  }

  @inline(__always)
  private func forEachCell(of page: Page, _ body: (UnsafeMutablePointer<Header>) -> Void) {
    guard page.units > 0 else { return }
    let size = page.units * StringArena.unit
    var cell = page.start
    let end: UnsafeMutableRawPointer
    if isFresh(page), let start = freshStart[page.units] {
      end = start
    } else {
      end = page.start + StringArena.pageSize / size * size
    }
    while cell < end {
      body(cell.assumingMemoryBound(to: Header.self))
      cell += size
    }
  }

  /// Lets go of the buffer that a string shared.
  @inline(__always)
  private func release(_ header: UnsafeMutablePointer<Header>) {
    guard header.pointee.form == .shared,
      let buffer = StringObject(header: header).buffer
    else { return }
    buffer.pointee.users -= 1
    if buffer.pointee.users == 0 { UnsafeMutableRawPointer(buffer).deallocate() }
  }
}

extension StringObject {
  fileprivate var buffer: UnsafeMutablePointer<StringBuffer>? {
    guard header.pointee.form == .shared else { return nil }
    return UnsafeMutableRawPointer(header + 1).load(
      as: UnsafeMutablePointer<StringBuffer>.self)
  }
}
