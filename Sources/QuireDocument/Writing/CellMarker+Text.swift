extension CellMarker {
  /// The marker as Quire writes it: title, kind, then the metadata sorted by name.
  ///
  /// A title that would read as something else stands among the metadata, names that cannot stand
  /// before an equals sign make all of it one object, both as jupytext has it.
  var text: String { text(withPlainTitle: true) }

  /// The marker, with the title among the metadata if wanted.
  func text(withPlainTitle: Bool) -> String {
    let words = ["# %%"] + (title.map { [$0] } ?? []) + label
    let titled = content.named
    let plain = Self.line(words, MetadataText.pairs(metadata))
    let isPlain =
      withPlainTitle && !(title?.unicodeScalars.contains { $0 == "=" || $0 == "{" } ?? false)
    if isPlain, isRead(from: plain) { return plain }
    let named = Self.line(["# %%"] + label, MetadataText.pairs(titled))
    if isRead(from: named) { return named }
    return Self.line(["# %%"] + label, MetadataText.object(titled))
  }

  private var label: [String] {
    switch kind {
    case .code: []
    case .markdown: ["[markdown]"]
    case .raw: ["[raw]"]
    }
  }

  private static func line(_ words: [String], _ metadata: String?) -> String {
    guard let metadata else { return "" }
    return (words + (metadata.isEmpty ? [] : [metadata])).joined(separator: " ")
  }

  private func isRead(from line: String) -> Bool {
    guard Self.isMarker(line), !line.utf8.contains(10) else { return false }
    do throws(JSONReader.Failure) {
      let read = try CellMarker(line)
      return read.titled.signature == titled.signature
    } catch {
      return false
    }
  }

  private var content: CellContent {
    CellContent(kind, title: title, metadata: metadata, source: "")
  }

  /// What the line says, with a title that stands among the metadata taken from there.
  private var titled: CellContent {
    var content = content
    content.takeTitle(content.metadata.takeEscapes())
    return content
  }
}

/// Metadata as text on one line.
enum MetadataText {
  /// `key="value" tags=["a"]`; nil when a name cannot be written so.
  static func pairs(_ members: [MetadataValue.Member]) -> String? {
    var pairs: [String] = []
    for member in members.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      guard !member.key.isEmpty, member.key.unicodeScalars.allSatisfy(JSONReader.isKey) else {
        return nil
      }
      pairs.append("\(member.key)=\(value(member.value))")
    }
    return pairs.joined(separator: " ")
  }

  /// `{"key": "value"}`.
  static func object(_ members: [MetadataValue.Member]) -> String {
    members.isEmpty ? "" : value(.object(members))
  }

  static func value(_ value: MetadataValue) -> String { JSONWriter(sortsKeys: true).text(value) }
}
