import QuireDocument

/// Self-contained HTML pages: one file, no scripts, nothing asked of any other computer.
package enum Page {
  /// A notebook with whatever outputs it has.
  /// - Parameter files: Where the pictures come from that its prose names; those beside the
  ///   notebook's file unless others are given.
  /// - Parameter names: What the language and its library offer without import.
  package static func html(
    _ notebook: Notebook, files: PictureFiles? = nil, names: Set<String>
  ) throws(PageError) -> [UInt8] {
    var writer = PageWriter(files: files, names: names)
    return try writer.write(notebook)
  }

  /// A page of prose: the reference, for instance.
  package static func document(
    title: String, markdown: String, files: PictureFiles = .none, names: Set<String>
  ) throws(PageError) -> [UInt8] {
    let language = PageLanguage.of([markdown])
    let context = PageContext(words: Words(language: language), files: files, names: names)
    let templates = try Templates()
    let body = try context.prose(markdown)
    return try page(
      title, language: language, context, templates,
      ["cells": try templates.cell(["prose": body.string])])
  }

  static func page(
    _ title: String, language: String, _ context: PageContext, _ templates: Templates,
    _ values: [String: Any]
  ) throws(PageError) -> [UInt8] {
    var heading = HTML()
    heading.open("h1", context.title.map { [Attribute("id", $0.id)] } ?? [])
    heading += context.title?.html ?? HTML.text(title)
    heading.close("h1")
    let contents = context.outline.contents
    let notes = context.notes.list(context.words)
    let words = context.words
    let html = try templates.page(
      values.merging([
        "lang": HTML.text(language).string, "title": HTML.text(title).string,
        "heading": heading.string, "contents": contents.string,
        "hasContents": !contents.isEmpty, "notes": notes.string, "hasNotes": !notes.isEmpty,
        "words": words.table,
      ]) { own, _ in own })
    return Array(html.utf8)
  }

  /// Who wrote it and when, as far as the notebook says.
  static func byline(_ metadata: MetadataValue) -> String? {
    func names(_ value: MetadataValue) -> [String] {
      switch value {
      case .string(let name): [name]
      case .array(let values): values.flatMap(names)
      case .object: value["name"].map(names) ?? []
      default: []
      }
    }
    let authors = (metadata["authors"] ?? metadata["author"]).map(names) ?? []
    let parts = [authors.joined(separator: ", "), metadata["date"]?.text ?? ""]
      .filter { !$0.isEmpty }
    return parts.isEmpty ? nil : HTML.text(parts.joined(separator: " · ")).string
  }
}
