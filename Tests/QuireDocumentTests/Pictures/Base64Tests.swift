import QuireDocument
import QuireTestSupport
import Testing

@Suite struct Base64Tests {
  /// The test vectors of RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ]) func writesAndReads(text: String, base64: String) {
    #expect(Base64.text(Array(text.utf8)) == base64)
    #expect(Base64.bytes(base64) == Array(text.utf8))
  }

  @Test func everyByteComesBack() {
    var numbers = SplitMix64(seed: 1)
    for count in 0..<200 {
      let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
      #expect(Base64.bytes(Base64.text(bytes)) == bytes)
    }
  }

  @Test func whiteSpaceMeansNothing() {
    #expect(Base64.bytes("Zm9v\nYmFy\r\n ") == Array("foobar".utf8))
  }

  @Test(arguments: ["Z", "Zm9vY", "Zm9!", "Zg==Zg==", "é"])
  func refusesOtherText(text: String) { #expect(Base64.bytes(text) == nil) }
}
