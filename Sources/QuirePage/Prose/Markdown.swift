import CQuireMarkdown

/// A text as cmark-gfm's tree, walked without recursion.
struct Markdown: ~Copyable {
  private let library: QuireMarkdown
  private let root: OpaquePointer

  /// The extensions of GitHub's Markdown; raw HTML is filtered in rendering.
  private static let extensions = ["table", "strikethrough", "autolink", "tasklist"]

  static func parse(_ text: [UInt8]) throws(PageError) -> Markdown {
    var reason: UnsafePointer<CChar>?
    guard let library = quire_markdown(&reason)?.pointee else {
      throw .noMarkdown(reason.map { String(cString: $0) } ?? "it cannot be opened")
    }
    guard let parser = library.cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8)
    else {
      throw .noMarkdown("there is no memory for its parser")
    }
    defer { library.cmark_parser_free(parser) }
    for name in extensions {
      if let found = library.cmark_find_syntax_extension(name) {
        _ = library.cmark_parser_attach_syntax_extension(parser, found)
      }
    }
    text.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        library.cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    guard let root = library.cmark_parser_finish(parser) else {
      throw .noMarkdown("it gave no document")
    }
    return Markdown(library: library, root: root)
  }

  private init(library: QuireMarkdown, root: OpaquePointer) {
    self.library = library
    self.root = root
  }

  deinit { library.cmark_node_free(root) }

  /// Calls `body` for every node, on the way down and on the way up.
  func walk(_ body: (MarkdownNode, _ isEntering: Bool) -> Void) {
    let iterator = library.cmark_iter_new(root)
    defer { library.cmark_iter_free(iterator) }
    while true {
      let event = library.cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = library.cmark_iter_get_node(iterator) else {
        return
      }
      body(MarkdownNode(node, library), event == CMARK_EVENT_ENTER)
    }
  }
}
