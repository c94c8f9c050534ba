import QuireSyntax

extension JupyterReader {
  /// The largest text of a cell, in bytes.
  private static let largestSource = 16 << 20

  /// Reads one cell; `number` counts from 1.
  func cell(_ node: JSONNode, number: Int) throws(Diagnostic) -> Cell {
    let place = "cell \(number)"
    guard case .object = node.value else { throw node.wrong(place, "an object") }
    let fields = node.fields
    guard let type = fields["cell_type"] else { throw node.mistake("\(place) has no `cell_type`") }
    guard let kind = Cell.Kind(rawValue: try type.text("\(place): `cell_type`")) else {
      throw type.mistake(
        "\(place): `cell_type` must be \"code\", \"markdown\" or \"raw\", found \(type.shown)")
    }
    guard let source = fields["source"] else { throw node.mistake("\(place) has no `source`") }
    let text = try source.joinedText("\(place): `source`")
    guard text.utf8.count <= Self.largestSource else {
      throw source.mistake(
        "\(place) has a text of \(text.utf8.count >> 20) MiB; a cell may have \(Self.largestSource >> 20)",
        hint: "keep data in a file, and read it")
    }
    var cell = Cell(kind, source: text, firstLine: source.line, lines: node.lines)
    cell.number = number
    setLines(of: &cell, from: source)
    cell.metadata = try fields["metadata"]?.object("\(place): `metadata`") ?? []
    if let tags = fields["metadata"]?.fields["tags"] {
      _ = try tags.texts("\(place): `metadata.tags`")
    }
    if let quire = fields["metadata"]?.fields["quire"] {
      _ = try quire.object("\(place): `metadata.quire`")
    }
    if let id = fields["id"] { cell.id = try self.id(id, place) }
    var known: Set = ["cell_type", "id", "metadata", "source"]
    if kind == .code {
      known.formUnion(["execution_count", "outputs"])
      cell.executionCount = try fields["execution_count"]?.count("\(place): `execution_count`")
      for (index, output) in (try fields["outputs"]?.list("\(place): `outputs`") ?? []).enumerated()
      {
        cell.outputs.append(try self.output(output, "\(place), output \(index + 1)"))
      }
    } else {
      known.insert("attachments")
      cell.attachments = try fields["attachments"].map { node throws(Diagnostic) in
        try attachments(node, place)
      }
    }
    keep(node.members, knownTo: known, in: &cell.metadata)
    let escape = cell.metadata.quire[Escape.title.rawValue]
    if escape != nil { cell.metadata.quire[Escape.title.rawValue] = nil }
    cell.title = cell.metadata.takeTitle(escape)
    return cell
  }

  private func id(_ node: JSONNode, _ place: String) throws(Diagnostic) -> String {
    let id = try node.text("\(place): `id`")
    guard CellID.isValid(id) else {
      throw node.mistake(
        "\(place): the id \(node.shown) must have 1 to 64 letters, digits, - and _")
    }
    return id
  }

  /// Finds the line of the file for every line of the source: files hold a list with a string for each.
  private func setLines(of cell: inout Cell, from source: JSONNode) {
    let pieces = source.value.text == nil ? source.elements : [source]
    var lines: [Int] = []
    var isAtLineStart = true
    for piece in pieces {
      guard case .string(let text) = piece.value, !text.isEmpty else { continue }
      let feeds = text.utf8.count { $0 == 10 }
      let begun = text.utf8.last == 10 ? feeds - 1 : feeds
      let count = begun + (isAtLineStart ? 1 : 0)
      lines += repeatElement(piece.line, count: count)
      isAtLineStart = text.utf8.last == 10
    }
    guard let first = lines.first else { return }
    cell.firstLine = first
    if !lines.enumerated().allSatisfy({ $0.element == first + $0.offset }) {
      cell.sourceLines = lines
    }
  }

  // MARK: Attachments

  private func attachments(_ node: JSONNode, _ place: String) throws(Diagnostic) -> MetadataValue {
    let files = try node.object("\(place): `attachments`")
    for (name, bundle) in node.members {
      let isPlain =
        !name.isEmpty && name != "." && name != ".."
        && !name.utf8.contains { $0 < 32 || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
      guard isPlain else {
        throw bundle.mistake(
          "\(place): the name of the attachment \(JSONWriter().text(.string(name))) is no file's name",
          hint: "an attachment is named without folders, for example \"picture.png\"")
      }
      try check(bundle, "\(place): attachment \"\(name)\"")
    }
    return .object(files.map { .init($0.key, JupyterText.joined($0.value)) })
  }

  /// Checks that a bundle has texts for its media types; those of JSON may hold anything.
  func check(_ bundle: JSONNode, _ place: String) throws(Diagnostic) {
    _ = try bundle.object(place)
    for (type, value) in bundle.members {
      guard Self.isMediaType(type)
      else {
        throw value.mistake(
          "\(place): \(JSONWriter().text(.string(type))) is no media type",
          hint: "a media type is written type/subtype, for example \"text/plain\"")
      }
      if !JupyterText.isJSON(type) { _ = try value.joinedText("\(place): \"\(type)\"") }
    }
  }

  /// Two names as RFC 6838 has them, each beginning with a letter or a digit, or one that some program
  /// has of its own; parameters may follow.
  private static func isMediaType(_ type: String) -> Bool {
    let parts = type.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy { part in
        part.first.map { Character(Unicode.Scalar($0)).isLetterOrDigit } ?? false
      }
      && type.utf8.allSatisfy { 32...126 ~= $0 && $0 != UInt8(ascii: "\\") }
  }
}

extension JSONNode {
  /// The value as a message quotes it, shortened.
  var shown: String {
    let text = JSONWriter().text(value)
    return text.unicodeScalars.count <= 60 ? text : String(text.unicodeScalars.prefix(57)) + "…"
  }
}

extension Character {
  fileprivate var isLetterOrDigit: Bool { isASCII && (isLetter || isNumber) }
}
