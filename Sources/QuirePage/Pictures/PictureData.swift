import QuireDocument

/// A picture inside the page.
struct PictureData: Hashable, Sendable {
  /// `data:image/png;base64,…`
  var address: String

  /// The media types that a page shows.
  static let types: Set<String> = [
    "image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp",
    "image/svg+xml",
  ]

  /// A picture that is base64 already, as notebooks keep them; SVG is kept as text.
  init?(type: String, text: String) {
    guard Self.types.contains(type) else { return nil }
    if type == "image/svg+xml", text.contains("<") {
      address = "data:\(type);base64," + Base64.text(Array(text.utf8))
    } else {
      guard let bytes = Base64.bytes(text), !bytes.isEmpty else { return nil }
      address = "data:\(type);base64," + Base64.text(bytes)
    }
  }

  /// A file, when its first bytes are those of a picture.
  init?(_ bytes: [UInt8]) {
    guard let type = Self.type(of: bytes) else { return nil }
    address = "data:\(type);base64," + Base64.text(bytes)
  }

  /// An address of that scheme that stood in the prose.
  init?(address: String) {
    guard Link.scheme(of: address) == "data", let comma = address.firstIndex(of: ",") else {
      return nil
    }
    let head = address[..<comma].dropFirst(5).lowercased().split(separator: ";")
    guard let type = head.first, Self.types.contains(String(type)) else { return nil }
    self.address = address
  }

  private static func type(of bytes: [UInt8]) -> String? {
    let signatures: [(at: Int, [UInt8], type: String)] = [
      (0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
      (0, [0xFF, 0xD8, 0xFF], "image/jpeg"), (0, Array("GIF8".utf8), "image/gif"),
      (8, Array("WEBP".utf8), "image/webp"), (4, Array("ftypavif".utf8), "image/avif"),
      (0, Array("BM".utf8), "image/bmp"),
    ]
    for (place, signature, type) in signatures
    where bytes.count > place && bytes[place...].starts(with: signature) {
      return type
    }
    let head = String(decoding: bytes.prefix(1024), as: UTF8.self)
    return head.contains("<svg") && (head.hasPrefix("<") || head.hasPrefix("\u{FEFF}<"))
      ? "image/svg+xml" : nil
  }
}
