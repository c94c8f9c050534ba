/// An element that prose may write as HTML, and where it may stand.
///
/// What is not in the table is shown as the text it is, or, for `hidden` ones, left out with all
/// that it holds. Elements that would be landmarks of the page, or that HTML has given up, become
/// plain ones.
struct Element: Hashable, Sendable {
  /// What is written for it.
  var name: String
  var kind: Kind = .phrase
  /// The elements of which one must directly hold it; empty when any may.
  var parents: Set<String> = []

  enum Kind {
    /// Part of a line of text.
    case phrase
    case block
    /// A part of a line without an end tag.
    case void
    /// A heading of that level, which the outline of the page settles.
    case heading
    case picture
  }

  static let table: [String: Element] = {
    var table: [String: Element] = [:]
    for name in [
      "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd",
      "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time",
      "u", "var",
    ] { table[name] = Element(name: name) }
    for (old, name) in [
      ("font", "span"), ("big", "span"), ("tt", "code"), ("strike", "s"), ("acronym", "abbr"),
    ] { table[old] = Element(name: name) }
    for name in [
      "address", "blockquote", "details", "div", "dl", "figure", "ol", "p", "pre", "table", "ul",
    ] { table[name] = Element(name: name, kind: .block) }
    for name in ["article", "aside", "center", "footer", "header", "main", "nav", "section"] {
      table[name] = Element(name: "div", kind: .block)
    }
    for name in ["h1", "h2", "h3", "h4", "h5", "h6"] {
      table[name] = Element(name: name, kind: .heading)
    }
    for name in ["br", "wbr"] { table[name] = Element(name: name, kind: .void) }
    table["hr"] = Element(name: "hr", kind: .void)
    table["img"] = Element(name: "img", kind: .picture)
    let sections: Set = ["table"]
    let rows: Set = ["table", "thead", "tbody", "tfoot"]
    for (name, parents) in [
      ("li", ["ol", "ul"]), ("dt", ["dl", "div"]), ("dd", ["dl", "div"]), ("summary", ["details"]),
      ("figcaption", ["figure"]), ("caption", sections), ("colgroup", sections),
      ("thead", sections), ("tbody", sections), ("tfoot", sections), ("tr", rows), ("td", ["tr"]),
      ("th", ["tr"]),
    ] as [(String, Set<String>)] {
      table[name] = Element(name: name, kind: .block, parents: parents)
    }
    table["col"] = Element(name: "col", kind: .void, parents: ["colgroup", "table"])
    return table
  }()

  /// Elements whose content is not text to be read.
  static let hidden: Set<String> = [
    "applet", "audio", "button", "canvas", "embed", "form", "frame", "frameset", "head", "iframe",
    "input", "link", "math", "meta", "noembed", "noframes", "noscript", "object", "plaintext",
    "script", "select", "style", "svg", "template", "textarea", "title", "video", "xmp",
  ]

  /// Hidden elements that have no end tag.
  static let hiddenVoids: Set<String> = ["embed", "frame", "input", "link", "meta"]

  /// What a start tag closes when it stands directly in it: HTML lets these end tags be left out.
  static let implied: [String: Set<String>] = [
    "li": ["li"], "dt": ["dt", "dd"], "dd": ["dt", "dd"], "td": ["td", "th"], "th": ["td", "th"],
    "tr": ["td", "th", "tr"], "tbody": ["td", "th", "tr", "thead", "tbody", "tfoot"],
    "tfoot": ["td", "th", "tr", "thead", "tbody", "tfoot"], "thead": ["caption", "colgroup"],
    "p": ["p"],
  ]

  /// Attributes kept, with what their values must be.
  static let attributes: [String: AttributeRule] = [
    "title": .text, "lang": .text, "dir": .word, "id": .id, "name": .id, "alt": .text,
    "width": .length, "height": .length, "colspan": .number, "rowspan": .number, "scope": .word,
    "start": .number, "value": .number, "reversed": .flag, "open": .flag, "datetime": .text,
    "href": .link, "align": .alignment,
  ]

  enum AttributeRule {
    case text, word, number, flag, link, id
    /// Pixels or a percentage.
    case length
    /// Becomes a style.
    case alignment
  }
}
