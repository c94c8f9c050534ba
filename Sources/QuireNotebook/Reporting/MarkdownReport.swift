import QuireDocument

/// A run as readable Markdown: prose, code and outputs, with links to its pictures.
package struct MarkdownReport: DocumentWriter {
  /// What a cell becomes.
  private struct Part {
    var blocks: [String] = []
    var pictures: [PictureFile] = []
    /// Text of outputs that the next block ends.
    var text = ""

    mutating func add(_ lines: String) {
      text += lines.isEmpty || lines.utf8.last == 10 ? lines : lines + "\n"
    }

    /// Adds a picture; gives the link to it.
    mutating func link(to base64: String, of document: String, behind count: Int) -> String {
      let name = PictureFile.name(count + pictures.count + 1, of: document)
      pictures.append(PictureFile(name: name, base64: base64))
      return PictureFile.link(to: name)
    }

    /// Prose in which the PNG pictures that are attached to its cell are files: `![](attachment:a.png)`.
    mutating func detach(
      _ attachments: MetadataValue?, from prose: String, of document: String, behind count: Int
    ) -> String {
      guard case .object(let files)? = attachments else { return prose }
      var prose = prose
      for file in files {
        guard let base64 = file.value["image/png"]?.joinedText else { continue }
        let targets = Set([file.key, PictureFile.link(to: file.key)]).map { "(attachment:\($0))" }
        guard targets.contains(where: prose.contains) else { continue }
        let link = link(to: base64, of: document, behind: count)
        for target in targets { prose = prose.replacing(target, with: "(\(link))") }
      }
      return prose
    }

    mutating func flush() {
      if !text.isEmpty { blocks.append(fence(PlainText.of(text), "text")) }
      text = ""
    }
  }

  private var memo = CellMemo<(bytes: [UInt8], pictures: [PictureFile])>()

  package init() {}

  package mutating func write(_ notebook: Notebook) -> WrittenDocument {
    let facts = RunFacts(notebook)
    var document = DocumentBlocks()
    let hasTitle = notebook.beginsWithItsTitle
    if !hasTitle { document.add("# \(notebook.title)") }
    if !hasTitle, let facts { document.add(Self.head(facts, of: notebook)) }
    var pictures: [PictureFile] = []
    for (index, original) in notebook.cells.enumerated() where original.kind != .raw {
      var cell = original
      if index == 0, hasTitle {
        let title = cell.source.prefix { !$0.isNewline }
        document.add(String(title))
        if let facts { document.add(Self.head(facts, of: notebook)) }
        cell.source = String(cell.source.dropFirst(title.count).drop(while: \.isNewline))
      }
      let part = memo.part(of: cell, at: index, pictures: pictures.count) { cell, pictures in
        let part = Self.part(cell, of: notebook.name, pictures: pictures)
        return (Array(part.blocks.joined(separator: "\n\n").utf8), part.pictures)
      }
      document.add(part.bytes)
      pictures += part.pictures
    }
    if let ending = facts?.ending { document.add("*\(ending)*") }
    return WrittenDocument(bytes: document.end(), pictures: pictures)
  }

  private static func head(_ facts: RunFacts, of notebook: Notebook) -> String {
    "> " + (["`\(notebook.path)`"] + facts.texts { "`\($0)`" }).joined(separator: " · ")
  }

  private static func part(_ cell: Cell, of document: String, pictures: Int) -> Part {
    var part = Part()
    let source = PlainText.block(cell.source)
    guard cell.kind == .code else {
      let prose = part.detach(cell.attachments, from: source, of: document, behind: pictures)
      part.blocks = prose.isEmpty ? [] : [prose]
      return part
    }
    if let title = cell.title { part.blocks.append("**\(title)**") }
    if !source.isEmpty { part.blocks.append(fence(source, "python")) }
    if cell.isLeftOut { part.blocks.append("*Not run: tagged `\(CellRules.skipTag)`.*") }
    for output in cell.outputs {
      switch output.content {
      case .stream(_, let text): part.add(text)
      case .result(let data), .display(let data):
        let text = data["text/plain"]?.joinedText
        if let base64 = data["image/png"]?.joinedText {
          part.flush()
          let link = part.link(to: base64, of: document, behind: pictures)
          part.blocks.append("![\(label(text ?? "figure"))](\(link))")
        } else if let text {
          part.add(text)
        }
      case .error(let name, let message, let traceback):
        part.flush()
        part.add(traceback.isEmpty ? "\(name): \(message)" : traceback.joined(separator: "\n"))
        part.flush()
      case .unknown: break
      }
    }
    part.flush()
    return part
  }

  /// A code block whose fence is longer than any run of backticks in it.
  static func fence(_ text: String, _ language: String) -> String {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)\(language)\n\(text)\n\(fence)"
  }

  /// Text that may stand between the brackets of a link.
  private static func label(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
      .replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]")
  }
}
