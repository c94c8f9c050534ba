import CQuireMarkdown
import QuireTestSupport
import Testing

/// Libraries are opened when they are first needed, and one that cannot be opened is an ordinary error.
@Suite struct MissingLibraryTests {
  let folder: TemporaryFolder
  var program: QuireProgram

  init() throws {
    folder = try TemporaryFolder()
    program = QuireProgram(in: folder.path)
  }

  /// Puts a file in front of a library that the loader cannot use.
  private mutating func hide(_ library: String) throws {
    try folder.write("hidden/\(library)", "no library\n")
    program.environment["LD_LIBRARY_PATH"] = "\(folder.path)/hidden"
  }

  /// The loader's message about a hidden library.
  private func reason(_ library: String) -> String {
    "\(folder.path)/hidden/\(library): file too short"
  }

  static let libraries = ["libdnnl", "libgomp", "libcairo", "libpango", "libfontconfig"]

  @Test(
    arguments: [
      ("1", []),
      ("x = tensor([[1.0, 2.0]]); (x * 2 + x).sum(); np.ones((3, 3)) @ np.ones((3, 3))", []),
      ("plt.plot([1, 2, 3]); plt.show()", []),
      ("model = Sequential([Input((4,)), Dense(3)]); model.summary()", []),
      ("x = tensor([[1.0, 2.0]]); x @ x.T", ["libdnnl", "libgomp"]),
      (
        "plt.plot([1, 2, 3]); plt.savefig('a.png')", ["libcairo", "libpango", "libfontconfig"]
      ),
    ] as [(String, [String])])
  func areOpenedWhenFirstNeeded(code: String, expected: [String]) throws {
    var program = program
    program.environment["LD_DEBUG"] = "files"
    program.environment["LD_DEBUG_OUTPUT"] = "\(folder.path)/loader"
    let result = try program.run(["-e", code])
    #expect(result.code == 0, "\(result.errors)")
    let log = folder.names().filter { $0.hasPrefix("loader.") }.compactMap(folder.text).joined()
    #expect(log.contains("libc.so.6"))
    #expect(Self.libraries.filter { log.contains("/\($0)") } == expected)
  }

