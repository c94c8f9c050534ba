/// The headings of a page: their levels, their ids, and the table of contents.
struct Outline {
  struct Entry {
    /// 2 to 6.
    var level: Int
    var id: String
    var html: HTML
  }

  private(set) var entries: [Entry] = []
  private var ids: Set<String> = []
  /// How often a name was taken, so that many equal headings take no time.
  private var counts: [String: Int] = [:]
  /// The levels, as written, of the headings that the next one may stand under.
  private var parents: [Int] = []

  /// How the ids begin that the page needs for itself; those of headings have no colon.
  private static let reserved = ["page:", "cell:", "note:", "mention:"]

  /// The level of the next heading: the title alone has level 1, and none is skipped.
  mutating func level(written: Int) -> Int {
    while let last = parents.last, last >= written { parents.removeLast() }
    parents.append(written)
    return min(6, parents.count + 1)
  }

  mutating func add(_ entry: Entry) { entries.append(entry) }

  /// An id nothing else on the page has: GitHub's way to make one of a heading's text.
  mutating func id(for text: String) -> String {
    var slug = ""
    for scalar in text.lowercased().unicodeScalars {
      if scalar == " " || scalar == "-" {
        slug += "-"
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar == "_"
      {
        slug.unicodeScalars.append(scalar)
      }
    }
    return unique(slug.isEmpty ? "section" : slug)
  }

  func isTaken(_ id: String) -> Bool {
    ids.contains(id) || Self.reserved.contains(where: id.hasPrefix)
  }

  /// The name, with a number behind it when it is taken.
  mutating func unique(_ name: String) -> String {
    if ids.insert(name).inserted { return name }
    while true {
      let count = counts[name, default: 0] + 1
      counts[name] = count
      if ids.insert("\(name)-\(count)").inserted { return "\(name)-\(count)" }
    }
  }

  /// More than these nobody looks through: deeper levels are left out of the contents.
  private static let longest = 250

  /// The headings as nested lists of links; empty for fewer than two.
  var contents: HTML {
    var html = HTML()
    guard entries.count > 1 else { return html }
    let deepest =
      (2...6).last { level in entries.count { $0.level <= level } <= Self.longest } ?? 2
    var open = 1
    for entry in entries where entry.level <= deepest {
      let level = min(max(entry.level, 2), open + 1)
      if level > open {
        html += "<ol>"
        open = level
      } else {
        while open > level {
          html += "</li></ol>"
          open -= 1
        }
        html += "</li>"
      }
      html += "<li>"
      html.open("a", [Attribute("href", "#" + entry.id)])
      html += entry.html
      html += "</a>"
    }
    while open > 1 {
      html += "</li></ol>"
      open -= 1
    }
    return html
  }
}
