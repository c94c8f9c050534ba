/// What the code of a class body tells of the class it makes.
struct ClassTemplate {
  let name: String
  let docstring: String?
  /// The names bound in the body, and the registers they live in.
  let members: [(name: String, register: Int)]
  /// The names with annotations, in order, and the texts of these.
  let annotations: [(name: String, text: String)]
  /// The register of the cell through which methods know their class.
  let cell: Int?
}
