import QuireBuiltins
import QuireSyntax
import Testing

@testable import QuireRuntime

/// The reference of the language that is inside the program.
struct LanguageReferenceTests {
  private let session = Session.standard(output: TextOutput())

  @Test(arguments: Keyword.allCases.map(\.rawValue)) func explainsEveryKeyword(word: String) throws
  {
    #expect(try HelpPages(session.interpreter).page(named: word) != nil)
  }

  @Test(arguments: [
    ("language", "The Quire language"), ("class", "Classes: class"),
    ("format", "format(value"), ("formatting", "Formatting: f-strings"), ("//", "Expressions"),
    ("slices", "Elements and slices"), ("yield", "Left out"), ("ValueError", "ValueError("),
    ("scope", "Names and scope"), ("limits", "Limits"), ("exceptions", "Errors: try"),
  ])
  func findsSubjects(name: String, start: String) throws {
    let page = try HelpPages(session.interpreter).page(named: name)
    #expect(page?.text().hasPrefix(start) == true)
  }

  @Test func functionsThatAreSubjectsTooHaveBoth() throws {
    let text = try HelpPages(session.interpreter).page(named: "format")?.text() ?? ""
    #expect(text.contains("Formatting: f-strings, format and %"))
  }

  @Test(arguments: [("whle", "while"), ("lambada", "lambda"), ("formating", "formatting")])
  func suggestsWhatIsNear(name: String, suggestion: String) {
    #expect(HelpPages(session.interpreter).suggestion(for: name) == suggestion)
  }

  @Test func helpTakesKeywordsAsText() throws {
    let output = TextOutput()
    let session = Session.standard(output: output)
    _ = try session.run(SourceFile(name: "test.nb", text: "help(\"while\")"))
    #expect(output.text.hasPrefix("for, while, break, continue\n"))
  }

  @Test func isShort() {
    #expect(
      StandardLibrary.languageText.split(separator: "\n", omittingEmptySubsequences: false).count
        <= 600)
  }
}
