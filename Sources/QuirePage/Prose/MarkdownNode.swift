import CQuireMarkdown

/// One node of a text's tree, with what it says.
struct MarkdownNode {
  private let node: OpaquePointer
  private let library: QuireMarkdown

  enum Kind {
    case document, quote, list, item, codeBlock, htmlBlock, paragraph, heading, rule
    case text, softBreak, lineBreak, code, html, emphasis, strong, link, image, strikethrough
    case table, tableHead, tableRow, tableCell
    case note, noteReference
    case unknown
  }

  init(_ node: OpaquePointer, _ library: QuireMarkdown) {
    self.node = node
    self.library = library
  }

  private static let kinds: [String: Kind] = [
    "document": .document, "block_quote": .quote, "list": .list, "item": .item, "tasklist": .item,
    "code_block": .codeBlock, "html_block": .htmlBlock, "paragraph": .paragraph,
    "heading": .heading, "thematic_break": .rule, "text": .text, "softbreak": .softBreak,
    "linebreak": .lineBreak, "code": .code, "html_inline": .html, "emph": .emphasis,
    "strong": .strong, "link": .link, "image": .image, "strikethrough": .strikethrough,
    "table": .table, "table_header": .tableHead, "table_row": .tableRow, "table_cell": .tableCell,
  ]

  var kind: Kind {
    switch library.cmark_node_get_type(node) {
    // The library has no names for these two.
    case CMARK_NODE_FOOTNOTE_DEFINITION: .note
    case CMARK_NODE_FOOTNOTE_REFERENCE: .noteReference
    default: Self.kinds[typeName] ?? .unknown
    }
  }

  private var typeName: String {
    library.cmark_node_get_type_string(node).map { String(cString: $0) } ?? ""
  }

  /// The text of a leaf.
  var literal: [UInt8] { Self.bytes(library.cmark_node_get_literal(node)) }
  var info: [UInt8] { Self.bytes(library.cmark_node_get_fence_info(node)) }
  var url: [UInt8] { Self.bytes(library.cmark_node_get_url(node)) }
  var title: [UInt8] { Self.bytes(library.cmark_node_get_title(node)) }
  var headingLevel: Int { Int(library.cmark_node_get_heading_level(node)) }
  var isOrdered: Bool { library.cmark_node_get_list_type(node) == CMARK_ORDERED_LIST }
  var listStart: Int { Int(library.cmark_node_get_list_start(node)) }
  var isTight: Bool { library.cmark_node_get_list_tight(node) != 0 }
  var parent: MarkdownNode? {
    library.cmark_node_parent(node).map { MarkdownNode($0, library) }
  }
  var firstChild: MarkdownNode? {
    library.cmark_node_first_child(node).map { MarkdownNode($0, library) }
  }
  var next: MarkdownNode? { library.cmark_node_next(node).map { MarkdownNode($0, library) } }

  /// Whether the item of a task list is done; nil for other items.
  var isDone: Bool? {
    guard typeName == "tasklist" else { return nil }
    return library.cmark_gfm_extensions_get_tasklist_item_checked(node)
  }

  /// How the columns of a table are aligned: `l`, `c`, `r` or 0.
  var alignments: [UInt8] {
    let count = Int(library.cmark_gfm_extensions_get_table_columns(node))
    guard let start = library.cmark_gfm_extensions_get_table_alignments(node) else { return [] }
    return Array(UnsafeBufferPointer(start: start, count: count))
  }

  private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
    guard let text else { return [] }
    return Array(String(cString: text).utf8)
  }
}
