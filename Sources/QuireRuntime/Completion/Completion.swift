/// What may stand at a cursor.
package struct Completion: Equatable, Sendable {
  /// The byte offset from which a candidate takes the place of the text before the cursor.
  package var start: Int
  /// In the order in which they are shown: keyword arguments first, then names, each in alphabetical order.
  package var candidates: [String]
  /// What ends a candidate once it is chosen, such as the string's closing quote; not the name of a folder.
  package var closing: String

  package init(start: Int, candidates: [String], closing: String = "") {
    self.start = start
    self.candidates = candidates
    self.closing = closing
  }
}

extension Session {
  /// What may stand at a byte offset of a text, judged by what the session's variables hold now.
  ///
  /// Nothing is evaluated: neither the program's functions nor properties run.
  package func completion(of text: String, at cursor: Int) -> Completion? {
    Completer(session: self, text: Array(text.utf8.prefix(max(0, cursor)))).completion
  }
}