  @Test mutating func withoutOneDNNProductsAreErrorsAndTheRestWorks() throws {
    try hide("libdnnl.so.2")
    let code = """
      x = tensor([[1.0, 2.0]])
      for attempt in range(2):
          try:
              x @ x.T
          except RuntimeError as error:
              print(error)
      print((np.ones((2, 2)) @ np.ones((2, 2))).sum(), (x * 2 + x).sum())
      Dense(2)(x)
      """
    try folder.write("a.py", code)
    let result = try program.run(["a.py"])
    let message =
      "matmul: float32 products need oneDNN, which did not open: \(reason("libdnnl.so.2"))"
    #expect(result.output == "\(message)\n\(message)\n8.0 9.0\n")
    #expect(
      result.errors == """
        a.py:8:10: RuntimeError: \(message)
            8 | Dense(2)(x)
              | -------- ^
           hint: sudo apt install libdnnl2

        """)
    #expect(result.code == 1)
  }

  @Test(arguments: [
    (
      ["run", "a.md"],
      """
      RuntimeError: articles need cmark-gfm, which did not open: REASON
         hint: sudo apt install PACKAGES

      """
    ),
    (
      ["run", "a.nb"],
      "quire: out/a/a.html: pages need cmark-gfm, which did not open: REASON "
        + "(sudo apt install PACKAGES)\n"
    ),
    (
      ["convert", "a.nb", "a.html"],
      "quire: pages need cmark-gfm, which did not open: REASON (sudo apt install PACKAGES)\n"
    ),
    (["run", "a.nb", "--to", "md", "--quiet"], ""),
  ])
  mutating func withoutMarkdownScriptsRun(_ arguments: [String], _ errors: String) throws {
    let library = String(cString: quire_markdown_file)
    try hide(library)
    try folder.write("a.md", "```python\nx = 1\n```\n")
    try folder.write("a.nb", "# %% [markdown]\n# Prose.\n# %%\nx = 1\n")
    let result = try program.run(arguments)
    #expect(
      result.errors
        == errors.replacing("REASON", with: reason(library))
        .replacing("PACKAGES", with: String(cString: quire_markdown_packages)))
    #expect(result.code == (errors.isEmpty ? 0 : 2))
  }

  @Test(arguments: ["libpangocairo-1.0.so.0", "libcairo.so.2", "libpango-1.0.so.0"])
  mutating func withoutCairoOrPangoPlotsAreText(library: String) throws {
    try hide(library)
    let code = """
      plt.figure()
      plt.plot([1, 2, 3])
      for attempt in range(2):
          try:
              plt.savefig("a.png")
          except RuntimeError as error:
              print(error)
      plt.title("Text")
      plt.show()
      plt.plot([1, 2])
      plt.savefig("a.svg")
      """
    try folder.write("a.py", code)
    let result = try program.run(["a.py"])
    let message =
      "savefig: pictures need Pango and Cairo, which did not open: \(reason(library))"
    #expect(result.output.hasPrefix("\(message)\n\(message)\n"))
    #expect(result.output.contains(/\n +Text\n 3\.00┤/))
    #expect(result.errors.hasPrefix("a.py:11:1: RuntimeError: \(message)\n"))
    #expect(result.errors.hasSuffix("\n   hint: sudo apt install libpangocairo-1.0-0\n"))
    #expect(result.code == 1)
    #expect(folder.names() == ["a.py", "hidden"])
  }

  @Test mutating func runsOfNotebooksGoOnWithoutPictures() throws {
    try hide("libcairo.so.2")
    try folder.write(
      "n.nb", "# %% One\nplt.plot([1, 2])\n# %% Two\nplt.plot([2, 3])\n# %%\nprint('end')\n")
    let result = try program.run(["run", "n.nb"])
    let why =
      "could not be drawn: pictures need Pango and Cairo, which did not open: "
      + "\(reason("libcairo.so.2")) (sudo apt install libpangocairo-1.0-0)"
    #expect(result.errors == "warning: 2 pictures \(why)\n")
    #expect(result.code == 0)
    #expect(result.output.contains("end\n"))
    let document = try #require(folder.text("out/n/n.md"))
    #expect(document.contains("[figure: \(why)]"))
  }

  @Test mutating func aPictureWithoutAnyFontIsAnError() throws {
    try folder.write("fonts.conf", "<fontconfig><dir>\(folder.path)/none</dir></fontconfig>")
    program.environment["FONTCONFIG_FILE"] = "\(folder.path)/fonts.conf"
    let result = try program.run(["-e", "plt.plot([1, 2]); plt.savefig('a.png')"])
    #expect(
      result.errors == """
        <command line>:1:19: RuntimeError: savefig: pictures need a font for their text, and none \
        was found
            1 | plt.plot([1, 2]); plt.savefig('a.png')
              |                   ^~~~~~~~~~~---------
           hint: sudo apt install fonts-dejavu-core

        """)
    #expect(result.code == 1)
    #expect(folder.names() == ["fonts.conf"])
  }

  @Test mutating func textsWithoutGlyphsAreNamed() throws {
    let fonts = "/usr/share/fonts/truetype/dejavu"
    try folder.write("fonts.conf", "<fontconfig><dir>\(fonts)</dir></fontconfig>")
    program.environment["FONTCONFIG_FILE"] = "\(folder.path)/fonts.conf"
    let code = "plt.plot([1, 2])\nplt.title('损失 of $x^2$')\n"
    try folder.write("n.nb", code)
    let warning =
      #"no font here has all the characters of "损失 of x²" (for Chinese: sudo apt install fonts-noto-cjk)"#
    let run = try program.run(["run", "n.nb"])
    #expect(run.errors == "warning: \(warning)\n")
    #expect(run.code == 0)
    try folder.write("a.py", code + "for i in range(2): plt.savefig('a.png')\n")
    let script = try program.run(["a.py"])
    #expect(script.output == "warning: savefig: \(warning)\n")
    #expect(folder.names().contains("a.png"))
  }

  @Test mutating func withoutOpenMPWorkStaysOnOneThread() throws {
    try hide("libgomp.so.1")
    let result = try program.run(["-e", "np.ones((2000, 2000)).sum()"])
    #expect(result.output == "4000000.0\n")
    #expect(result.code == 0)
  }
}
