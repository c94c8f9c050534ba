import QuireDocument

extension RunFacts {
  /// The facts for the head of a document: `Quire 0.1.0`, `seed 7`, `2 threads`, `AVX2`,
  /// `with epochs = 1`; `quoted` marks what is code.
  func texts(quoted: (String) -> String = { $0 }) -> [String] {
    var texts = [
      "Quire \(version)", "seed \(seed)", threads == 1 ? "1 thread" : "\(threads) threads",
      instructionSet,
    ]
    if let profile { texts.append("profile \(profile)") }
    if !parameters.isEmpty {
      let settings = parameters.map { quoted("\($0.key) = \(ParameterValue.code(of: $0.value))") }
      texts.append("with " + settings.joined(separator: ", "))
    }
    return texts
  }

  /// How the run ended, when it did not simply reach its end.
  var ending: String? {
    let rest =
      switch unreached {
      case 0: ""
      case 1: "; 1 code cell was not run"
      default: "; \(unreached) code cells were not run"
      }
    return switch status {
    case .passed: nil
    case .failed: "A cell failed\(rest)."
    case .timedOut: "A time limit was reached\(rest)."
    case .interrupted: "This run was interrupted\(rest)."
    case nil: "This run has not ended\(rest)."
    }
  }
}

extension Notebook {
  /// Whether the first thing in it is a heading of the first level.
  var beginsWithItsTitle: Bool {
    guard let first = cells.first else { return false }
    return first.kind == .markdown && first.source.hasPrefix("# ")
  }
}
