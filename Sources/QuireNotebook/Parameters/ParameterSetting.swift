/// A value given from outside: `epochs=3` of the command line.
package struct ParameterSetting: Hashable, Sendable {
  package var name: String
  package var value: String

  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }

  /// Reads `name=value`.
  package init(_ text: String) throws(ParameterError) {
    guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
      throw ParameterError("expected name=value, found \"\(text)\"")
    }
    name = String(text[..<sign])
    value = String(text[text.index(after: sign)...])
  }
}
