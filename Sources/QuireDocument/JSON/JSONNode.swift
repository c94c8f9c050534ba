import QuireSyntax

/// A value in a JSON text, which knows where it stands.
package struct JSONNode {
  package let document: JSONDocument
  package let value: MetadataValue
  /// Which value of the text this is, counted from its start.
  private let number: Int

  init(document: JSONDocument, value: MetadataValue, number: Int) {
    self.document = document
    self.value = value
    self.number = number
  }

  /// The byte at which it starts.
  package var start: Int {
    document.places.indices.contains(number) ? Int(document.places[number].start) : 0
  }

  /// The line of the file on which it starts, counted from 1.
  package var line: Int { document.source.line(of: start) }

  /// The lines from its start to that of the last value in it.
  package var lines: ClosedRange<Int> {
    let places = document.places
    guard places.indices.contains(number) else { return line...line }
    let last = min(Int(places[number].next), places.count) - 1
    return line...max(line, document.source.line(of: Int(places[max(last, number)].start)))
  }

  /// The values of a list; empty for anything else.
  package var elements: [JSONNode] {
    guard case .array(let values) = value else { return [] }
    return nodes(of: values)
  }

  /// The members of an object; empty for anything else.
  package var members: [(key: String, node: JSONNode)] {
    guard case .object(let members) = value else { return [] }
    return Array(zip(members.map(\.key), nodes(of: members.map(\.value))))
  }

  private func nodes(of values: [MetadataValue]) -> [JSONNode] {
    var next = number + 1
    return values.map { value in
      let node = JSONNode(document: document, value: value, number: next)
      next = document.places.indices.contains(next) ? Int(document.places[next].next) : next + 1
      return node
    }
  }

  /// A mistake at this value.
  package func mistake(_ problem: String, hint: String? = nil) -> Diagnostic {
    Diagnostic(
      "SyntaxError", problem, source: document.source, span: Span(start, start + 1), hint: hint)
  }
}
