/// Rows of text in columns for a terminal.
enum TextColumns {
  /// Each column as wide as its widest cell; the last cell of a row is not padded.
  static func aligned(_ rows: [[String]]) -> String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      zip(row, widths).enumerated().map { place, cell in
        place == row.count - 1 ? cell.0 : padded(cell.0, cell.1)
      }
      .joined(separator: "  ")
    }
    .joined(separator: "\n")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
