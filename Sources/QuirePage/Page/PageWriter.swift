import QuireDocument

/// Writes the page of a notebook again and again while a run adds outputs; what has not changed is
/// kept.
package struct PageWriter {
  /// The page as it was last written.
  private struct Draft {
    var notebook: Notebook
    let language: String
    let context: PageContext
    let templates: Templates
    let body: NotebookBody
    var cells: [String]
  }

  private let files: PictureFiles?
  private let names: Set<String>
  private var draft: Draft?

  /// - Parameter files: Where the pictures come from that the prose names; those beside the
  ///   notebook's file unless others are given.
  /// - Parameter names: What the language and its library offer without import.
  package init(files: PictureFiles? = nil, names: Set<String>) {
    self.files = files
    self.names = names
  }

  /// The page of a notebook with whatever outputs it has.
  package mutating func write(_ notebook: Notebook) throws(PageError) -> [UInt8] {
    let draft: Draft
    if let updated = try updated(notebook) {
      draft = updated
    } else {
      draft = try begun(notebook)
    }
    self.draft = draft
    let words = draft.context.words
    let facts = RunSummary(notebook, words)
    let optional: [String: Any?] = [
      "problem": facts.problem, "facts": facts.table.isEmpty ? nil : ["rows": facts.table],
      "byline": Page.byline(notebook.metadata),
      "description": notebook.metadata["description"]?.text,
    ]
    return try Page.page(
      notebook.title, language: draft.language, draft.context, draft.templates,
      optional.compactMapValues { $0 }.merging([
        "cells": draft.cells.joined(),
        "hasCode": notebook.cells.contains { $0.kind == .code },
      ]) { $1 })
  }

  private func begun(_ notebook: Notebook) throws(PageError) -> Draft {
    let templates = try Templates()
    let prose = notebook.cells.lazy.filter { $0.kind == .markdown }.map(\.source)
    let language = notebook.metadata["lang"]?.text ?? PageLanguage.of(prose)
    let context = PageContext(
      words: Words(language: language), files: files ?? .beside(notebook.path), names: names)
    let body = NotebookBody(notebook, context, templates)
    var cells: [String] = []
    for (index, cell) in notebook.cells.enumerated() {
      cells.append(try body.html(cell, at: index))
    }
    return Draft(
      notebook: notebook, language: language, context: context, templates: templates, body: body,
      cells: cells)
  }

  /// The draft with the cells that have other outputs now; nil when more than that has changed.
  private func updated(_ notebook: Notebook) throws(PageError) -> Draft? {
    guard var draft, draft.notebook.cells.count == notebook.cells.count,
      draft.notebook.path == notebook.path,
      ["lang", "language_info", "kernelspec"].allSatisfy({
        draft.notebook.metadata[$0] == notebook.metadata[$0]
      })
    else { return nil }
    for (index, cell) in notebook.cells.enumerated() where cell != draft.notebook.cells[index] {
      // Prose numbers its headings and notes through the whole page.
      let old = draft.notebook.cells[index]
      guard cell.kind == .code, old.kind == .code,
        !(cell.outputs + old.outputs).contains(where: \.holdsProse)
      else { return nil }
      draft.cells[index] = try draft.body.html(cell, at: index)
    }
    draft.notebook = notebook
    return draft
  }
}

extension Output {
  /// Whether it has a form that may be written as prose.
  fileprivate var holdsProse: Bool {
    ["text/html", "text/markdown", "text/latex"].contains { json["data"]?[$0] != nil }
  }
}
