import Yams

/// Turns YAML nodes into metadata, as many as a text can write out: aliases can stand for any number.
struct YAMLNodes {
  private var left: Int
  var isExhausted: Bool { left <= 0 }

  init(_ text: String) { left = text.utf8.count + 10_000 }

  /// The value of a YAML node by YAML's core rules; keys that are not text are written as text.
  mutating func value(_ node: Node) -> MetadataValue {
    left -= 1
    guard left > 0 else { return .null }
    switch node {
    case .scalar(let scalar):
      if scalar.style != .plain { return .string(scalar.string) }
      if let value = node.int { return .int(value) }
      if let value = node.float { return .double(value) }
      if let value = node.bool { return .bool(value) }
      return node.null != nil ? .null : .string(scalar.string)
    case .sequence(let sequence):
      return .array(sequence.map { value($0) })
    case .mapping(let mapping):
      return .object(mapping.map { .init($0.key.string ?? "", value($0.value)) })
    case .alias:
      return .null
    }
  }
}

/// How deeply YAML is nested, roughly: its parser calls itself for every level.
enum YAMLNesting {
  private static let deepest = 300

  /// The first line, from 1, that goes too deep.
  static func tooDeep(_ lines: [String]) -> Int? {
    var brackets = 0
    for (index, line) in lines.enumerated() {
      var marks = 0
      var isIndent = true
      for byte in line.utf8 {
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "{"):
          brackets += 1
          isIndent = false
        case UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(0, brackets - 1)
        case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: " "), UInt8(ascii: ":"):
          if isIndent { marks += 1 }
        default: isIndent = false
        }
      }
      if brackets > deepest || marks > 2 * deepest { return index + 1 }
    }
    return nil
  }
}
