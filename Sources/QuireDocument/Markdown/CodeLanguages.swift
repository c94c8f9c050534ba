/// The languages whose fenced blocks are cells.
struct CodeLanguages {
  /// How Quire's own blocks are tagged.
  private static let own: Set<String> = ["quire", "python", "py", "python3", "py3"]
  private let names: Set<String>
  /// The tag that new blocks get.
  let tag: String

  /// Quire's and Python's names, and the language that a Jupyter notebook's metadata names.
  init(_ metadata: [MetadataValue.Member]) {
    let name =
      (metadata["language_info"]?["name"] ?? metadata["kernelspec"]?["language"])?.text?
      .lowercased() ?? ""
    let isWord =
      !name.isEmpty
      && name.utf8.allSatisfy {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
          || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "#")
      }
    let isOther = isWord && !Self.own.contains(name)
    names = isOther ? Self.own.union([name]) : Self.own
    tag = isOther ? name : "python"
  }

  func contains(_ tag: String) -> Bool { names.contains(tag.lowercased()) }
}
