import QuireSyntax

/// A JSON text with its value and the places of all values in it.
package final class JSONDocument: Sendable {
  package let source: SourceFile
  package let value: MetadataValue
  let places: [JSONReader.Place]

  /// Reads a text; `path` is what errors call it.
  package init(_ text: String, path: String) throws(Diagnostic) {
    var reader = JSONReader(text)
    do throws(JSONReader.Failure) {
      value = try reader.document()
    } catch {
      throw Diagnostic(
        "SyntaxError", error.problem, source: SourceFile(name: path, text: text),
        span: Span(error.place.lowerBound, error.place.upperBound), hint: error.hint)
    }
    places = reader.places
    source = SourceFile(name: path, text: text)
  }

  /// Reads the bytes of a file.
  package convenience init(_ bytes: [UInt8], path: String) throws(Diagnostic) {
    try self.init(try SourceText.decode(bytes, path: path), path: path)
  }

  package var root: JSONNode { JSONNode(document: self, value: value, number: 0) }
}
