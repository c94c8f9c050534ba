import QuireSyntax

/// Compares a value with a literal, element by element.
struct ValueComparison {
  /// Something in which the two differ.
  struct Difference {
    /// `[1][2]`, or empty for the whole value.
    var path: String
    /// Where the literal has it, in bytes of the expected text.
    var range: Range<Int>
    var expected: String
    var found: String
    /// How far off it is: `off by 0.5`.
    var remark: String?
    /// What would stand there instead; nil when the literal must be written anew.
    var replacement: String?
  }

  private let source: SourceFile
  private let tolerance: WrittenNumber.Tolerance
  private(set) var differences: [Difference] = []

  init(
    _ literal: Expression, in source: SourceFile, _ tolerance: WrittenNumber.Tolerance,
    with found: FoundValue
  ) {
    self.source = source
    self.tolerance = tolerance
    compare(literal, found, "")
  }

  private mutating func compare(_ literal: Expression, _ found: FoundValue, _ path: String) {
    if ExpectedValue.isNumber(literal) { return compareNumber(literal, found, path) }
    switch (literal.kind, found) {
    case (.none, .none): break
    case (.bool(let flag), .bool(let value)):
      if flag != value { differ(literal, found, path, replacement: found.text) }
    case (.string(let text), .string(let value)):
      guard text != value, !(text.contains("…") && TextPattern(text).matches(value)) else { break }
      let common = zip(text, value).prefix { $0 == $1 }.count
      differ(
        literal, found, path, remark: common > 8 ? "they differ from character \(common) on" : nil,
        replacement: found.text)
    case (.list(let items), .list(let values)), (.tuple(let items), .tuple(let values)):
      compareItems(literal, items, values, found, path)
    case (.set(let items), .set(let values)): compareSet(literal, items, values, found, path)
    case (.dict(let items), .dict(let pairs)): compareDict(literal, items, pairs, found, path)
    case (.list, .tensor(let tensor)): compareTensor(literal, tensor, axis: 0, at: 0, path)
    case (.call(let callee, let arguments), _):
      compareCall(literal, callee, arguments, found, path)
    default: differ(literal, found, path)
    }
  }

  private mutating func compareNumber(
    _ literal: Expression, _ found: FoundValue, _ path: String
  ) {
    let text = source.text(literal.span)
    guard let written = WrittenNumber(text), let value = found.number else {
      return differ(literal, found, path)
    }
    // Integers are exact, however long.
    if case .int(let number) = found, let integer = written.integer, tolerance == .digits {
      if integer != number {
        let (distance, overflows) = number.subtractingReportingOverflow(integer)
        differ(
          literal, found, path, remark: overflows ? nil : "off by \(distance.magnitude)",
          replacement: found.text)
      }
      return
    }
    if case .longInt(let digits) = found, let expected = WrittenNumber.digits(text),
      tolerance == .digits
    {
      if expected != digits { differ(literal, found, path, replacement: found.text) }
      return
    }
    guard !written.accepts(value, tolerance) else { return }
    var remark: String?
    let distance = abs(value - written.value)
    if distance.isFinite {
      remark = "off by \(Self.short(distance))"
      let allowance = written.allowance(tolerance)
      if allowance > 0 { remark?.append(", more than \(Self.short(allowance))") }
    }
    let isExact = written.integer != nil && tolerance == .digits
    differ(
      literal, found, path, remark: remark,
      replacement: isExact ? found.text : written.rewritten(value, tolerance))
  }

  private mutating func compareItems(
    _ literal: Expression, _ items: [Expression], _ values: [FoundValue], _ found: FoundValue,
    _ path: String
  ) {
    for (index, (item, value)) in zip(items, values).enumerated() {
      compare(item, value, "\(path)[\(index)]")
    }
    if items.count != values.count {
      differ(
        literal, found, path, remark: "\(Self.elements(items.count)), found \(values.count)")
    }
  }

  private mutating func compareSet(
    _ literal: Expression, _ items: [Expression], _ values: [FoundValue], _ found: FoundValue,
    _ path: String
  ) {
    var rest = values
    for item in items {
      if let index = rest.firstIndex(where: { equals(item, $0) }) {
        rest.remove(at: index)
      } else {
        return differ(item, found, path, remark: "it is not in the set")
      }
    }
    if let extra = rest.first {
      differ(literal, found, path, remark: "\(extra.shortText) is in the set, too")
    }
  }

  private mutating func compareDict(
    _ literal: Expression, _ items: [DictionaryItem],
    _ pairs: [(key: FoundValue, value: FoundValue)], _ found: FoundValue, _ path: String
  ) {
    var rest = pairs
    for item in items {
      guard let key = item.key else { continue }
      guard let index = rest.firstIndex(where: { equals(key, $0.key) }) else {
        return differ(key, found, path, remark: "the key is missing")
      }
      compare(item.value, rest[index].value, "\(path)[\(source.text(key.span))]")
      rest.remove(at: index)
    }
    if let extra = rest.first {
      differ(literal, found, path, remark: "the key \(extra.key.shortText) is there, too")
    }
  }

  private mutating func compareTensor(
    _ literal: Expression, _ tensor: FoundTensor, axis: Int, at start: Int, _ path: String
  ) {
    guard axis < tensor.shape.count else {
      return compare(literal, tensor.element(start), path)
    }
    guard case .list(let items) = literal.kind, items.count == tensor.shape[axis] else {
      return differ(
        literal, .tensor(tensor), path,
        remark: "axis \(axis) has \(Self.elements(tensor.shape[axis]))")
    }
    let stride = tensor.shape[(axis + 1)...].reduce(1, *)
    for (index, item) in items.enumerated() {
      compareTensor(
        item, tensor, axis: axis + 1, at: start + index * stride, "\(path)[\(index)]")
    }
  }

  private mutating func compareCall(
    _ literal: Expression, _ callee: Expression, _ arguments: [Argument], _ found: FoundValue,
    _ path: String
  ) {
    if case .name("set") = callee.kind, case .set(let values) = found, values.isEmpty { return }
    guard let first = arguments.first, case .tensor(let tensor) = found else {
      return differ(literal, found, path)
    }
    for argument in arguments.dropFirst() {
      guard case .keyword(let name) = argument.form, name.text == "dtype" else { continue }
      let dtype = source.text(argument.value.span)
      if dtype != tensor.dtype {
        differ(
          argument.value, found, path, remark: "its elements are \(tensor.dtype)",
          replacement: tensor.dtype)
      }
    }
    compareTensor(first.value, tensor, axis: 0, at: 0, path)
  }

  private func equals(_ literal: Expression, _ found: FoundValue) -> Bool {
    ValueComparison(literal, in: source, tolerance, with: found).differences.isEmpty
  }

  private mutating func differ(
    _ literal: Expression, _ found: FoundValue, _ path: String, remark: String? = nil,
    replacement: String? = nil
  ) {
    let span = literal.span
    differences.append(
      Difference(
        path: path, range: Int(span.start)..<Int(span.end),
        expected: source.text(span).shortened(to: 120), found: found.shortText, remark: remark,
        replacement: replacement))
  }

  private static func elements(_ count: Int) -> String {
    count == 1 ? "1 element" : "\(count) elements"
  }

  /// A distance with three digits.
  private static func short(_ value: Double) -> String {
    WrittenNumber.format("%.*g", 3, value)
  }
}
