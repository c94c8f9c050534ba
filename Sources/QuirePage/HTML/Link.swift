/// Addresses that a page may lead to.
enum Link {
  private static let schemes: Set<String> = ["http", "https", "mailto", "tel", "ftp", "doi"]

  /// The address, when following it runs nothing: one of a few schemes, or one beside the page.
  ///
  /// Browsers drop blanks and control characters before they look at the scheme, and so does this.
  static func harmless(_ address: String) -> String? {
    let address = String(
      String.UnicodeScalarView(
        address.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }))
    guard let scheme = scheme(of: address) else { return address }
    return schemes.contains(scheme) ? address : nil
  }

  /// What stands before the first colon, in small letters, when it can be a scheme.
  static func scheme(of address: String) -> String? {
    guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let head = address[..<colon]
    return head.contains { $0 == "/" || $0 == "?" || $0 == "#" } ? nil : head.lowercased()
  }
}
