/// The footnotes of a page, numbered as they are first mentioned.
struct Notes {
  private struct Note {
    var html: HTML
    var mentions: Int
  }

  private var notes: [Note] = []
  /// The notes by the prose they belong to and their number in it.
  private var numbers: [[Int]: Int] = [:]

  /// The link to a note.
  mutating func mention(_ prose: Int, _ note: Int, into html: inout HTML) {
    let number: Int
    if let known = numbers[[prose, note]] {
      number = known
    } else {
      notes.append(Note(html: HTML(), mentions: 0))
      number = notes.count
      numbers[[prose, note]] = number
    }
    notes[number - 1].mentions += 1
    let mention = notes[number - 1].mentions
    html += "<sup>"
    html.element(
      "a",
      [
        Attribute("class", "note"), Attribute("href", "#note:\(number)"),
        Attribute("id", Self.id(number, mention)),
      ], text: "\(number)")
    html += "</sup>"
  }

  private static func id(_ number: Int, _ mention: Int) -> String {
    mention == 1 ? "mention:\(number)" : "mention:\(number)-\(mention)"
  }

  mutating func define(_ prose: Int, _ note: Int, _ html: HTML) {
    if let number = numbers[[prose, note]] { notes[number - 1].html = html }
  }

  /// The list of notes; empty when there are none.
  func list(_ words: Words) -> HTML {
    var html = HTML()
    for (index, note) in notes.enumerated() {
      html.open("li", [Attribute("id", "note:\(index + 1)")])
      html += note.html
      for mention in 1...max(1, note.mentions) {
        html.element(
          "a",
          [
            Attribute("class", "back"), Attribute("href", "#" + Self.id(index + 1, mention)),
            Attribute("aria-label", words.back),
          ], text: "↩")
      }
      html += "</li>"
    }
    return html
  }
}
