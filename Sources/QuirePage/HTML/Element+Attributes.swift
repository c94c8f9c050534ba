extension Element {
  /// The attribute as the page may have it, or nil.
  static func kept(_ attribute: Attribute, page: PageContext) -> Attribute? {
    guard let rule = attributes[attribute.name] else { return nil }
    let value = attribute.value ?? ""
    switch rule {
    case .text: return Attribute(attribute.name, value)
    case .flag: return Attribute(attribute.name, nil)
    case .word:
      return value.allSatisfy { $0.isASCII && $0.isLetter } ? Attribute(attribute.name, value) : nil
    case .number:
      return Int(value).map { Attribute(attribute.name, String(max(-99999, min($0, 99999)))) }
    case .length:
      let digits = value.hasSuffix("px") ? value.dropLast(2) : value[...]
      guard let pixels = Int(digits), 1...9999 ~= pixels else { return nil }
      return Attribute(attribute.name, String(pixels))
    case .link: return Link.harmless(value).map { Attribute("href", $0) }
    case .id:
      // The ids of the page itself have to keep their meaning.
      let id = String(value.filter { !$0.isWhitespace })
      return id.isEmpty || page.outline.isTaken(id) ? nil : Attribute("id", page.outline.unique(id))
    case .alignment:
      return ["left", "right", "center"].contains(value.lowercased())
        ? Attribute("class", value.lowercased()) : nil
    }
  }
}
