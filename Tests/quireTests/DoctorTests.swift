import Testing

@testable import quire

/// What the doctor says about what is not there.
@Suite struct DoctorTests {
  private let terminal = Terminal(isTerminal: false, columns: nil) { _ in nil }

  @Test func aMissingLibraryNamesItsPackage() {
    let library = SystemLibrary(
      title: "Nothing", file: "libnothing.so.9", package: "libnothing9", purpose: "a test",
      symbol: "nothing")
    let report = DoctorReport(sections: [.init(title: "Libraries", lines: [library.line])])
    #expect(
      report.lines(on: terminal) == [
        "Libraries", "  ! Nothing  missing: apt install libnothing9; needed for a test",
      ])
    #expect(!report.isWell)
  }

  @Test func whatIsOptionalMayBeAbsent() {
    let report = DoctorReport(sections: [
      .init(title: "Data", lines: [.init(label: "MNIST", text: "missing", state: .absent)])
    ])
    #expect(report.isWell)
  }

  @Test func aFontHasTheCharacterAskedFor() throws {
    let search = try #require(FontSearch())
    let font = try #require(search.font("DejaVu Sans", having: "a"))
    #expect(font.family.contains("DejaVu Sans"))
    // A character that no font has: the end of a plane is never one.
    #expect(search.font("DejaVu Sans", having: "\u{1FFFF}") == nil)
  }
}
