/// The runs that were ever published, the oldest first.
package struct History: Sendable {
  /// A run and whether its folder is still there.
  package struct Row: Encodable, Sendable {
    package var entry: LedgerEntry
    package var isKept: Bool
  }

  package let rows: [Row]

  /// Throws `noLedger` where there never was a run, or `ledgerDamaged`.
  package init(_ output: String) throws(DeliveryError) {
    let entries = try Ledger.entries(output)
    guard !entries.isEmpty else { throw .noLedger(path: Ledger.path(output)) }
    let folders = Set(RunID.published(output))
    rows = entries.map { Row(entry: $0, isKept: folders.contains($0.run)) }
  }

  /// A table for a terminal.
  package var text: String {
    let head = [
      "run", "as of", "known at", "published", "patients", "gaps", "new", "resolved", "folder",
    ]
    let cells = [head] + rows.map(\.cells)
    let widths = head.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    return cells.map { row in
      let padded = zip(row, widths).map { text, width in
        text + String(repeating: " ", count: width - text.count)
      }
      return String(padded.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }
    .joined(separator: "\n")
  }
}

extension History.Row {
  fileprivate var cells: [String] {
    [
      entry.run, "\(entry.asOf)", entry.knownAt.map { "\($0)" } ?? "-", "\(entry.publishedAt)",
      "\(entry.read.patients)", count(entry.judged["gap"]), count(entry.changes["new"]),
      count(entry.changes["resolved"]), isKept ? "kept" : "pruned",
    ]
  }

  private func count(_ number: Int?) -> String { number.map(String.init) ?? "-" }
}
