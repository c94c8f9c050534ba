import Testing

@testable import QuireRuntime

/// Sections of a reference, found by their titles and what they mention.
struct LanguageGuideTests {
  static let text = """
    # A language

    Words about all of it.

    ## Names and scope: `global`

    A name stands for a **value**, as [elsewhere](other.md) it does;
    more on the next line, with `pass`.

    ## Statements

    First words.

    ### `for`, `while`

    | word | meaning |
    |---|---|
    | `else` | no `break` |
    | `a \\| b` | either |

    ```python
    # ## no head
    for x in xs: `y`
    ```

    ## Formatting

    | | one | other |
    |---|---|---|
    | text | `x` | y |
    """

  private let guide = LanguageGuide(Self.text)

  static let titles: [(String, String?)] = [
    ("global", "Names and scope: global"), ("scope", "Names and scope: global"),
    ("names", "Names and scope: global"), ("name", "Names and scope: global"),
    ("while", "for, while"), ("For", "for, while"), ("break", "for, while"),
    ("a | b", nil), ("pass", "Names and scope: global"), ("format", "Formatting"),
    ("statement", "Statements"), ("language", "A language"), ("y", nil), ("foo", nil), ("", nil),
    ("and", nil), ("formattings", "Formatting"),
  ]

  @Test(arguments: titles) func areFound(name: String, title: String?) {
    let text = guide.page(named: name)?.text()
    #expect(text?.split(separator: "\n").first.map(String.init) == title)
  }

  @Test func aSectionHoldsTheSectionsInIt() {
    #expect(
      guide.page(named: "statements")?.text() == """
        Statements
          First words.

        for, while

          word   meaning
          else   no break
          a | b  either

          # ## no head
          for x in xs: `y`

        """)
  }

  @Test func marksAreLeftOut() {
    #expect(
      guide.page(named: "scope")?.text(width: 40) == """
        Names and scope: global
          A name stands for a value, as
          elsewhere it does; more on the next
          line, with pass.

        """)
    #expect(
      guide.page(named: "formatting")?.text() == """
        Formatting

                one  other
          text  x    y

        """)
  }

  @Test func inTitlesOnlyCodeCounts() {
    #expect(guide.page(named: "for", inTitle: true) != nil)
    #expect(guide.page(named: "scope", inTitle: true) == nil)
  }
}
