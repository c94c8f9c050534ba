import QuireDocument
import QuireTestSupport
import Testing

/// `quire doc` and `quire doctor` from outside.
@Suite struct DocCommandTests {
  let folder: TemporaryFolder
  let program: QuireProgram

  init() throws {
    folder = try TemporaryFolder()
    program = QuireProgram(in: folder.path)
  }

  @Test(arguments: [
    ("Dense", "Dense(units, ", "Properties of every Layer"),
    ("np.zeros", "np.zeros(shape, ", "Parameters"), ("np", "module numpy", "arange"),
    ("list.append", "list.append(value)", "value  any"),
    ("Sequential.fit", "Sequential.fit(", "epochs"),
    ("Tensor.reshape", "Tensor.reshape(", "Parameters"),
    ("Dense.units", "Dense.units", "can be read"),
    (
      "metrics.confusion_matrix", "metrics.confusion_matrix(y_true, y_pred, num_classes=None)",
      "row"
    ),
    ("keras.losses", "module keras.losses", "MeanSquaredError"),
  ])
  func documents(_ name: String, _ start: String, _ part: String) throws {
    let result = try program.run(["doc", name])
    #expect(result.output.hasPrefix(start))
    #expect(result.output.contains(part))
    #expect(result.errors == "")
    #expect(result.code == 0)
  }

  /// `make reference` writes it anew.
  @Test func theReferenceInTheDocumentationIsCurrent() throws {
    let file = #filePath.replacing(
      "Tests/quireTests/DocCommandTests.swift", with: "docs/reference.md")
    let written = String(decoding: try SourceBytes.read(file), as: UTF8.self)
    let result = try program.run(["doc", "--to", "md"])
    #expect(result.output == written)
    #expect(result.code == 0)
  }

  @Test func writesAPageAsMarkdown() throws {
    let result = try program.run(["doc", "np.zeros", "--to", "md", "-o", "zeros.md"])
    #expect(result.output == "")
    #expect(result.code == 0)
    #expect(folder.text("zeros.md")?.hasPrefix("```python\nnp.zeros(shape, ") == true)
  }

  @Test func writesAPageOfHTML() throws {
    let result = try program.run(["doc", "Dense", "--to", "html", "-o", "dense.html"])
    #expect(result.output + result.errors == "")
    #expect(result.code == 0)
    let page = folder.text("dense.html") ?? ""
    #expect(page.hasPrefix("<!doctype html>"))
    #expect(page.contains("<h1>Dense</h1>"))
    #expect(page.contains("<span class=\"b\">Dense</span>("))
    #expect(try program.run(["doc", "Dens", "--to", "html"]).code == 1)
  }

  @Test func everyLinkOfTheReferencePageLeadsSomewhere() throws {
    let page = try program.run(["doc", "--to", "html"]).output
    func values(_ attribute: String) -> Set<Substring> {
      Set(page.split(separator: attribute + "=\"").dropFirst().map { $0.prefix { $0 != "\"" } })
    }
    let links = values(" href").filter { $0.hasPrefix("#") }.map { $0.dropFirst() }
    #expect(links.count > 300)
    #expect(Set(links).subtracting(values(" id")) == [])
  }

  @Test func listsNamesBySubject() throws {
    let result = try program.run(["doc"])
    for title in ["Language", "Tensors and gradients", "Layers and models", "Training", "Data"] {
      #expect(result.output.contains("\n\(title)\n"), "\(title)")
    }
    #expect(result.output.contains("GradientTape"))
    #expect(result.code == 0)
  }

  @Test func documentsANotebook() throws {
    try folder.write(
      "a.nb",
      """
      # %% [markdown]
      # # Title
      # What it shows.
      # %% Set tags=["parameters"]
      epochs = 5
      # %% Work
      def area(w, h=2):
          "The area."
          return w * h
      """)
    let result = try program.run(["doc", "a.nb"])
    #expect(
      result.output == """
        a
          What it shows.

        Parameters, set by -p name=value
          epochs  5

        Functions
          area(w, h=2)  The area.

        Cells
          Set
          Work

        """)
    #expect(try program.run(["doc", "none.nb"]).code == 2)
  }

  @Test(arguments: [
    ("Dens", "Dense"), ("zeros_like", "numpy.zeros_like"), ("np.zerso", "np.zeros"),
  ])
  func suggestsANearName(_ name: String, _ suggestion: String) throws {
    let result = try program.run(["doc", name])
    #expect(
      result.errors
        == "quire: nothing is named \"\(name)\"\n   hint: did you mean \(suggestion)?\n")
    #expect(result.output == "")
    #expect(result.code == 1)
  }

  @Test func theDoctorAsksTheSystem() throws {
    var program = program
    program.environment["QUIRE_THREADS"] = "3"
    program.environment["XDG_STATE_HOME"] = "/nowhere"
    let result = try program.run(["doctor"])
    for text in [
      "version           0.1.0\n", "threads           3 (QUIRE_THREADS is 3; ",
      "history           /nowhere/quire/history  (not there yet)\n",
      "output            a file or pipe\n", "✓ zlib", "✓ libpng",
    ] { #expect(result.output.contains(text), "\(text)") }
    #expect(result.code == (result.output.contains("✗") ? 1 : 0))
    #expect(result.errors == "")
  }
}
