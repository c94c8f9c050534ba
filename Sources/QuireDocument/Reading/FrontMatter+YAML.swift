import QuireSyntax
import Yams

/// What the block at the head of a notebook says.
///
/// The members of `jupyter:`, where jupytext keeps a Jupyter notebook's metadata, stand beside the
/// others. A last line `quire: {…}` holds facts of the other forms (`TextForm`) and, under
/// `metadata`, what YAML cannot say.
extension FrontMatter {
  /// The section of a Jupyter notebook's metadata.
  static let jupyterKey = "jupyter"
  /// The member of the last line for what YAML cannot say.
  static let metadataKey = "metadata"
  /// How the last line begins.
  static let factsLine = "quire: "

  /// Reads the block whose YAML lines, without their `# `, are `yaml`; its first fence is on line
  /// `firstLine` of `source`.
  static func read(
    yaml: [String], firstLine: Int, in source: SourceFile
  ) throws(Diagnostic) -> (FrontMatter, members: [MetadataValue.Member]) {
    let facts = yaml.last.flatMap(facts(of:))
    let own = facts == nil ? yaml : Array(yaml.dropLast())
    let block = FrontMatter(
      text: own.joined(separator: "\n"), lines: firstLine...(firstLine + yaml.count + 1))
    var members: [MetadataValue.Member]
    do throws(Mistake) {
      members = try values(of: own)
    } catch {
      throw Diagnostic(
        "SyntaxError", error.message, source: source,
        line: firstLine + min(max(error.line, 1), max(yaml.count, 1)), hint: error.hint)
    }
    var quire = facts ?? []
    if case .object(let rest)? = quire[metadataKey] {
      for member in rest { members[member.key] = member.value }
      quire[metadataKey] = nil
    }
    // A block's own `quire:` is in its text; the facts take the place of its value.
    members.quire = quire
    return (block, members)
  }

  /// What the line of facts holds; nil for every other line.
  private static func facts(of line: String) -> [MetadataValue.Member]? {
    guard let rest = line.without(prefix: factsLine), rest.utf8.first == UInt8(ascii: "{") else {
      return nil
    }
    do throws(JSONReader.Failure) {
      var reader = JSONReader(rest, extent: .line)
      guard case .object(let members) = try reader.document() else { return nil }
      return members
    } catch {
      return nil
    }
  }

  // MARK: YAML

  struct Mistake: Error {
    /// Counted from 1, within the block.
    var line: Int
    var message: String
    var hint: String?
  }

  /// The members of a YAML mapping, those of `jupyter:` among them.
  static func values(of yaml: [String]) throws(Mistake) -> [MetadataValue.Member] {
    if let line = YAMLNesting.tooDeep(yaml) {
      throw Mistake(
        line: line, message: "the YAML block at the head of the notebook is nested too deeply")
    }
    let text = yaml.joined(separator: "\n")
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch {
      let (line, problem) = Self.place(of: error)
      throw Mistake(
        line: line,
        message: "the YAML block at the head of the notebook cannot be read: \(problem)")
    }
    guard let node else { return [] }
    guard case .mapping = node else {
      throw Mistake(
        line: 1, message: "the block at the head of the notebook must hold `key: value` lines",
        hint: "for example `# title: My notebook`")
    }
    var nodes = YAMLNodes(text)
    guard case .object(let members) = nodes.value(node), !nodes.isExhausted else {
      throw Mistake(
        line: 1, message: "the YAML block at the head of the notebook repeats too much",
        hint: "write out what its aliases stand for")
    }
    guard case .object(let inner)? = members[jupyterKey] else { return members }
    let others = members.filter { $0.key != jupyterKey }
    return others + inner.filter { others[$0.key] == nil }
  }

  /// The line (from 1, within the block) and the problem of an error of Yams.
  static func place(of error: any Error) -> (line: Int, problem: String) {
    guard let error = error as? YamlError else { return (1, "\(error)") }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return (mark.line, problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.joined(separator: ", ")
      return (context.mark.line, "\(names) stands there twice")
    default:
      return (1, "\(error)")
    }
  }
}
