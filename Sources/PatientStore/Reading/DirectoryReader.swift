internal import GRDB
internal import Monitoring

/// The directory while it is being read: ids by their bytes.
struct DirectoryReader {
  private(set) var directory = Directory()
  private var sites = TextTable()
  private var prescribers = TextTable()
  private var facilities = TextTable()

  /// Reads the sites, prescribers, facilities and certifications.
  init(_ db: Database, path: String, _ reader: inout RowReader) throws {
    try Self.eachRow(db, .site, path) { row in
      guard let id = row.text(0) else { return }
      let place = site(id)
      directory.sites[Int(place.value)].name = reader.string(row, 1) ?? ""
      directory.sites[Int(place.value)].coordinatorName = reader.string(row, 2)
      directory.sites[Int(place.value)].coordinatorEmail = reader.exactString(row, 3)
      directory.sites[Int(place.value)].isListed = true
    }
    try Self.eachRow(db, .prescriber, path) { row in
      guard let id = row.text(0) else { return }
      let place = Int(prescriber(id).value)
      directory.prescribers[place].name = reader.string(row, 1) ?? ""
      directory.prescribers[place].isListed = true
    }
    try Self.eachRow(db, .facility, path) { row in
      guard let id = row.text(0) else { return }
      let place = Int(facility(id).value)
      directory.facilities[place].name = reader.string(row, 1) ?? ""
      directory.facilities[place].isListed = true
    }
    try readCertifications(db, path, &reader)
  }

  /// The place of a site, which gets an entry where table `site` has none.
  mutating func site(_ id: UnsafeBufferPointer<UInt8>) -> SiteIndex {
    let place = sites.place(id)
    if place == directory.sites.count {
      let text = String(decoding: id, as: UTF8.self)
      directory.sites.append(Site(id: text, name: text, coordinatorName: nil, isListed: false))
    }
    return SiteIndex(place)
  }

  func isListed(_ site: SiteIndex) -> Bool { directory.sites[Int(site.value)].isListed }

  func isListed(_ prescriber: PrescriberIndex) -> Bool {
    directory.prescribers[Int(prescriber.value)].isListed
  }

  func isListed(_ facility: FacilityIndex) -> Bool {
    directory.facilities[Int(facility.value)].isListed
  }

  mutating func prescriber(_ id: UnsafeBufferPointer<UInt8>) -> PrescriberIndex {
    PrescriberIndex(Self.holder(id, &prescribers, &directory.prescribers))
  }

  mutating func facility(_ id: UnsafeBufferPointer<UInt8>) -> FacilityIndex {
    FacilityIndex(Self.holder(id, &facilities, &directory.facilities))
  }

  private static func holder(
    _ id: UnsafeBufferPointer<UInt8>, _ table: inout TextTable, _ holders: inout [CertifiedHolder]
  ) -> Int {
    let place = table.place(id)
    if place == holders.count {
      let text = String(decoding: id, as: UTF8.self)
      holders.append(CertifiedHolder(id: text, name: text, isListed: false))
    }
    return place
  }

  private static func eachRow(
    _ db: Database, _ table: Table, _ path: String, _ body: (StoredRow) throws -> Void
  ) throws {
    var cursor = try RowCursor(db, table, path: path)
    while let row = cursor.row {
      try body(row)
      try cursor.step()
    }
  }
}

// MARK: - Certifications

extension DirectoryReader {
  private struct Version {
    var kind: String
    var holder: [UInt8]
    var certification: Certification
    var recordedAt: Instant

    func isSameFact(as other: Version) -> Bool {
      kind == other.kind && holder == other.holder
        && certification.certifiedOn == other.certification.certifiedOn
    }
  }

  /// Of each certification the latest version; the rows come in the order of their keys.
  private mutating func readCertifications(
    _ db: Database, _ path: String, _ reader: inout RowReader
  ) throws {
    var versions: [Version] = []
    try Self.eachRow(db, .certification, path) { row in
      guard let version = try? Self.version(row, &reader) else { return }
      if !["prescriber", "facility", "pharmacy"].contains(version.kind) {
        reader.note(.rowWithoutMeaning, row, 0)
      }
      if let last = versions.last, last.isSameFact(as: version) {
        if last.recordedAt == version.recordedAt { reader.note(.certificationTwice, row, 4) }
        versions.removeLast()
      }
      versions.append(version)
    }
    for version in versions { add(version) }
  }

  private static func version(_ row: StoredRow, _ reader: inout RowReader) throws(RowDropped)
    -> Version?
  {
    guard let recordedAt = try reader.recordedAt(row, 4) else { return nil }
    let certification = Certification(
      certifiedOn: try reader.day(row, 2), endsOn: try reader.optionalDay(row, 3))
    return Version(
      kind: row.string(0) ?? "", holder: row.text(1).map(Array.init) ?? [],
      certification: certification, recordedAt: recordedAt)
  }

  private mutating func add(_ version: Version) {
    // A certification whose end is before its start is withdrawn.
    guard (version.certification.endsOn ?? .last) >= version.certification.certifiedOn else {
      return
    }
    version.holder.withUnsafeBufferPointer { id in
      switch version.kind {
      case "prescriber":
        let place = Int(prescriber(id).value)
        directory.prescribers[place].certifications.append(version.certification)
      case "facility":
        let place = Int(facility(id).value)
        directory.facilities[place].certifications.append(version.certification)
      default: break  // Pharmacies dispense; nothing of a patient is judged by them.
      }
    }
  }
}
