import Glibc

/// Asks fontconfig, which Pango asks too, for a font that has a character.
struct FontSearch {
  private typealias Pattern = OpaquePointer

  private let parse: @convention(c) (UnsafePointer<CChar>) -> Pattern?
  private let substitute: @convention(c) (OpaquePointer?, Pattern, CInt) -> CInt
  private let complete: @convention(c) (Pattern) -> Void
  private let match:
    @convention(c) (OpaquePointer?, Pattern, UnsafeMutablePointer<CInt>) -> Pattern?
  private let string:
    @convention(c) (
      Pattern, UnsafePointer<CChar>, CInt, UnsafeMutablePointer<UnsafePointer<CChar>?>
    ) -> CInt
  private let characters:
    @convention(c) (Pattern, UnsafePointer<CChar>, CInt, UnsafeMutablePointer<OpaquePointer?>) ->
      CInt
  private let has: @convention(c) (OpaquePointer, UInt32) -> CInt
  private let destroy: @convention(c) (Pattern) -> Void

  /// nil without fontconfig.
  init?() {
    guard let library = dlopen("libfontconfig.so.1", RTLD_NOW | RTLD_LOCAL),
      let parse = dlsym(library, "FcNameParse"),
      let substitute = dlsym(library, "FcConfigSubstitute"),
      let complete = dlsym(library, "FcDefaultSubstitute"),
      let match = dlsym(library, "FcFontMatch"),
      let string = dlsym(library, "FcPatternGetString"),
      let characters = dlsym(library, "FcPatternGetCharSet"),
      let has = dlsym(library, "FcCharSetHasChar"),
      let destroy = dlsym(library, "FcPatternDestroy")
    else { return nil }
    self.parse = unsafeBitCast(parse, to: type(of: self.parse))
    self.substitute = unsafeBitCast(substitute, to: type(of: self.substitute))
    self.complete = unsafeBitCast(complete, to: type(of: self.complete))
    self.match = unsafeBitCast(match, to: type(of: self.match))
    self.string = unsafeBitCast(string, to: type(of: self.string))
    self.characters = unsafeBitCast(characters, to: type(of: self.characters))
    self.has = unsafeBitCast(has, to: type(of: self.has))
    self.destroy = unsafeBitCast(destroy, to: type(of: self.destroy))
  }

  /// The family and file of the font chosen for `families`, if it has the character.
  func font(_ families: String, having character: Unicode.Scalar) -> (family: String, file: String)?
  {
    let code = String(character.value, radix: 16)
    guard let wanted = parse("\(families):charset=\(code)") else { return nil }
    defer { destroy(wanted) }
    // FcMatchPattern is 0; so is FcResultMatch.
    _ = substitute(nil, wanted, 0)
    complete(wanted)
    var result: CInt = 0
    guard let font = match(nil, wanted, &result) else { return nil }
    defer { destroy(font) }
    var set: OpaquePointer?
    guard characters(font, "charset", 0, &set) == 0, let set, has(set, character.value) != 0 else {
      return nil
    }
    func text(_ property: String) -> String {
      var value: UnsafePointer<CChar>?
      guard string(font, property, 0, &value) == 0, let value else { return "" }
      return String(cString: value)
    }
    return (text("family"), text("file"))
  }
}
