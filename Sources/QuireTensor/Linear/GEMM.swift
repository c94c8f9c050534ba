import CQuireKernels
import CQuireOneDNN

/// Matrix products on plain memory, row-major.
package enum GEMM {
  /// c = alpha · op(a) · op(b) + beta · c in float32, by oneDNN.
  ///
  /// op(a) is m×k, op(b) is k×n, c is m×n; `lda`, `ldb` and `ldc` are the elements from one stored
  /// row to the next. With `beta` 0, `c` need not be initialised.
  /// - Throws: `.library` when oneDNN is not installed.
  package static func sgemm(
    transA: Bool, transB: Bool, m: Int, n: Int, k: Int, alpha: Float,
    a: UnsafePointer<Float>, lda: Int, b: UnsafePointer<Float>, ldb: Int,
    beta: Float, c: UnsafeMutablePointer<Float>, ldc: Int
  ) throws(TensorError) {
    guard m > 0, n > 0 else { return }
    let library = try library()
    let saved = quire_enter_lane(Int64(m &* n &* k))
    defer { quire_leave_lane(saved) }
    let status = library.pointee.dnnl_sgemm(
      CChar(transA ? 84 : 78), CChar(transB ? 84 : 78), dnnl_dim_t(m), dnnl_dim_t(n),
      dnnl_dim_t(k), alpha, a, dnnl_dim_t(max(lda, 1)), b, dnnl_dim_t(max(ldb, 1)), beta, c,
      dnnl_dim_t(max(ldc, 1)))
    guard status == dnnl_success else {
      throw TensorError(
        .library, "matmul",
        "matmul: oneDNN refused a product of [\(m), \(k)] and [\(k), \(n)] with status "
          + "\(status.rawValue)")
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
