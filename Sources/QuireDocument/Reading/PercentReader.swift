import QuireSyntax

/// Reads the percent format: a script cut into cells by `# %%` lines.
///
/// The format is jupytext's (version 1.3), in its Python form; see docs of `CellMarker` for the
/// markers. Text before the first marker is the first code cell, a YAML block between `# ---` lines
/// may stand at the head, after a `#!` line and a coding line.
package struct PercentReader {
  private let path: String
  private let text: String
  private let source: SourceFile
  private let lines: [String]

  /// Reads the text of a notebook; `path` is what errors call it.
  package static func read(_ text: String, path: String) throws(Diagnostic) -> Notebook {
    try PercentReader(text, path: path).notebook()
  }

  /// Reads the bytes of a notebook's file.
  package static func read(_ bytes: [UInt8], path: String) throws(Diagnostic) -> Notebook {
    try read(try SourceText.decode(bytes, path: path), path: path)
  }

  private init(_ text: String, path: String) {
    self.path = path
    self.text = text
    source = SourceFile(name: path, text: text)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    if lines.last == "" { lines.removeLast() }
    self.lines = lines
  }

  private func notebook() throws(Diagnostic) -> Notebook {
    var start = 0
    while start < min(2, lines.count), isPreamble(lines[start]) { start += 1 }
    let head = try frontMatter(from: start)
    start = head?.0.lines.upperBound ?? start
    var cells: [Cell] = []
    for piece in pieces(from: start) {
      if let cell = try cell(piece) { cells.append(cell) }
    }
    return Notebook(
      path: path, text: text, metadata: head?.values ?? .object([]), frontMatter: head?.0,
      cells: cells)
  }

  /// A `#!` line, or a coding line such as `# -*- coding: utf-8 -*-`.
  private func isPreamble(_ line: String) -> Bool {
    line.hasPrefix("#!") || (line.hasPrefix("# -*-") && line.contains("coding"))
  }

  // MARK: The block at the head

  /// The YAML block that starts at line index `start`, if one does.
  ///
  /// A `# ---` that nothing closes is an ornament of a script, unless YAML follows it.
  private func frontMatter(from start: Int) throws(Diagnostic) -> (
    FrontMatter, values: MetadataValue
  )? {
    guard start < lines.count, isFence(lines[start]) else { return nil }
    var yaml: [String] = []
    for line in lines[(start + 1)...] {
      if isFence(line) {
        return try FrontMatter.read(yaml: yaml, firstLine: start + 1, in: source)
      }
      guard line.hasPrefix("#"), !CellMarker.isMarker(line) else { break }
      yaml.append(uncommented(line))
    }
    let first = yaml.first?.split(separator: ":", maxSplits: 1) ?? []
    if first.count == 2 || yaml.first?.hasSuffix(":") == true, first.first?.contains(" ") == false {
      throw Diagnostic(
        "SyntaxError", "the block that `# ---` opens here is not closed", source: source,
        line: start + 1, hint: "put a second `# ---` line behind its last entry")
    }
    return nil
  }

  private func isFence(_ line: String) -> Bool {
    line.hasPrefix("# ---") && line.dropFirst(5).allSatisfy(\.isWhitespace)
  }

  // MARK: Cells

  /// The line indices of a marker, if the piece has one, and of what belongs to it.
  private struct Piece {
    var marker: Int?
    var body: Range<Int>
  }

  private func pieces(from start: Int) -> [Piece] {
    var pieces: [Piece] = []
    var open = Piece(marker: nil, body: start..<start)
    var scanner = LineScanner()
    for index in start..<max(start, lines.count) {
      if !scanner.isInString, CellMarker.isMarker(lines[index]) {
        pieces.append(open)
        open = Piece(marker: index, body: index + 1..<index + 1)
        scanner = LineScanner()
      } else {
        scanner.read(lines[index])
        open.body = open.body.lowerBound..<index + 1
      }
    }
    return pieces + [open]
  }

  private func cell(_ piece: Piece) throws(Diagnostic) -> Cell? {
    var body = piece.body
    while let first = body.first, isBlank(lines[first]) { body.removeFirst() }
    while let last = body.last, isBlank(lines[last]) { body.removeLast() }
    guard let marker = piece.marker else {
      if body.isEmpty { return nil }
      return Cell(
        .code, source: text(of: body), firstLine: body.lowerBound + 1,
        lines: piece.body.lowerBound + 1...piece.body.upperBound)
    }
    let header = try CellMarker(lines[marker], number: marker + 1, in: source)
    let text = header.kind == .code ? text(of: body) : try prose(body)
    return Cell(
      header.kind, title: header.title, metadata: header.metadata, source: text,
      firstLine: body.lowerBound + 1, lines: marker + 1...max(marker + 1, piece.body.upperBound))
  }

  private func isBlank(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }

  // MARK: Bodies

  private func text(of body: Range<Int>) -> String { lines[body].joined(separator: "\n") }

  /// Prose behind `# `, or as one triple-quoted string.
  private func prose(_ body: Range<Int>) throws(Diagnostic) -> String {
    if let text = quotedProse(body) { return text }
    for index in body where !lines[index].hasPrefix("#") && !isBlank(lines[index]) {
      throw Diagnostic(
        "SyntaxError", "a line of a markdown cell must begin with `# `", source: source,
        line: index + 1, hint: "if this is code, put a `# %%` line before it")
    }
    return body.map { uncommented(lines[$0]) }.joined(separator: "\n")
  }

  private func quotedProse(_ body: Range<Int>) -> String? {
    guard let first = body.first, let last = body.last else { return nil }
    for quote in ["\"\"\"", "'''"] where lines[first].hasPrefix(quote) {
      var text = body.map { lines[$0] }.joined(separator: "\n").dropFirst(3)
      guard lines[last].hasSuffix(quote), text.count >= 3 else { return nil }
      text.removeLast(3)
      return String(text.drop(while: \.isNewline))
    }
    return nil
  }

  /// A line without its `#` and the one blank after it.
  private func uncommented(_ line: String) -> String {
    guard line.hasPrefix("#") else { return "" }
    return String(line.dropFirst(line.hasPrefix("# ") ? 2 : 1))
  }
}
