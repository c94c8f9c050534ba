import Glibc
import QuireTestSupport
import Testing

/// Every notebook of the folder notebooks/, run as a reader would run it.
@Suite struct NotebookTests {
  let folder: TemporaryFolder
  let program: QuireProgram

  init() throws {
    folder = try TemporaryFolder()
    program = QuireProgram(in: folder.path)
  }

  private static let notebooks: String = {
    let tests = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(tests)/notebooks"
  }()

  /// Every example of the reference of the language.
  @Test func theLanguageIsAsItsReferenceSays() throws {
    let page = Self.notebooks.replacing("/notebooks", with: "/docs/language.md")
    let result = try program.run(["test", page])
    #expect(result.errors == "")
    #expect(result.code == 0, "\(result.output)")
  }

  @Test func linearRegressionRefutesTheArticle() throws {
    let result = try program.run(["run", "\(Self.notebooks)/linear-regression.nb"])
    #expect(result.errors == "")
    #expect(result.code == 0)
    #expect(result.output.contains("β0 = 0, β1 = 2\n"))
    #expect(result.output.contains("least squares: y = 0 + 2·x   squared error 0   at 4: 8\n"))
    #expect(result.output.contains("the article: y = 1 + 2·x   squared error 3   at 4: 9\n"))
    let outputs = folder.names(in: "out/linear-regression")
    #expect(
      outputs == [
        "linear-regression-figure-1.png", "linear-regression-figure-2.png",
        "linear-regression-figure-3.png", "linear-regression.html",
        "linear-regression.md",
      ])
  }

  @Test func theTourShowsWhatItSays() throws {
    let result = try program.run(["run", "\(Self.notebooks)/tour.nb", "-o", "out"])
    #expect(result.errors == "")
    #expect(result.code == 0)
    // What stands behind "# =>" as one line, under the line that shows it.
    for value in [
      "\"Primes: [2, 3, 5, 7], in sum 17, 1/7 is 0.1429\"",
      "{\"3-4-5\": True, \"5-12-13\": True, \"6-7-8\": False}", "(\"深度\", 2)",
      "([1, 5, 9], [3, 1], [0, 5, 10])", "[-1.0, 3.0]",
      "matmul: shapes [2, 3] and [2, 3] do not fit: the inner extents are 3 and 2",
      "[3.0, 12.0, 27.0]", "0.619061", "(400, 2)", "\"2,545 weights\"",
    ] { #expect(result.output.contains("\n\(value)\n"), "\(value)") }
    let accuracy = result.output.split(separator: "How often it is right").last?
      .split(separator: "\n").dropFirst().first.flatMap { Double($0) }
    #expect(try #require(accuracy) > 0.97)
    #expect(
      folder.names(in: "out") == ["tour-figure-1.png", "tour-figure-2.png", "tour.html", "tour.md"])
  }

  @Test func theNetworkLearnsTheSameTwice() throws {
    func run(_ out: String) throws -> String {
      let result = try program.run([
        "run", "\(Self.notebooks)/mlp.nb", "-p", "epochs=2", "-o", out,
      ])
      #expect(result.errors == "")
      #expect(result.code == 0)
      let report = try #require(folder.text("\(out)/mlp.md"))
      #expect(folder.names(in: out).filter { $0.hasSuffix(".png") }.count == 4)
      return report
    }
    let first = try run("a")
    #expect(first.contains("test accuracy 0.8"))
    #expect(try run("b") == first)
  }
}
