import QuireDocument
import Testing

@testable import QuirePage

/// A text and what becomes of it.
struct Case: CustomTestStringConvertible {
  var text: String
  var expected: String
  var testDescription: String { text }

  init(_ text: String, _ expected: String) {
    self.text = text
    self.expected = expected
  }
}

/// A page that has nothing on it yet and finds no files.
func emptyPage(language: String = "en") -> PageContext {
  let page = PageContext(words: Words(language: language), files: .none)
  page.expectsTitle = false
  return page
}
