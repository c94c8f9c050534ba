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

  @Test func linearRegressionRefutesTheArticle() throws {
    let result = try program.run(["run", "\(Self.notebooks)/linear-regression.nb"])
    #expect(result.errors == "")
    #expect(result.code == 0)
    #expect(result.output.contains("β0 = 0, β1 = 2\n"))
    #expect(result.output.contains("least squares: y = 0 + 2·x   squared error 0   at 4: 8\n"))
    #expect(result.output.contains("the article: y = 1 + 2·x   squared error 3   at 4: 9\n"))
    let outputs = folder.names(in: "out/linear-regression")
    #expect(outputs == ["figure-1.png", "figure-2.png", "figure-3.png", "linear-regression.md"])
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
