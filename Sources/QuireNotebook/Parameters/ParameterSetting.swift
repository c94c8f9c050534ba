import QuireDocument
import QuireSyntax

/// A value given from outside: `epochs=3` of the command line, `epochs: 3` of a file or profile.
package struct ParameterSetting: Sendable {
  package enum Value: Hashable, Sendable {
    /// Text that is read by the type of the default it replaces.
    case text(String)
    /// A value with a type of its own; `written` is how, where that is a word without quotes.
    case typed(MetadataValue, written: String?)
  }

  /// Where it stands in a file.
  package struct Place: Sendable {
    package var source: SourceFile
    package var line: Int
    /// The characters before it.
    package var column: Int
  }

  package var name: String
  package var value: Value
  package var place: Place?

  package init(name: String, value: Value, place: Place? = nil) {
    self.name = name
    self.value = value
    self.place = place
  }

  /// Reads `name=value`.
  package init(_ text: String) throws(ParameterError) {
    guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
      throw ParameterError("expected name=value, found \"\(text)\"")
    }
    self.init(
      name: String(text[..<sign]), value: .text(String(text[text.index(after: sign)...])))
  }

  /// The settings in a YAML or JSON file.
  /// - Throws: `FileError` when it cannot be read, a `Diagnostic` for what is wrong on one of its lines.
  package static func read(_ path: String) throws -> [ParameterSetting] {
    let (source, entries) = try FileEntry.entries(ofFile: path)
    return entries.map { ParameterSetting($0, in: source) }
  }

  /// An error about this setting, at its place where that is in a file.
  func located(_ error: ParameterError) -> any Error {
    guard let place else { return error }
    return Diagnostic(
      "ParameterError", error.message, source: place.source, line: place.line, column: place.column,
      hint: error.hint)
  }

  init(_ entry: FileEntry, in source: SourceFile) {
    self.init(
      name: entry.key, value: .typed(entry.value, written: entry.plainText),
      place: Place(source: source, line: entry.line, column: entry.column))
  }
}

extension Notebook {
  /// The names of the profiles that the front block declares.
  package var profiles: [String] {
    guard case .object(let members)? = metadata["profiles"] else { return [] }
    return members.map(\.key)
  }

  /// The settings of one of the profiles that the notebook declares: `profiles: {ci: {epochs: 1}}`.
  /// - Throws: `ParameterError` when there is no such profile, a `Diagnostic` when it makes no sense.
  package func profile(_ name: String) throws -> [ParameterSetting] {
    guard case .object(let profiles) = metadata["profiles"], !profiles.isEmpty else {
      throw ParameterError(
        "\(path) declares no profiles",
        hint: "add a line to the block at its head: # profiles: {\(name): {epochs: 1}}")
    }
    guard let profile = profiles.first(where: { $0.key == name })?.value else {
      let names = profiles.map(\.key)
      throw ParameterError(
        "\(path) has no profile \"\(name)\"; it has \(names.joined(separator: ", "))",
        hint: NearestName.suggest(name, among: names).map { "did you mean \($0)?" })
    }
    let source = SourceFile(name: path, text: text)
    // A file of another form has the block elsewhere.
    if let frontMatter, let fence = source.line(frontMatter.lines.lowerBound)?.text,
      fence.contains("---"),
      let entries = try FileEntry.entries(
        frontMatter.text, under: ["profiles", name], firstLine: frontMatter.lines.lowerBound + 1,
        indent: fence.hasPrefix("#") ? 2 : 0, in: source)
    {
      return entries.map { ParameterSetting($0, in: source) }
    }
    guard case .object(let members) = profile else {
      throw ParameterError("the profile \"\(name)\" of \(path) must hold names and values")
    }
    return members.map {
      ParameterSetting(name: $0.key, value: .typed($0.value, written: nil))
    }
  }
}
