import QuireDocument

/// The picture that an address in prose means.
struct PictureReference {
  private let address: String
  private let attachments: MetadataValue?

  /// - Parameter attachments: `{"name.png": {"image/png": base64}}`
  init(_ address: String, attachments: MetadataValue?) {
    self.address = address
    self.attachments = attachments
  }

  /// Writes the picture, or its description with the reason why it is not there.
  func write(
    to html: inout HTML, alternative: String, attributes: [Attribute], page: PageContext
  ) {
    switch found(page) {
    case .success(let picture):
      html.open(
        "img", [Attribute("src", picture.address), Attribute("alt", alternative)] + attributes)
    case .failure(let absence):
      html += "<span class=\"missing\">"
      html.text(alternative)
      if !alternative.isEmpty { html += " " }
      html += "<small>"
      if let link = absence.link {
        html.element("a", [Attribute("href", link)], text: absence.remark)
      } else {
        html.text(absence.remark)
      }
      html += "</small></span>"
    }
  }

  private struct Absence: Error {
    var remark: String
    var link: String?
  }

  private func found(_ page: PageContext) -> Result<PictureData, Absence> {
    switch Link.scheme(of: address) {
    case "attachment": return attachment(page.words)
    case "data":
      return PictureData(address: address).map { .success($0) }
        ?? .failure(Absence(remark: page.words.undecodable))
    case _?:
      // A page asks no other computer for anything.
      return .failure(Absence(remark: page.words.remote(address), link: Link.harmless(address)))
    case nil: return file(page)
    }
  }

  private func attachment(_ words: Words) -> Result<PictureData, Absence> {
    let name = Self.decoded(String(address.dropFirst("attachment:".count)))
    guard case .object(let forms)? = attachments?[name] else {
      return .failure(Absence(remark: words.missing(name, "no such attachment")))
    }
    for form in forms {
      if let picture = PictureData(type: form.key, text: form.value.joinedText) {
        return .success(picture)
      }
    }
    return .failure(Absence(remark: words.undecodable))
  }

  private func file(_ page: PageContext) -> Result<PictureData, Absence> {
    let name = Self.decoded(String(address.prefix { $0 != "?" && $0 != "#" }))
    if address.hasPrefix("//") {
      return .failure(Absence(remark: page.words.remote(address), link: address))
    }
    switch page.files.read(name) {
    case .success(let bytes):
      return PictureData(bytes).map { .success($0) }
        ?? .failure(Absence(remark: page.words.missing(name, "is no picture that browsers show")))
    case .failure(let failure):
      return .failure(Absence(remark: page.words.missing(name, failure.reason)))
    }
  }

  /// The address without its `%20`.
  private static func decoded(_ address: String) -> String {
    var bytes: [UInt8] = []
    var rest = Substring(address).utf8
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), code != 0
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
