/// How the metadata of a notebook and those of a Jupyter file go together.
///
/// They are the same but for two things. A notebook without a kernel is one of Quire's when it comes from
/// another form, so `kernelspec` and `language_info` are written for it and left out again when it is
/// read; a Jupyter file that names no kernel has null there. The YAML block of the other forms is kept as it is written, in
/// `quire.front_matter`, where it is not what Quire would write.
extension Notebook {
  /// Jupyter's name of Quire.
  static let quireKernel = MetadataValue.object([
    .init("display_name", .string("Quire")), .init("language", .string("python")),
    .init("name", .string("quire")),
  ])

  /// What colours the code of Quire's notebooks in Jupyter's tools.
  static let quireLanguage = MetadataValue.object([
    .init("file_extension", .string(".nb")), .init("mimetype", .string("text/x-python")),
    .init("name", .string("python")), .init("pygments_lexer", .string("python3")),
  ])

  /// The `metadata` of a Jupyter file.
  var jupyterMetadata: MetadataValue {
    guard case .object(var members) = metadata else { return .object([]) }
    switch members["kernelspec"] {
    case .null?: members["kernelspec"] = nil
    case nil:
      members["kernelspec"] = Self.quireKernel
      if members["language_info"] == nil { members["language_info"] = Self.quireLanguage }
    default: break
    }
    if let frontMatter, frontMatter.text != standardFrontMatter {
      var quire: [MetadataValue.Member] = []
      if case .object(let facts) = members["quire"] { quire = facts }
      quire["front_matter"] = .string(frontMatter.text)
      members["quire"] = .object(quire)
    }
    return .object(members)
  }

  /// The YAML block that a writer of text makes of the metadata.
  private var standardFrontMatter: String {
    guard case .object(let members) = metadata else { return "" }
    return FrontMatter.written(members.filter { $0.key != TextForm.key }).joined(separator: "\n")
  }

  /// Takes over the `metadata` of a Jupyter file.
  mutating func setJupyterMetadata(_ members: [MetadataValue.Member]) {
    var members = members
    switch members["kernelspec"] {
    case nil: members["kernelspec"] = .null
    case let kernel? where kernel.hasSameMembers(as: Self.quireKernel):
      members["kernelspec"] = nil
      if members["language_info"]?.hasSameMembers(as: Self.quireLanguage) == true {
        members["language_info"] = nil
      }
    default: break
    }
    if case .object(var quire) = members["quire"], case .string(let text) = quire["front_matter"] {
      frontMatter = FrontMatter(text: text, lines: 1...1)
      quire["front_matter"] = nil
      members["quire"] = quire.isEmpty ? nil : .object(quire)
    }
    metadata = .object(members)
  }
}

extension MetadataValue {
  /// Whether two objects hold the same, in whatever order.
  fileprivate func hasSameMembers(as other: MetadataValue) -> Bool {
    guard case .object(let mine) = self, case .object(let others) = other else { return false }
    return Set(mine) == Set(others)
  }
}
