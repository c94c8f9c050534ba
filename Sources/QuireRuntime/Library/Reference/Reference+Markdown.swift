extension Reference {
  /// The document, with a table of contents and links.
  package var markdown: String {
    var anchors = MarkdownAnchors()
    // Headings in their order, so that equal ones get the numbers that they get on a page.
    _ = anchors.add(Self.title)
    var links: [String: String] = [:]
    for chapter in chapters {
      links[chapter.title] = anchors.add(chapter.title)
      for entry in chapter.entries {
        links[entry.path] = anchors.add(entry.path)
        for method in entry.methods { links[method.path] = anchors.add(method.path) }
      }
    }
    var blocks = [
      "# \(Self.title)",
      "Made from the records of the built-ins and the docstrings of the standard library by "
        + "`quire doc --to md`; the same is said by `?name` at the prompt and `quire doc NAME`.",
    ]
    blocks.append(
      chapters.map { chapter in
        "- [\(Markdown.escaped(chapter.title))](#\(links[chapter.title] ?? "")): "
          + chapter.summary
      }.joined(separator: "\n"))
    for chapter in chapters { blocks += self.blocks(chapter, links) }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static let title = "Reference"

  private func blocks(_ chapter: Chapter, _ links: [String: String]) -> [String] {
    var blocks = ["## \(Markdown.escaped(chapter.title))", chapter.summary]
    if let original = chapter.original {
      return [
        blocks[0],
        "The names of [\(Markdown.escaped(original))](#\(links[original] ?? "")).",
      ]
    }
    let rows = chapter.rows.map { row in
      let name = "`\(row.name)`"
      let target = row.target.flatMap { target in
        links[target].map {
          target == row.name ? "[\(name)](#\($0))" : "\(name), see [`\(target)`](#\($0))"
        }
      }
      return [target ?? name, Markdown.escaped(row.text)]
    }
    if !rows.isEmpty { blocks.append(Markdown.table(["name", ""], rows)) }
    for entry in chapter.entries {
      blocks.append("### \(Markdown.escaped(entry.path))")
      blocks += entry.page.markdown
      if let base = entry.base {
        let name = "`\(base.name)`"
        let link = place(of: base).flatMap { links[$0] }.map { "[\(name)](#\($0))" } ?? name
        blocks.append("A kind of \(link), with its methods and properties.")
      }
      for method in entry.methods {
        blocks.append("#### \(Markdown.escaped(method.path))")
        blocks += method.page.markdown
      }
    }
    return blocks
  }
}

extension HelpPage {
  /// The page as blocks of Markdown.
  package var markdown: [String] {
    parts.flatMap { part -> [String] in
      switch part {
      case .head(let head): return ["```python\n\(head)\n```"]
      case .text(let text): return [Markdown.paragraphs(text)]
      case .markdown(let text): return [text]
      case .table(let title, let rows):
        guard !rows.isEmpty else { return [] }
        let hasTypes = rows.contains { !$0.type.isEmpty }
        let cells = rows.map { row in
          [Markdown.code(row.name)] + (hasTypes ? [Markdown.code(row.type)] : [])
            + [Markdown.escaped(row.text)]
        }
        return [
          Markdown.table([title] + (hasTypes ? ["type and default"] : []) + [""], cells)
        ]
      case .names(let title, let names):
        guard !names.isEmpty else { return [] }
        return ["\(title): " + names.map(Markdown.code).joined(separator: ", ") + "."]
      case .code(let title, let lines):
        guard !lines.isEmpty else { return [] }
        return ["\(title):", "```python\n\(lines.joined(separator: "\n"))\n```"]
      }
    }
  }
}
