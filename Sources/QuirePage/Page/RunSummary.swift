import QuireDocument

/// What a notebook says about the run that gave its outputs, in its metadata under `quire`.
struct RunSummary {
  private let notebook: Notebook
  private let words: Words
  private var run: MetadataValue? { notebook.metadata["quire"] }

  init(_ notebook: Notebook, _ words: Words) {
    self.notebook = notebook
    self.words = words
  }

  /// What went wrong, for the head of the page, with the cells whose errors were not expected.
  var problem: [String: Any]? {
    let status = run?["status"]?.text
    // Of a run that passed, every error was announced.
    if status == "passed" { return nil }
    let failed = notebook.cells.indices.filter { index in
      let cell = notebook.cells[index]
      return !cell.tags.contains("raises-exception") && cell.outputs.contains(where: \.isError)
    }
    guard !failed.isEmpty || status != nil else { return nil }
    let text =
      switch status {
      case "timed out": words.timedOut
      case "interrupted": words.interrupted
      case "running": words.running
      default: words.failed(failed.count)
      }
    var problem: [String: Any] = ["text": text]
    problem["failures"] = failed.map { index in
      [
        "mark": index == failed.first ? words.colon : words.comma, "id": "cell:\(index + 1)",
        "name": notebook.cells[index].title ?? words.cell(index + 1),
      ]
    }
    let unreached = unreached
    if unreached > 0 { problem["rest"] = words.unreached(unreached) }
    return problem
  }

  private var unreached: Int {
    switch run?["unreached"] {
    case .int(let count)?: count
    case .array(let cells)?: cells.count
    default: 0
    }
  }

  /// The facts for the foot of the page, as terms and what they are.
  var table: [[String: Any]] {
    guard let run else { return [] }
    var rows: [(String, String)] = []
    func add(_ term: String, _ key: String) {
      if let value = run[key].map(Self.text), !value.isEmpty, run[key] != .null {
        rows.append((term, value))
      }
    }
    add("Quire", "version")
    add(words.profile, "profile")
    add(words.seed, "seed")
    add(words.threads, "threads")
    add(words.instructions, "instruction_set")
    if case .object(let parameters)? = run["parameters"], !parameters.isEmpty {
      rows.append(
        (
          words.parameters,
          parameters.map { "\($0.key) = \(Self.text($0.value))" }.joined(separator: ", ")
        ))
    }
    return rows.map { ["term": $0.0, "value": $0.1] }
  }

  private static func text(_ value: MetadataValue) -> String {
    switch value {
    case .string(let text): text
    case .array(let values): values.map(text).joined(separator: ", ")
    default: JSONWriter().text(value)
    }
  }
}

extension Output {
  fileprivate var isError: Bool {
    if case .error = content { true } else { false }
  }
}
