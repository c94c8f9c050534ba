import CQuireMarkdown

/// Why no page could be made.
package enum PageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// cmark-gfm is missing; its loader's words.
  case noMarkdown(String)
  /// A template that the program holds is broken; the place and the problem.
  case template(String)

  package var description: String {
    switch self {
    case .noMarkdown(let reason):
      "pages need cmark-gfm, which did not open: \(reason) "
        + "(sudo apt install \(String(cString: quire_markdown_packages)))"
    case .template(let problem): "the page's template cannot be read: \(problem)"
    }
  }
}
