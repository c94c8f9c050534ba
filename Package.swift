// swift-tools-version: 6.1
import PackageDescription

/// The targets stand in the order of their dependence: each uses only what stands above it.
let package = Package(
  name: "quire",
  products: [
    .executable(name: "quire", targets: ["quire"]),
    // The language for other Swift programs: docs/embedding.md.
    .library(name: "QuireRuntime", targets: ["QuireRuntime"]),
    .library(name: "QuireStandard", targets: ["QuireStandard"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // How work is told to stop.
    .target(name: "CQuireWatch"),

    // The language.
    .target(name: "QuireSyntax", dependencies: ["CQuireWatch"]),
    .target(
      name: "QuireRuntime",
      dependencies: ["CQuireWatch", "QuireSyntax", .product(name: "BigInt", package: "BigInt")]),

    // What programs import besides: text, patterns, containers. PCRE2 is opened on first use.
    .target(name: "CQuireStdlib"),
    .target(name: "CQuirePCRE2", dependencies: ["CQuireWatch"]),
    .target(
      name: "QuireStandard",
      dependencies: ["CQuirePCRE2", "CQuireStdlib", "QuireRuntime", "QuireSyntax"]),

    // Numbers.
    .target(name: "CQuireKernels", dependencies: ["CQuireWatch"]),
    .target(name: "CQuireOneDNN"),
    .target(name: "QuireTensor", dependencies: ["CQuireKernels", "CQuireOneDNN", "CQuireWatch"]),
    .target(name: "QuireNN", dependencies: ["QuireTensor", "CQuireKernels"]),

    // Data and pictures.
    .systemLibrary(name: "CQuireZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "QuireData", dependencies: ["QuireTensor", "CQuireStdlib", "CQuireZlib"]),
    .target(
      name: "CQuireCairo", dependencies: ["CQuireWatch"], linkerSettings: [.linkedLibrary("png")]),
    .systemLibrary(name: "CQuirePNG", providers: [.apt(["libpng-dev"])]),
    .target(name: "QuirePlot", dependencies: ["CQuireCairo", "CQuirePNG", "CQuireWatch"]),

    // Formulas: TeX to a tree, the tree to MathML.
    .target(name: "QuireMath", dependencies: ["QuireSyntax"]),

    // Documents.
    .target(name: "CQuireMarkdown"),
    .target(
      name: "QuireDocument",
      dependencies: ["QuireSyntax", "CQuireMarkdown", .product(name: "Yams", package: "Yams")]),
    .target(name: "CQuirePage", exclude: ["Templates"]),
    .target(
      name: "QuirePage",
      dependencies: [
        "QuireSyntax", "QuireDocument", "QuireMath", "CQuireMarkdown", "CQuirePage",
        .product(name: "Mustache", package: "swift-mustache"),
      ]),

    // Where the language meets numbers, data and pictures.
    .target(
      name: "QuireBuiltins",
      dependencies: [
        "QuireRuntime", "QuireStandard", "QuireTensor", "QuireNN", "QuireData", "QuirePlot",
      ]),
    .target(
      name: "QuireNotebook",
      dependencies: [
        "QuireSyntax", "QuireRuntime", "QuirePlot", "QuireBuiltins", "QuireDocument", "QuirePage",
      ]),
    // GNU Readline is under GPL-3: nothing but the program links it.
    .target(name: "CQuireReadline", linkerSettings: [.linkedLibrary("readline")]),
    .executableTarget(
      name: "quire",
      dependencies: [
        "CQuireMarkdown", "CQuireReadline", "QuireBuiltins", "QuireData", "QuireDocument",
        "QuireNotebook", "QuirePage",
        "QuirePlot", "QuireRuntime", "QuireSyntax", "QuireTensor",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Tests mirror the targets.
    .target(name: "QuireTestSupport", path: "Tests/QuireTestSupport"),
    // The language a second time, for random programs.
    .target(
      name: "QuireOracle", dependencies: ["QuireSyntax", "QuireTestSupport"],
      path: "Tests/QuireOracle"),
    .testTarget(
      name: "QuireSyntaxTests", dependencies: ["QuireSyntax", "QuireTestSupport"],
      exclude: ["Golden"]),
    .executableTarget(
      name: "EmbeddingExample", dependencies: ["QuireRuntime"], path: "Tests/EmbeddingExample"),
    .testTarget(
      name: "QuireRuntimeTests",
      dependencies: ["EmbeddingExample", "QuireRuntime", "QuireTestSupport", "QuireOracle"],
      exclude: ["Golden"]),
    .testTarget(
      name: "QuireStandardTests",
      dependencies: ["QuireStandard", "QuireRuntime", "QuireSyntax", "QuireTestSupport"],
      exclude: ["Golden"]),
    .testTarget(name: "QuireTensorTests", dependencies: ["QuireTensor", "QuireTestSupport"]),
    .testTarget(name: "QuireNNTests", dependencies: ["QuireNN", "QuireTestSupport"]),
    .testTarget(
      name: "QuireDataTests", dependencies: ["QuireData", "CQuireStdlib", "QuireTestSupport"]),
    .testTarget(
      name: "QuirePlotTests",
      dependencies: ["QuirePlot", "CQuirePNG", "CQuireWatch", "QuireTestSupport"]),
    .testTarget(
      name: "QuireBuiltinsTests",
      dependencies: [
        "QuireBuiltins", "QuireData", "QuireRuntime", "QuireSyntax", "QuireTestSupport",
      ],
      exclude: ["Mistakes"]),
    .testTarget(name: "QuireMathTests", dependencies: ["QuireMath", "QuireTestSupport"]),
    .testTarget(
      name: "QuireDocumentTests",
      dependencies: ["QuireDocument", "QuireSyntax", "QuireTestSupport"],
      exclude: ["Jupyter/Fixtures", "Jupytext"]),
    .testTarget(
      name: "QuirePageTests", dependencies: ["QuirePage", "QuireDocument", "QuireTestSupport"]),
    .testTarget(
      name: "QuireNotebookTests",
      dependencies: [
        "QuireDocument", "QuireNotebook", "QuireRuntime", "QuireSyntax", "QuirePlot",
        "QuireTestSupport",
      ]),
    .testTarget(
      name: "quireTests",
      dependencies: [
        "quire", "CQuireMarkdown", "QuireDocument", "QuireNotebook", "QuireRuntime", "QuireSyntax",
        "QuirePlot",
        "QuireTestSupport",
      ]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x
)

// The program of Tests/Fuzzing/run needs libFuzzer, which only its own build links.
if Context.environment["QUIRE_FUZZ"] != nil {
  package.targets += [
    .systemLibrary(name: "LibFuzzer", path: "Tests/Fuzzing/LibFuzzer"),
    .executableTarget(
      name: "quire-fuzz",
      dependencies: ["LibFuzzer", "QuireRuntime", "QuireStandard", "QuireSyntax"],
      path: "Tests/Fuzzing/Target"),
  ]
}
