import QuireRuntime

/// Completion of lines that speak to the prompt.
enum MagicCompletion {
  /// nil where the language decides.
  static func find(_ line: String, _ cursor: Int, _ session: Session) -> Completion? {
    let typed = String(decoding: line.utf8.prefix(cursor), as: UTF8.self)
    let start = typed.prefix { $0 == " " }.count
    let text = typed.dropFirst(start)
    if text.hasPrefix("?") {
      let subject = text.drop { $0 == "?" || $0 == " " }
      return shifted(session, String(subject), by: typed.utf8.count - subject.utf8.count)
    }
    guard text.hasPrefix("%") else { return nil }
    let command = text.drop { $0 == "%" }
    let name = command.prefix { $0 != " " }
    if name.endIndex == command.endIndex {
      let names = Magic.all.map(\.name).filter { $0.hasPrefix(name) }.sorted()
      return Completion(start: cursor - name.utf8.count, candidates: names)
    }
    let argument = command[name.endIndex...].drop { $0 == " " }
    let offset = cursor - argument.utf8.count
    let magic = Magic.table[String(name)]
    if magic?.takesCode == true { return shifted(session, String(argument), by: offset) }
    if let words = magic?.words, !words.isEmpty {
      let word = argument.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
      return Completion(
        start: cursor - word.utf8.count, candidates: words.filter { $0.hasPrefix(word) })
    }
    return FileNames.completion(of: String(argument), from: offset)
      ?? Completion(start: offset, candidates: [])
  }

  private static func shifted(_ session: Session, _ code: String, by offset: Int) -> Completion? {
    guard var found = session.completion(of: code, at: code.utf8.count) else {
      return Completion(start: offset, candidates: [])
    }
    found.start += offset
    return found
  }
}
