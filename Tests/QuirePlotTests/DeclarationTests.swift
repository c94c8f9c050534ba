import Glibc
import Testing

struct DeclarationTests {
  @Test("The declarations of Pango agree with its own headers")
  func agreement() throws {
    let tests = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    let source = "/\(tests)/Reference/pango-declarations.c"
    let hasHeaders = system("pkg-config --exists pangocairo && command -v clang >/dev/null") == 0
    try #require(hasHeaders, "libpango1.0-dev and clang are needed")
    let command = "clang -Werror -fsyntax-only $(pkg-config --cflags pangocairo) '\(source)'"
    #expect(system(command) == 0)
  }
}
