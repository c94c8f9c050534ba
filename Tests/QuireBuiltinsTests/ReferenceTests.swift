import QuireBuiltins
import QuireRuntime
import Testing

/// The reference as a document.
@Suite struct ReferenceTests {
  let text: String

  init() throws {
    let session = Session.standard(output: TextOutput())
    text = try Reference(session.interpreter, files: StandardLibrary.embeddedModules).markdown
  }

  @Test func explainsFunctionsTypesMethodsAndModules() {
    for heading in [
      "## Names in scope", "### abs", "### str", "#### str.split", "## numpy", "### np.zeros",
      "### keras.layers.Dense", "#### keras.Model.fit", "### plt.plot",
      "### metrics.confusion\\_matrix",
    ] {
      #expect(text.contains("\n\(heading)\n"), "\(heading)")
    }
  }

  @Test func explainsAName() {
    let entry = text.components(from: "### abs\n", to: "\n### ")
    #expect(
      entry == """
        ### abs

        ```python
        abs(x) -> number
        ```

        The distance from 0.

        | Parameters | type and default |  |
        | --- | --- | --- |
        | `x` | `any` | a number |

        Examples:

        ```python
        >>> abs(-3)
        3
        >>> abs(-1.5)
        1.5
        ```

        """)
  }

  @Test func linksLeadToHeadings() {
    var anchors: Set<String> = []
    for line in text.split(separator: "\n") where line.hasPrefix("#") {
      let heading = line.drop { $0 == "#" }.dropFirst().replacing("\\", with: "")
      let name = heading.lowercased().replacing(" ", with: "-")
        .filter { $0.isLetter || $0.isNumber || "-_".contains($0) }
      // GitHub numbers equal ones: tensor, and Tensor as tensor-1.
      anchors.insert(anchors.contains(name) ? "\(name)-1" : name)
    }
    var broken: Set<Substring> = []
    var count = 0
    for piece in text.split(separator: "](#").dropFirst() {
      let name = piece.prefix { $0 != ")" }
      count += 1
      if !anchors.contains(String(name)) { broken.insert(name) }
    }
    #expect(count > 100)
    #expect(broken == [])
  }
}

extension String {
  /// From the first `start` up to the next `end`.
  fileprivate func components(from start: String, to end: String) -> String? {
    guard let first = ranges(of: start).first else { return nil }
    let rest = self[first.lowerBound...]
    return String(rest.prefix(upTo: rest.ranges(of: end).first?.lowerBound ?? rest.endIndex))
  }
}
