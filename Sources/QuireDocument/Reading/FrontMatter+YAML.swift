import QuireSyntax
import Yams

extension FrontMatter {
  /// Reads the block whose YAML lines, without their `# `, are `yaml`; its first fence is on line
  /// `firstLine` of `source`.
  static func read(
    yaml: [String], firstLine: Int, in source: SourceFile
  ) throws(Diagnostic) -> (FrontMatter, values: MetadataValue) {
    let block = FrontMatter(
      text: yaml.joined(separator: "\n"), lines: firstLine...(firstLine + yaml.count + 1))
    let node: Node?
    do {
      node = try Yams.compose(yaml: block.text)
    } catch {
      let (line, problem) = Self.place(of: error)
      throw Diagnostic(
        "SyntaxError", "the YAML block at the head of the notebook cannot be read: \(problem)",
        source: source, line: firstLine + min(max(line, 1), yaml.count))
    }
    guard let node else { return (block, .object([])) }
    guard case .mapping = node else {
      throw Diagnostic(
        "SyntaxError", "the block at the head of the notebook must hold `key: value` lines",
        source: source, line: firstLine + 1, hint: "for example `# title: My notebook`")
    }
    return (block, MetadataValue(node))
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

extension MetadataValue {
  /// The value of a YAML node by YAML's core rules; keys that are not text are written as text.
  init(_ node: Node) {
    switch node {
    case .scalar(let scalar):
      if scalar.style == .singleQuoted || scalar.style == .doubleQuoted {
        self = .string(scalar.string)
      } else if let value = node.int {
        self = .int(value)
      } else if let value = node.float {
        self = .double(value)
      } else if let value = node.bool {
        self = .bool(value)
      } else {
        self = node.null != nil ? .null : .string(scalar.string)
      }
    case .sequence(let sequence):
      self = .array(sequence.map { MetadataValue($0) })
    case .mapping(let mapping):
      self = .object(mapping.map { Member($0.key.string ?? "", MetadataValue($0.value)) })
    case .alias:
      self = .null
    }
  }
}
