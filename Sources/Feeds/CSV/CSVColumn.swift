package import PatientSchema

/// A column that a CSV file can have, by our name of it.
package struct CSVColumn: Hashable, Sendable {
  /// What its cells hold.
  package enum Kind: Hashable, Sendable {
    case text
    case integer
    case real
    /// A number, else a text, as a laboratory reports either.
    case measurement
    case day
    /// Local time, `HH:MM`.
    case time
    /// RFC 3339.
    case instant
    /// `0`, `1`, `false` or `true`.
    case boolean
    /// One of a closed list.
    case word([String])
  }

  /// Whether it must be there, and what stands for it otherwise.
  package enum Presence: Hashable, Sendable {
    /// In each file, and never empty.
    case required
    /// Null where the column is absent or the cell is empty.
    case optional
    /// These stand for the column and for the cell.
    case defaulted(absent: Cell, empty: Cell)
  }

  package let name: String
  package let kind: Kind
  package let presence: Presence

  init(_ name: String, _ kind: Kind = .text, _ presence: Presence = .optional) {
    self.name = name
    self.kind = kind
    self.presence = presence
  }
}
