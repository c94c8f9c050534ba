import QuireDocument
import QuireSyntax

extension Notebook {
  /// The tag of the cell whose names can be set from outside, as papermill has it.
  package static let parametersTag = "parameters"

  /// An assignment at the top level of the parameters cell.
  struct Assignment {
    var name: String
    /// Where the name stands.
    var span: Span
    var value: Expression
  }

  /// The cells that hold parameters; a notebook should have no more than one.
  var parameterCells: [Cell] {
    cells.filter { $0.kind == .code && $0.tags.contains(Self.parametersTag) }
  }

  /// What a parameters cell sets.
  static func assignments(in program: Program) -> [Assignment] {
    program.statements.compactMap(assignment)
  }

  /// This notebook with the settings in place of the defaults of its parameters cell. Lines keep
  /// their numbers.
  /// - Throws: `ParameterError` for an unknown name, a value of another type than the default, or a
  ///   notebook without parameters, which is a `Diagnostic` where the setting stands in a file; also
  ///   `Diagnostic` when the parameters cell has a mistake.
  package func setting(_ settings: [ParameterSetting]) throws -> Notebook {
    try applying(settings).notebook
  }

  /// The same, and the values as outputs state them, in the order of their names.
  package func applying(
    _ settings: [ParameterSetting]
  ) throws -> (notebook: Notebook, values: [MetadataValue.Member]) {
    guard let first = settings.first else { return (self, []) }
    let index: Int
    do throws(ParameterError) {
      index = try parameterCell()
    } catch {
      throw first.located(error)
    }
    var result = self
    let (source, values) = try replaced(cells[index], settings)
    result.cells[index].source = source
    return (result, values)
  }

  private func parameterCell() throws(ParameterError) -> Int {
    let tagged = cells.indices.filter {
      cells[$0].kind == .code && cells[$0].tags.contains(Self.parametersTag)
    }
    guard let index = tagged.first else {
      throw ParameterError(
        "\(path) has no parameters to set",
        hint: "give the cell that assigns them the tag \"\(Self.parametersTag)\", in a script: "
          + "# %% tags=[\"\(Self.parametersTag)\"]")
    }
    guard tagged.count == 1 else {
      let lines = tagged.map { "\(cells[$0].lines.lowerBound)" }.joined(separator: " and ")
      throw ParameterError(
        "\(path) has several cells tagged \"\(Self.parametersTag)\", on lines \(lines)",
        hint: "keep one")
    }
    return index
  }

  private func replaced(
    _ cell: Cell, _ settings: [ParameterSetting]
  ) throws -> (source: String, values: [MetadataValue.Member]) {
    let source = code(of: cell).source
    let program = Parser.parse(source)
    if let mistake = program.diagnostics.first { throw mistake }
    let assignments = Self.assignments(in: program)
    // The last of two settings of one name counts, as with other options; all must make sense.
    var values: [String: MetadataValue] = [:]
    var edits: [Int: (value: Expression, code: String)] = [:]
    for setting in settings {
      do throws(ParameterError) {
        let places = assignments.filter { $0.name == setting.name }
        guard !places.isEmpty else {
          throw unknown(setting.name, among: assignments.map(\.name))
        }
        for place in places {
          let value = try ParameterValue(setting, replacing: place.value)
          edits[Int(place.value.span.start)] = (place.value, value.code)
          values[setting.name] = value.fact
        }
      } catch {
        throw setting.located(error)
      }
    }
    var bytes = source.text
    for edit in edits.values.sorted(by: { $0.value.span.start > $1.value.span.start }) {
      let range = Int(edit.value.span.start)..<Int(edit.value.span.end)
      guard range.upperBound <= bytes.count else { continue }
      let lineEnds = bytes[range].count { $0 == 10 }
      bytes.replaceSubrange(
        range, with: (edit.code + String(repeating: "\\\n", count: lineEnds)).utf8)
    }
    let facts = values.sorted { $0.key < $1.key }.map { MetadataValue.Member($0.key, $0.value) }
    return (String(decoding: bytes, as: UTF8.self), facts)
  }

  private static func assignment(_ statement: Statement) -> Assignment? {
    switch statement.kind {
    case .assign(let targets, let value):
      guard let target = targets.first, targets.count == 1, case .name(let name) = target.kind
      else {
        return nil
      }
      return Assignment(name: name, span: target.span, value: value)
    case .annotated(let target, _, let value):
      guard case .name(let name) = target.kind, let value else { return nil }
      return Assignment(name: name, span: target.span, value: value)
    default: return nil
    }
  }

  private func unknown(_ name: String, among known: [String]) -> ParameterError {
    var names: [String] = []
    for name in known where !names.contains(name) { names.append(name) }
    let nearest = NearestName.suggest(name, among: names)
    return ParameterError(
      names.isEmpty
        ? "\(path) has no parameter \"\(name)\"; its parameters cell assigns no names"
        : "\(path) has no parameter \"\(name)\"; it has \(names.joined(separator: ", "))",
      hint: nearest.map { "did you mean \($0)?" })
  }
}
