/// A picture beside a document.
package struct PictureFile: Hashable, Sendable {
  package var name: String
  /// The bytes, as Jupyter's format has them.
  package var base64: String

  /// The name of the `number`-th picture of a document, from 1: documents share a folder.
  static func name(_ number: Int, of document: String) -> String {
    prefix(of: document) + "\(number)" + ending
  }

  /// What a link to a file of that name says (RFC 3986); letters of all scripts stay readable.
  static func link(to name: String) -> String {
    var link: [UInt8] = []
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), 128...:
        link.append(byte)
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        link += ((digits.count < 2 ? "%0" : "%") + digits).utf8
      }
    }
    return String(decoding: link, as: UTF8.self)
  }

  /// Whether this is the name of a picture of a document.
  static func isName(_ name: some StringProtocol, of document: String) -> Bool {
    let prefix = prefix(of: document)
    guard name.hasPrefix(prefix), name.hasSuffix(ending) else { return false }
    let number = name.dropFirst(prefix.count).dropLast(ending.count)
    return !number.isEmpty && number.utf8.allSatisfy { 48...57 ~= $0 }
  }

  private static func prefix(of document: String) -> String { "\(document)-figure-" }
  private static let ending = ".png"
}
