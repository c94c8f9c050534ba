/// Why no page could be made.
package enum PageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// cmark-gfm is missing; its loader's words.
  case noMarkdown(String)
  /// A template that the program holds is broken; the place and the problem.
  case template(String)

  package var description: String {
    switch self {
    case .noMarkdown(let reason):
      "prose needs the library cmark-gfm: \(reason) (Debian: apt install libcmark-gfm-dev libcmark-gfm-extensions-dev)"
    case .template(let problem): "the page's template cannot be read: \(problem)"
    }
  }
}
