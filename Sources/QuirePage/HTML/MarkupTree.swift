/// HTML whose elements always nest, whoever opens and closes them: the page, or prose with tags of
/// its own that may be missing, doubled or crossed.
struct MarkupTree {
  private(set) var html = HTML()
  private var stack: [Entry] = []

  private struct Entry {
    var name: String
    /// Whether the prose wrote the tag.
    var isForeign: Bool
    /// False for elements nested more deeply than anyone can see; they leave no tags.
    var isWritten: Bool
    var isPhrase: Bool
  }

  /// Browsers flatten what is nested more than 512 deep.
  private static let deepest = 128

  /// Writes what is no element: text, pictures, formulas.
  mutating func write(_ body: (inout HTML) -> Void) { body(&html) }

  func isOpen(_ name: String) -> Bool { stack.prefix(Self.deepest).contains { $0.name == name } }

  // MARK: The page's own elements

  mutating func open(_ name: String, _ attributes: [Attribute] = [], isPhrase: Bool = false) {
    if !isPhrase { closeForeignParagraph() }
    let isWritten = stack.count < Self.deepest
    if isWritten { html.open(name, attributes) }
    stack.append(Entry(name: name, isForeign: false, isWritten: isWritten, isPhrase: isPhrase))
  }

  /// Closes the innermost of the page's own elements, and what the prose left open in it.
  mutating func close() {
    while let entry = stack.popLast() {
      write(endOf: entry)
      if !entry.isForeign { return }
    }
  }

  private mutating func write(endOf entry: Entry) {
    guard entry.isWritten else { return }
    html.close(entry.name)
    if !entry.isPhrase { html += "\n" }
  }

  private mutating func closeForeignParagraph() {
    closeForeignPhrases()
    if let last = stack.last, last.isForeign, last.name == "p" {
      write(endOf: last)
      stack.removeLast()
    }
  }

  // MARK: Elements of the prose

  /// Ends what belongs to a line, at the end of a block of HTML.
  mutating func closeForeignPhrases() {
    while let last = stack.last, last.isForeign, last.isPhrase {
      write(endOf: last)
      stack.removeLast()
    }
  }

  /// Opens an element that the prose wrote, or leaves its tag out where it cannot stand.
  mutating func openForeign(_ element: Element, _ attributes: [Attribute]) {
    if element.kind != .phrase { closeImplied(by: element.name) }
    if !element.parents.isEmpty {
      guard let last = stack.last, element.parents.contains(last.name) else { return }
    }
    if element.name == "a", isOpen("a") { return }
    if element.kind == .void {
      html.open(element.name, attributes)
      return
    }
    if element.kind == .block || element.kind == .heading { closeForeignParagraph() }
    guard stack.count < Self.deepest else { return }
    html.open(element.name, attributes)
    stack.append(
      Entry(
        name: element.name, isForeign: true, isWritten: true, isPhrase: element.kind == .phrase))
  }

  private mutating func closeImplied(by name: String) {
    guard let closes = Element.implied[name] else { return }
    var end = stack.count
    var found = end
    while end > 0, case let entry = stack[end - 1], entry.isForeign,
      entry.isPhrase || closes.contains(entry.name)
    {
      end -= 1
      if closes.contains(entry.name) { found = end }
    }
    while stack.count > found, let entry = stack.popLast() { write(endOf: entry) }
  }

  /// Closes the nearest such element that the prose opened, if one is open within the page's own.
  mutating func closeForeign(_ element: Element) {
    func isIt(_ entry: Entry) -> Bool {
      // The level of a heading is the outline's.
      element.kind == .heading
        ? entry.name.count == 2 && entry.name.hasPrefix("h") : entry.name == element.name
    }
    var index = stack.count - 1
    while index >= 0, stack[index].isForeign, !isIt(stack[index]) { index -= 1 }
    guard index >= 0, stack[index].isForeign else { return }
    while stack.count > index, let entry = stack.popLast() { write(endOf: entry) }
  }

  /// Everything written, with what is still open closed.
  mutating func finish() -> HTML {
    while let entry = stack.popLast() { write(endOf: entry) }
    return html
  }
}
