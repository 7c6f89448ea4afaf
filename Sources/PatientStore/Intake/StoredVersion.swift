/// A fact as a source names it, whatever becomes of its row's key.
package struct FactName: Hashable, Sendable {
  /// 0 for a fact about no patient.
  package let patientID: Int64
  package let table: Table
  package let name: [UInt8]

  package init(patientID: Int64, table: Table, name: [UInt8]) {
    self.patientID = patientID
    self.table = table
    self.name = name
  }
}

/// What a source states together, such as the results of an order.
package struct FactGroup: Hashable, Sendable {
  package let table: Table
  /// How the names of its facts begin, and the whole name of its head.
  package let head: [UInt8]

  package init(table: Table, head: [UInt8]) {
    self.table = table
    self.head = head
  }
}

/// A place for one fact in a table: the row's key but for `recorded_at`.
package struct Slot: Hashable, Sendable {
  package let patientID: Int64
  package let table: Table
  /// The key cells, as `CellCoding` writes them.
  package let rowKey: [UInt8]

  package init(patientID: Int64, table: Table, rowKey: [UInt8]) {
    self.patientID = patientID
    self.table = table
    self.rowKey = rowKey
  }
}

/// One version of a fact, as table `source_version` holds it.
package struct StoredVersion: Hashable, Sendable {
  package let name: [UInt8]
  /// `YYYY-MM-DDTHH:MM:SSZ`.
  package let sourceAt: String
  package let nanoseconds: Int64
  package let sequence: Int64
  package let rowKey: [UInt8]
  package let content: [UInt8]
  /// `YYYY-MM-DDTHH:MM:SSZ`.
  package let recordedAt: String

  package init(
    name: [UInt8], sourceAt: String, nanoseconds: Int64, sequence: Int64, rowKey: [UInt8],
    content: [UInt8], recordedAt: String
  ) {
    self.name = name
    self.sourceAt = sourceAt
    self.nanoseconds = nanoseconds
    self.sequence = sequence
    self.rowKey = rowKey
    self.content = content
    self.recordedAt = recordedAt
  }
}
