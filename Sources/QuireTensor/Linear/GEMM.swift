import CQuireKernels
import CQuireOneDNN

/// Matrix products on plain memory, row-major.
package enum GEMM {
  /// c = alpha · op(a) · op(b) + beta · c in float32, by oneDNN.
  ///
  /// op(a) is m×k, op(b) is k×n, c is m×n; `lda`, `ldb` and `ldc` are the elements from one stored
  /// row to the next. With `beta` 0, `c` need not be initialised. Large products are computed in
  /// blocks that depend on m, n and k alone.
  /// - Throws: `.library` when oneDNN is not installed, `.cancelled` between two blocks.
  package static func sgemm(
    transA: Bool, transB: Bool, m: Int, n: Int, k: Int, alpha: Float,
    a: UnsafePointer<Float>, lda: Int, b: UnsafePointer<Float>, ldb: Int,
    beta: Float, c: UnsafeMutablePointer<Float>, ldc: Int
  ) throws(TensorError) {
    guard m > 0, n > 0 else { return }
    let library = try library()
    let block = Block(m: m, n: n, k: k)
    for i in stride(from: 0, to: m, by: block.m) {
      for j in stride(from: 0, to: n, by: block.n) {
        // At least once: an empty sum is zero.
        for p in stride(from: 0, to: max(k, 1), by: block.k) {
          let (rows, columns) = (min(block.m, m - i), min(block.n, n - j))
          let depth = min(block.k, k - p)
          let saved = quire_enter_lane(Int64(rows &* columns &* depth))
          let status = library.pointee.dnnl_sgemm(
            CChar(transA ? 84 : 78), CChar(transB ? 84 : 78), dnnl_dim_t(rows),
            dnnl_dim_t(columns), dnnl_dim_t(depth), alpha,
            a + (transA ? p &* lda &+ i : i &* lda &+ p), dnnl_dim_t(max(lda, 1)),
            b + (transB ? j &* ldb &+ p : p &* ldb &+ j), dnnl_dim_t(max(ldb, 1)),
            p == 0 ? beta : 1, c + (i &* ldc &+ j), dnnl_dim_t(max(ldc, 1)))
          quire_leave_lane(saved)
          guard status == dnnl_success else {
            throw TensorError(
              .library, "matmul",
              "matmul: oneDNN refused a product of [\(m), \(k)] and [\(k), \(n)] with status "
                + "\(status.rawValue)")
          }
          if !block.isWhole { try Cancellation.check("matmul") }
        }
      }
    }
  }

  /// The extents of the products that oneDNN gets at once: some ten milliseconds of work.
  private struct Block {
    private static let work = 1 << 29
    private static let side = 1024

    var m: Int
    var n: Int
    var k: Int
    let isWhole: Bool

    init(m: Int, n: Int, k: Int) {
      let (part, overflow) = m.multipliedReportingOverflow(by: n)
      let (work, overflow2) = part.multipliedReportingOverflow(by: max(k, 1))
      isWhole = !overflow && !overflow2 && work <= Self.work
      guard !isWhole else {
        (self.m, self.n, self.k) = (max(m, 1), max(n, 1), max(k, 1))
        return
      }
      self.m = min(m, Self.side)
      self.n = min(n, Self.side)
      self.k = min(k, Self.side)
      // Where one side is short, a long sum costs least, then wide rows.
      self.k = min(k, max(self.k, Self.work / (self.m * self.n)))
      self.n = min(n, max(self.n, Self.work / (self.m * self.k)))
      self.m = min(m, max(self.m, Self.work / (self.n * self.k)))
    }
  }

  /// oneDNN's functions.
  /// - Throws: `.library` naming the Debian package.
  package static func library() throws(TensorError) -> UnsafePointer<QuireOneDNN> {
    var reason: UnsafePointer<CChar>?
    guard let library = quire_onednn(&reason) else {
      let why = reason.map { String(cString: $0) } ?? "unknown reason"
      throw TensorError(
        .library, "matmul", "matmul: float32 products need oneDNN, which did not open: \(why)",
        hint: "sudo apt install libdnnl2")
    }
    return library
  }
}
