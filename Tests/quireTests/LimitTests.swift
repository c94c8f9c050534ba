import QuireTestSupport
import Testing

@testable import quire

/// Limits of steps, memory and time, wherever programs run.
@Suite struct LimitTests {
  let folder: TemporaryFolder
  let program: QuireProgram

  init() throws {
    folder = try TemporaryFolder()
    program = QuireProgram(in: folder.path)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let options: [String]
    let code: String
    let result: QuireProgram.Result

    init(_ options: String, _ code: String, _ output: String, _ errors: String, _ exit: Int32 = 1) {
      self.options = options.split(separator: " ").map(String.init)
      self.code = code
      result = .init(code: exit, output: output, errors: errors)
    }

    var testDescription: String { "\(options.joined(separator: " ")) \(code)" }
  }

  static let rows = [
    Row("--max-steps 10000", "print(sum(range(100)))", "4950\n", "", 0),
    Row(
      "--max-steps 1000",
      """
      try:
          while True: pass
      except LimitError:
          print("caught")
      finally:
          print("left")
      """, "left\n",
      """
      <command line>:2:11: LimitError: the limit of 1000 steps is reached
          2 |     while True: pass
            |           ^~~~
         hint: a loop may have no end

      """),
    Row(
      "--max-steps 1000", "sum(range(10**9))", "",
      """
      <command line>:1:1: LimitError: the limit of 1000 steps is reached
          1 | sum(range(10**9))
            | ^~~--------------
         hint: a loop may have no end

      """),
    Row(
      "--timeout 0.2", "while True: pass", "",
      """
      <command line>:1:7: LimitError: the time limit is reached
          1 | while True: pass
            |       ^~~~
         hint: --timeout sets another

      """, 124),
    // A value beyond the limit is an error like any other.
    Row(
      "--max-memory 64M",
      """
      for make in [lambda: "ab" * 10**8, lambda: [0] * 10**8, lambda: np.ones(10**8)]:
          try: make()
          except MemoryError as e: print(e)
      """,
      """
      this needs 190 MiB, more than the 64 MiB allowed
      this needs 1525 MiB, more than the 64 MiB allowed
      ones: a Tensor[100000000] float64 needs 763 MiB, more than the 64.0 MiB allowed

      """, "", 0),
    // What fits by itself, but not beside what there is.
    Row(
      "--max-memory 64M",
      """
      xs = [0] * 2_462_000
      try: t = np.ones(5_000_000)
      except MemoryError: print("caught")
      """, "",
      """
      <command line>:2:18: LimitError: ones: a Tensor[5000000] float64 needs 38.1 MiB beside the 37.6 MiB in use, more than the 64.0 MiB allowed
          2 | try: t = np.ones(5_000_000)
            |          ------- ^~~~~~~~~
         hint: use a smaller batch or let go of tensors that are not needed

      """),
    Row(
      "--max-memory 64M", "t = np.ones(5_000_000)\nxs = [0] * 2_500_000", "",
      """
      <command line>:2:12: LimitError: this needs 38 MiB beside the 40 MiB in use, more than the 64 MiB allowed
          2 | xs = [0] * 2_500_000
            |      ------^~~~~~~~~

      """),
    Row(
      "--max-memory 64M", "s = \"ab\"\nwhile True:\n    s += s", "",
      """
      <command line>:3:10: LimitError: this needs 64 MiB beside the 48 MiB in use, more than the 64 MiB allowed
          3 |     s += s
            |     -----^

      """),
    Row(
      "--max-memory 64M", "ts = []\nwhile True:\n    ts.append(np.ones((1000, 1000)))", "",
      """
      <command line>:3:23: LimitError: ones: a Tensor[1000, 1000] float64 needs 7.6 MiB beside the 56.0 MiB in use, more than the 64.0 MiB allowed
          3 |     ts.append(np.ones((1000, 1000)))
            |               ------- ^~~~~~~~~~~~
         hint: use a smaller batch or let go of tensors that are not needed

      """),
    Row(
      "--max-memory 64M", "d = {}\nwhile True:\n    d[len(d)] = \"\"", "",
      """
      <command line>:2:7: LimitError: the program holds more than 64 MiB
          2 | while True:
            |       ^~~~
         hint: a list or a string may grow without end

      """),
    // Waste is no reason: what has no name any more makes room.
    Row(
      "--max-memory 64M",
      """
      t = np.ones(6_000_000)
      t = None
      xs = [0] * 3_000_000
      xs = None
      print("and")
      s = "abc" * 10_000_000
      s = None
      print("so on")
      t = np.ones(6_000_000)
      views = [t.reshape(i, -1) for i in [1, 2, 3, 4]]
      t = views = None
      for i in range(20): t = np.ones(2_500_000) + i
      print(t[0])
      """, "and\nso on\n20.0\n", "", 0),
  ]

