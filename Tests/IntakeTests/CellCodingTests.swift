import PatientSchema
import Testing

/// Equal rows are equal bytes, and nothing else is.
@Suite struct CellCodingTests {
  @Test(arguments: [
    [], [Cell.null], [.text("")], [.text("5:"), .null], [.integer(-7), .real(0.1)],
    [.text("a\u{0}b"), .text("ü\n")], [.integer(.min)], [.real(1e300)],
  ])
  func `What was written is read`(_ cells: [Cell]) {
    #expect(CellCoding.decode(CellCoding.encode(cells)) == cells)
  }

  @Test func `Cells that look alike are told apart`() {
    let rows: [[Cell]] = [
      [.text("1")], [.integer(1)], [.real(1)], [.null], [.text("")], [.text("1"), .null],
      [.null, .text("1")], [.text("11")], [.text("1"), .text("1")],
    ]
    #expect(Set(rows.map { CellCoding.encode($0) }).count == rows.count)
  }

  @Test(arguments: ["x", "t", "t5:abc", "i1:x", "t-1:", "t99999999999999999999:a", "n "])
  func `Anything else is nothing`(_ text: String) {
    #expect(CellCoding.decode(Array(text.utf8)) == nil)
  }
}
