import QuireDocument
import QuireTestSupport
import Testing

/// Notebooks that nbformat wrote (Tests/Reference/notebooks.py) come back byte for byte.
@Suite struct JupyterFixtureTests {
  static let folder =
    "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/Fixtures"
  static let names = TemporaryFolder.names(in: folder).filter { $0.hasSuffix(".ipynb") }

  @Test func areThere() { #expect(Self.names.count >= 20) }

  @Test(arguments: names) func comesBack(name: String) throws {
    let bytes = try SourceBytes.read("\(Self.folder)/\(name)")
    let notebook = try JupyterReader.read(bytes, path: name)
    #expect(
      String(decoding: JupyterWriter.write(notebook), as: UTF8.self)
        == String(decoding: bytes, as: UTF8.self))
    #expect(JupyterWriter.write(notebook) == bytes)
  }
}
