import QuireSyntax

/// The code that reads a module's variables: what exists of it, which closures and running calls keep alive.
final class CodeTable {
  private var codes: [ObjectIdentifier: Ref<Code>] = [:]
  /// The pieces of source that the last ones were compiled from, the newest last: hints read them.
  private(set) var sources: [SourceFile] = []

  private static let mostSources = 200

  func add(_ code: Code) {
    codes[ObjectIdentifier(code)] = .passUnretained(code)
    if let last = sources.last, last === code.source { return }
    if sources.count == Self.mostSources { sources.removeFirst() }
    sources.append(code.source)
  }

  var count: Int { codes.count }

  func remove(_ code: Code) { codes[ObjectIdentifier(code)] = nil }

  func forEach(_ body: (Code) -> Void) {
    for code in codes.values { code.with(body) }
  }
}
