import QuireRuntime
import QuireSyntax
import Testing

/// Pages of documentation by name.
@Suite struct HelpPageTests {
  private func page(_ path: String, modules: [String: String] = [:]) throws -> String? {
    let session = Session(output: TextOutput())
    session.interpreter.findModule = { name, _ in
      modules[name].map { ModuleFile(SourceFile(name: "\(name).nb", text: $0)) }
    }
    return try HelpPages(session.interpreter).page(named: path)?.text()
  }

  @Test func namesTheOwnerOfAMethod() throws {
    #expect(
      try page("list.append") == """
        list.append(value)
          Adds an element at the end.

        Parameters
          value  any  the element

        """)
  }

  @Test func readsFunctionsOfFilesWithoutRunningThem() throws {
    let text = """
      print("never")
      def area(width: float, height=2 * 3, *, unit="cm"):
          \"\"\"The area of a rectangle.

          In square units.
          \"\"\"
          return width * height
      def _hidden(): pass
      """
    #expect(
      try page("shapes.area", modules: ["shapes": text]) == """
        shapes.area(width: float, height=2 * 3, *, unit="cm")
          The area of a rectangle.

          In square units.

        """)
    #expect(
      try page("shapes", modules: ["shapes": text]) == """
        module shapes

        Functions
          area(width: float, height=2 * 3, *, unit="cm")
            The area of a rectangle.

        """)
  }

  @Test(arguments: ["nothing", "list.nothing", "math.nothing", "", "."])
  func hasNoPageOfWhatIsNot(path: String) throws {
    #expect(try page(path) == nil)
  }

  @Test(arguments: [("pritn", "print"), ("sqrt", "math.sqrt"), ("list.apend", "list.append")])
  func suggests(path: String, name: String) {
    let session = Session(output: TextOutput())
    #expect(HelpPages(session.interpreter).suggestion(for: path) == name)
  }

  @Test func wrapsAtTheWidth() {
    let page = HelpPage([
      .head("f(first, second, third, fourth, fifth, sixth)"),
      .text("One sentence of many words here."),
      .table(
        title: "Parameters",
        [.init(name: "first", type: "int", text: "the first of the numbers that are added")]),
    ])
    #expect(
      page.text(width: 40) { "*\($0)*" } == """
        *f(first, second, third, fourth, fifth,*
        *    sixth)*
          One sentence of many words here.

        *Parameters*
          first  int  the first of the numbers
                      that are added

        """)
  }
}
