// MARK: - Who is known by which keys

extension IntakeTables {
  /// What is known of a key; nil: nothing.
  package func known(_ key: StoredKey) throws -> KnownKey? {
    try fetch(
      "SELECT kind, number, authority, patient_id, is_prior FROM patient_key WHERE kind = ? AND number = ? AND authority = ?",
      [.text(key.kind), .text(key.number), .text(key.authority)],
      Self.knownKey
    ).first
  }

  /// The keys of a kind with this number, of whatever authority, in the order of those.
  package func known(kind: String, number: String) throws -> [KnownKey] {
    try fetch(
      "SELECT kind, number, authority, patient_id, is_prior FROM patient_key WHERE kind = ? AND number = ? ORDER BY authority",
      [.text(kind), .text(number)], Self.knownKey)
  }

  /// Every key of a patient, in a fixed order.
  package func keys(of patientID: Int64) throws -> [KnownKey] {
    try fetch(
      "SELECT kind, number, authority, patient_id, is_prior FROM patient_key WHERE patient_id = ? ORDER BY kind, authority, number",
      [.integer(patientID)], Self.knownKey)
  }

  package func insert(_ key: StoredKey, for patientID: Int64) throws {
    try run(
      "INSERT INTO patient_key VALUES (?, ?, ?, ?, 0)",
      [
        .text(key.kind), .text(key.number), .text(key.authority),
        .integer(patientID),
      ])
  }

  package func markPrior(_ key: StoredKey) throws {
    try run(
      "UPDATE patient_key SET is_prior = 1 WHERE kind = ? AND number = ? AND authority = ?",
      [.text(key.kind), .text(key.number), .text(key.authority)])
  }

  package func moveKeys(from old: Int64, to new: Int64) throws {
    try run(
      "UPDATE patient_key SET patient_id = ? WHERE patient_id = ?",
      [.integer(new), .integer(old)])
  }

  /// Makes the keys of patients that came into the database by another way.
  package func addMissingKeys() throws {
    let patients = try fetch(
      """
      SELECT patient_id, mrn FROM patient
      WHERE patient_id NOT IN (SELECT patient_id FROM patient_key) ORDER BY patient_id
      """, []
    ) { row in (row.integer(0), row.text(1)) }
    for (patientID, mrn) in patients {
      try insert(StoredKey(kind: "row", authority: "", number: "\(patientID)"), for: patientID)
      let number = StoredKey(kind: "record-number", authority: "", number: mrn)
      if try known(number) == nil { try insert(number, for: patientID) }
    }
  }

  /// Whether an authority assigned any key of a kind.
  package func hasKeys(kind: String, authority: String) throws -> Bool {
    try exists(
      "SELECT 1 FROM patient_key WHERE kind = ? AND authority = ? LIMIT 1",
      [.text(kind), .text(authority)])
  }

  /// What the mapping said of keys before, by name.
  package func identityRules() throws -> [String: String] {
    let rows = try fetch("SELECT name, value FROM identity_rule", []) { ($0.text(0), $0.text(1)) }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  package func replace(identityRules: [String: String]) throws {
    try run("DELETE FROM identity_rule", [])
    for (name, value) in identityRules.sorted(by: { $0.key < $1.key }) {
      try run("INSERT INTO identity_rule VALUES (?, ?)", [.text(name), .text(value)])
    }
  }

  private static func knownKey(_ row: SQLRow) -> KnownKey {
    KnownKey(
      key: StoredKey(kind: row.text(0), authority: row.text(2), number: row.text(1)),
      patientID: row.integer(3), isPrior: row.integer(4) != 0)
  }
}