  @Test(arguments: rows) func ends(_ row: Row) throws {
    let result = try program.run(row.options + ["-e", row.code])
    #expect(result == row.result)
  }

  @Test func limitScripts() throws {
    try folder.write("s.nb", "import sys\nprint(sys.argv)\nwhile True: pass\n")
    let result = try program.run(["--max-steps", "5000", "s.nb", "--max-steps", "7"])
    #expect(
      result
        == .init(
          code: 1, output: "[\"s.nb\", \"--max-steps\", \"7\"]\n",
          errors: """
            s.nb:3:7: LimitError: the limit of 5000 steps is reached
                3 | while True: pass
                  |       ^~~~
               hint: a loop may have no end

            """))
  }

  /// Each cell has the whole of the limits; what is there when one ends stays.
  @Test func limitCells() throws {
    try folder.write(
      "n.nb",
      """
      # %% One
      x = [0]
      while True:
          x[0] += 1
      # %% Two
      t = np.ones(10**8)
      # %% Three
      print(x[0] > 100)
      for i in range(600): pass

      """)
    let result = try program.run([
      "run", "--quiet", "--max-steps", "1000", "--max-memory", "64M", "--on-error", "continue",
      "--to", "txt", "n.nb",
    ])
    #expect(result.code == 1)
    #expect(
      result.errors == """
        n.nb:3:7: LimitError: the limit of 1000 steps is reached
            3 | while True:
              |       ^~~~
           hint: a loop may have no end
           in cell "One" (line 3)
        n.nb:6:13: MemoryError: ones: a Tensor[100000000] float64 needs 763 MiB, more than the 64.0 MiB allowed
            6 | t = np.ones(10**8)
              |     ------- ^~~~~
           hint: check the shape: 100000000 elements of 8 bytes
           in cell "Two" (line 6)

        """)
    #expect(folder.text("out/n/n.txt")?.contains("\nTrue\n") == true)
  }

  @Test func limitInputsOfThePrompt() throws {
    let result = try program.run(
      ["--max-steps", "1000"],
      input: """
        x = 5
        while True: pass
        x
        %limit
        %limit memory=64M, time=2.5, steps=1_000_000
        np.ones(10**8)
        %limit steps=off
        %limit time
        %limit mem=3
        %limit off
        """)
    #expect(
      result.output == """
        5
        Each input may take 1,000 steps, half of the machine's memory and any time.
        Each input may take 1,000,000 steps, 64M of memory and 2.50 s.
        Each input may take any number of steps, 64M of memory and 2.50 s.
        Each input may take any number of steps, half of the machine's memory and any time.

        """)
    #expect(
      result.errors == """
        <stdin>:2:7: LimitError: the limit of 1000 steps is reached
            2 | while True: pass
              |       ^~~~
           hint: a loop may have no end
        <stdin>:6:9: MemoryError: ones: a Tensor[100000000] float64 needs 763 MiB, more than the 64.0 MiB allowed
            6 | np.ones(10**8)
              | ------- ^~~~~
           hint: check the shape: 100000000 elements of 8 bytes
        <stdin>:8:1: UsageError: time= needs a number of seconds above 0, found ""
            8 | %limit time
              | ^~~~~~
           hint: time=10
        <stdin>:9:1: UsageError: %limit knows no mem=3
            9 | %limit mem=3
              | ^~~~~~
           hint: %limit steps=1000000 memory=2G time=10, or off

        """)
  }

  @Test(arguments: [
    ["--max-steps", "0", "-e", "1"], ["--max-memory", "much", "-e", "1"],
    ["--timeout", "-1", "-e", "1"], ["test", "--max-memory", "0"],
    ["run", "--max-steps", "x", "n"],
  ]) func refuse(arguments: [String]) throws {
    let result = try program.run(arguments)
    #expect(result.code == 2)
    #expect(result.errors.hasPrefix("Error: "))
  }

  @Test(
    arguments: [
      ("512", 512 << 20, "512M"), ("512M", 512 << 20, "512M"), ("2g", 2 << 30, "2G"),
      ("1.5GiB", 3 << 29, "1536M"), ("64KB", 64 << 10, "64K"), ("1T", 1 << 40, "1T"),
      ("0.000001M", 1, "1 B"), ("0", nil, ""), ("-1M", nil, ""), ("M", nil, ""), ("", nil, ""),
      ("nan", nil, ""), ("inf", nil, ""), ("1e30", nil, ""), ("2 G", nil, ""), ("1MM", nil, ""),
    ] as [(String, Int?, String)]) func sizes(text: String, bytes: Int?, written: String)
  {
    let size = MemorySize(text)
    #expect(size?.bytes == bytes)
    #expect(size?.text ?? "" == written)
  }
}
