import QuireSyntax
import Yams

/// A `key: value` of a YAML or JSON file, and where it stands.
package struct FileEntry: Sendable {
  package var key: String
  package var value: MetadataValue
  /// The value as it is written, when it is a single word or number of YAML without quotes.
  package var plainText: String?
  /// The line of the user's file, counted from 1, and how many characters of it stand before the key.
  package var line: Int
  package var column: Int

  /// The entries of the mapping under the keys `path`; nil when there is none.
  /// - Parameters:
  ///   - text: YAML, whose first line is line `firstLine` of `source`, each behind `indent` characters.
  /// - Throws: A `Diagnostic` with its line when this is not YAML, or not `key: value` lines.
  package static func entries(
    _ text: String, under path: [String] = [], firstLine: Int = 1, indent: Int = 0,
    in source: SourceFile
  ) throws(Diagnostic) -> [FileEntry]? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let line = YAMLNesting.tooDeep(lines) {
      throw Diagnostic(
        "SyntaxError", "this YAML is nested too deeply", source: source, line: firstLine + line - 1)
    }
    var node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch {
      let (line, problem) = FrontMatter.place(of: error)
      // What is not closed is missed behind the last line.
      let last = lines.lastIndex { !$0.isEmpty } ?? 0
      throw Diagnostic(
        "SyntaxError", "this is not YAML: \(problem)", source: source,
        line: firstLine + min(max(line, 1), last + 1) - 1)
    }
    for key in path { node = node?.mapping?[key] }
    guard let node else { return nil }
    func line(_ node: Node) -> Int { firstLine + (node.mark?.line ?? 1) - 1 }
    if node.null != nil { return [] }
    guard let mapping = node.mapping else {
      throw Diagnostic(
        "SyntaxError", "expected `name: value` lines", source: source, line: line(node),
        hint: "for example `epochs: 3`")
    }
    var nodes = YAMLNodes(text)
    let entries = mapping.map { key, value in
      var plain: String?
      if case .scalar(let scalar) = value, scalar.style == .plain { plain = scalar.string }
      return FileEntry(
        key: key.string ?? "", value: nodes.value(value), plainText: plain, line: line(key),
        column: indent + (key.mark?.column ?? 1) - 1)
    }
    guard !nodes.isExhausted else {
      throw Diagnostic(
        "SyntaxError", "this YAML repeats too much", source: source, line: line(node),
        hint: "write out what its aliases stand for")
    }
    return entries
  }

  /// The entries of a YAML or JSON file, and the file for remarks on them.
  /// - Throws: `FileError` when it cannot be read; a `Diagnostic` as above.
  package static func entries(ofFile path: String) throws -> (SourceFile, [FileEntry]) {
    let text = try SourceText.decode(try SourceBytes.read(path), path: path)
    guard path.lowercased().hasSuffix(".json") else {
      let source = SourceFile(name: path, text: text)
      return (source, try entries(text, in: source) ?? [])
    }
    let document = try JSONDocument(text, path: path)
    guard case .object = document.value else {
      throw Diagnostic(
        "SyntaxError", "expected an object with names and values", source: document.source,
        line: document.root.line, hint: "for example {\"epochs\": 3}")
    }
    let entries = document.root.members.map { key, node in
      FileEntry(
        key: key, value: node.value, plainText: nil, line: node.line,
        column: document.source.position(of: node.start).column - 1)
    }
    return (document.source, entries)
  }
}
