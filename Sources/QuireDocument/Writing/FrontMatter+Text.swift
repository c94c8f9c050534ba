extension FrontMatter {
  /// What Jupyter and jupytext know stands under `jupyter:`.
  private static let jupyterKeys: Set<String> = ["kernelspec", "language_info", "jupytext"]
  /// What comes first, in this order; everything else is sorted by name.
  private static let firstKeys = ["title", "author", "authors", "date"]

  /// The YAML lines of a notebook's block in one form, without fences; none when there is nothing
  /// to say.
  ///
  /// The block as it was written is kept while it says the same; members that it lacks come behind.
  static func lines(
    _ metadata: [MetadataValue.Member], kept text: String?, in form: TextForm
  ) -> [String] {
    let said = metadata.filter { $0.key != TextForm.key }
    var facts = metadata.quire.filter { TextForm(rawValue: $0.key) != nil }
    facts[form.rawValue] = nil
    var lines = text.flatMap { kept($0, said) } ?? written(said)
    let rest = unsaid(said, by: lines)
    if !rest.isEmpty { facts[metadataKey] = .object(rest) }
    if !facts.isEmpty { lines.append(factsLine + MetadataText.value(.object(facts))) }
    return lines
  }

  /// The block as written, with the lines of members that it lacks; nil when it says something else.
  private static func kept(_ text: String, _ metadata: [MetadataValue.Member]) -> [String]? {
    let lines = TextLines.source(text)
    guard let values = read(lines) else { return nil }
    let known = metadata.filter { values[$0.key] != nil }
    guard known.count == values.count, same(known, values) else { return nil }
    let added = lines + written(metadata.filter { values[$0.key] == nil })
    return read(added) == nil ? nil : added
  }

  /// The members as Quire writes them, without those that YAML cannot say.
  static func written(_ metadata: [MetadataValue.Member]) -> [String] {
    let said = metadata.filter { member in
      read(entry(member, depth: 0)).map { same($0, [member]) } ?? false
    }
    let inner = sorted(said.filter { jupyterKeys.contains($0.key) })
    let outer = sorted(said.filter { !jupyterKeys.contains($0.key) })
    return outer.flatMap { entry($0, depth: 0) }
      + (inner.isEmpty ? [] : entry(.init(jupyterKey, .object(inner)), depth: 0))
  }

  /// The members that are not said, or not exactly, by these lines.
  private static func unsaid(
    _ metadata: [MetadataValue.Member], by lines: [String]
  ) -> [MetadataValue.Member] {
    let values = read(lines) ?? []
    return metadata.filter { member in
      guard let value = values[member.key] else { return true }
      return !same([member], [.init(member.key, value)])
    }
  }

  private static func read(_ lines: [String]) -> [MetadataValue.Member]? {
    do throws(Mistake) {
      return try values(of: lines).filter { $0.key != TextForm.key }
    } catch {
      return nil
    }
  }

  private static func same(
    _ one: [MetadataValue.Member], _ other: [MetadataValue.Member]
  ) -> Bool {
    let writer = JSONWriter(sortsKeys: true)
    return writer.bytes(.object(one)) == writer.bytes(.object(other))
  }

  private static func sorted(_ members: [MetadataValue.Member]) -> [MetadataValue.Member] {
    func rank(_ key: String) -> Int { firstKeys.firstIndex(of: key) ?? firstKeys.count }
    return members.sorted {
      let (one, other) = (rank($0.key), rank($1.key))
      return one == other ? $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) : one < other
    }
  }

  // MARK: YAML

  private static func entry(_ member: MetadataValue.Member, depth: Int) -> [String] {
    let name = String(repeating: "  ", count: depth) + scalar(member.key) + ":"
    if case .object(let members) = member.value, !members.isEmpty, depth < 8 {
      return [name] + sorted(members).flatMap { entry($0, depth: depth + 1) }
    }
    return [name + " " + (member.value.text.map(scalar) ?? MetadataText.value(member.value))]
  }

  /// A text without quotes where YAML takes it for nothing else.
  private static func scalar(_ text: String) -> String {
    let isPlain =
      (text.unicodeScalars.first.map { $0.properties.isAlphabetic } ?? false)
      && text.utf8.last != 32
      && text.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || " _-.,()/'+;".unicodeScalars.contains(scalar)
      } && !words.contains(text.lowercased())
    return isPlain ? text : MetadataText.value(.string(text))
  }

  /// What YAML takes for something else than text.
  private static let words: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n",
  ]
}
