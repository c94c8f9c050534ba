import CQuireMarkdown
import QuireSyntax

/// Where the blocks of a Markdown text begin and end, as cmark-gfm sees them.
struct MarkdownBlocks {
  enum Kind {
    case code
    /// A fenced or indented block inside the items of a list, whose block has this place in `all`.
    case nestedCode(list: Int)
    case html
    case other
  }

  struct Block {
    var kind: Kind
    /// Line indices.
    var lines: Range<Int>
  }

  /// In the order in which they begin; a list comes before the code inside it.
  private(set) var all: [Block] = []

  /// Reads the lines from index `start` on.
  /// - Throws: A `Diagnostic` when the library cannot be opened.
  init(_ lines: ArraySlice<String>, name: String) throws(Diagnostic) {
    var reason: UnsafePointer<CChar>?
    guard let library = quire_markdown(&reason)?.pointee else {
      throw Diagnostic(
        "RuntimeError",
        "articles need cmark-gfm, which did not open: "
          + (reason.map { String(cString: $0) } ?? ""),
        hint: "sudo apt install \(String(cString: quire_markdown_packages))")
    }
    guard let parser = library.cmark_parser_new(CMARK_OPT_DEFAULT) else {
      throw Diagnostic("RuntimeError", "there is no memory to read \(name)")
    }
    defer { library.cmark_parser_free(parser) }
    for line in lines {
      var bytes = Self.blocks(of: line).map(CChar.init(bitPattern:))
      bytes.append(10)
      library.cmark_parser_feed(parser, bytes, bytes.count)
    }
    guard let document = library.cmark_parser_finish(parser) else { return }
    defer { library.cmark_node_free(document) }
    collect(document, library, after: lines.startIndex, count: lines.endIndex)
  }

  /// The bytes of a line as far as they matter for where blocks begin and end.
  ///
  /// To cmark a carriage return ends a line, to us it is a character like any other. `!` and `?` that begin
  /// no block and end none are left out: its time with many pictures and `<?` in a paragraph is quadratic.
  private static func blocks(of line: String) -> [UInt8] {
    var bytes = Array(line.utf8)
    var isAtStart = true
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == 13 { bytes[index] = 32 }
      if byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") {
        let endsBlock = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: ">")
        if !isAtStart && !endsBlock { bytes[index] = UInt8(ascii: ".") }
      }
      if !" \t0123456789.)-+*<>".utf8.contains(byte) { isAtStart = false }
    }
    return bytes
  }

  private mutating func collect(
    _ document: OpaquePointer, _ library: QuireMarkdown, after start: Int,
    count: Int
  ) {
    var next = library.cmark_node_first_child(document)
    while let node = next {
      next = library.cmark_node_next(node)
      let type = library.cmark_node_get_type(node)
      let kind: Kind =
        switch type {
        case CMARK_NODE_CODE_BLOCK: .code
        case CMARK_NODE_HTML_BLOCK: .html
        default: .other
        }
      add(kind, node, library, after: start, count: count)
      if type == CMARK_NODE_LIST { collectCode(in: node, library, after: start, count: count) }
    }
  }

  /// The code inside a list, in items and lists of items only.
  private mutating func collectCode(
    in list: OpaquePointer, _ library: QuireMarkdown, after start: Int,
    count: Int
  ) {
    let place = all.count - 1
    var waiting = [library.cmark_node_first_child(list)]
    while let next = waiting.popLast() {
      guard let node = next else { continue }
      waiting.append(library.cmark_node_next(node))
      switch library.cmark_node_get_type(node) {
      case CMARK_NODE_CODE_BLOCK:
        add(.nestedCode(list: place), node, library, after: start, count: count)
      case CMARK_NODE_LIST, CMARK_NODE_ITEM: waiting.append(library.cmark_node_first_child(node))
      default: break
      }
    }
  }

  private mutating func add(
    _ kind: Kind, _ node: OpaquePointer, _ library: QuireMarkdown,
    after start: Int, count: Int
  ) {
    let first = start + Int(library.cmark_node_get_start_line(node)) - 1
    let last = start + Int(library.cmark_node_get_end_line(node))
    guard first >= start, first < count else { return }
    all.append(Block(kind: kind, lines: first..<max(first + 1, min(last, count))))
  }
}
