import QuireTestSupport
import Testing

/// Output that cannot be written is told and makes the program fail.
@Suite struct FullDiskTests {
  @Test(
    arguments: [
      (["-e", "print(1)"], 1), (["-e", "print(1)\n1 / 0"], 1),
      (["-e", "import sys\nprint(2)\nsys.exit(7)"], 7),
      (["s.nb"], 1), (["check", "s.nb"], 1), (["run", "s.nb"], 1), (["-e", "x = 1"], 0),
    ] as [([String], Int32)]) func isTold(arguments: [String], code: Int32) throws
  {
    let folder = try TemporaryFolder()
    try folder.write("s.nb", "print(1)\n")
    let result = try QuireProgram(in: folder.path).run(arguments, outputFile: "/dev/full")
    #expect(result.code == code)
    #expect(
      result.errors.hasSuffix(
        arguments.last == "x = 1"
          ? "" : "quire: the output could not be written: No space left on device\n"), "\(result)")
  }
}
