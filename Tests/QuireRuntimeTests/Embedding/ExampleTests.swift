import Glibc
import QuireTestSupport
import Testing

/// The program of docs/embedding.md is the one that is built beside the tests, and prints what the page says.
struct ExampleTests {
  private static let root =
    "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

  private func text(of path: String) throws -> String {
    var bytes: [UInt8] = []
    let file = try #require(fopen("\(Self.root)/\(path)", "r"))
    defer { fclose(file) }
    while case let byte = getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The page's block behind this line, without the fence.
  private func block(_ head: String) throws -> String {
    let page = try text(of: "docs/embedding.md")
    let start = try #require(page.firstRange(of: head + "\n")?.upperBound)
    let end = try #require(page[start...].firstRange(of: "```")?.lowerBound)
    return String(page[start..<end])
  }

  @Test func thePageShowsTheProgram() throws {
    #expect(try block("```swift main.swift") == text(of: "Tests/EmbeddingExample/main.swift"))
  }

  @Test func theProgramPrintsWhatThePageSays() throws {
    let result = try QuireProgram(named: "EmbeddingExample", in: "/").run([])
    #expect(result.errors == "")
    #expect(result.code == 0)
    #expect(try "$ swift run -c release App\n" + result.output == block("```console"))
  }
}

extension StringProtocol {
  fileprivate func firstRange(of text: String) -> Range<Index>? { ranges(of: text).first }
}
