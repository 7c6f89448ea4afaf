// The rows of the schema, as far as the semantics read them.

struct Infusion: VersionedFact {
  let infusedOn: Day
  let recordedAt: Instant
  let course: Int?
  let doseMg: Double?
  let startedAt: Int?
  let endedAt: Int?
  let observedUntil: Int?
  let facilityID: String?
  let isVoided: Bool

  var key: Day { infusedOn }

  /// monitoring.md 3.1.
  var counts: Bool {
    if isVoided { return false }
    guard let doseMg else { return true }
    return doseMg > 0
  }
}

struct Observation: VersionedFact {
  struct Key: Hashable {
    let specimen: Specimen
    let code: String
  }

  /// One specimen is what has the same day and the same number: monitoring.md 4.1.
  struct Specimen: Hashable {
    let collectedOn: Day
    let number: String
  }

  let specimen: Specimen
  let code: String
  let recordedAt: Instant
  let status: String?
  let value: Double?
  let valueText: String?

  var key: Key { Key(specimen: specimen, code: code) }
  var collectedOn: Day { specimen.collectedOn }
}

struct Form: VersionedFact {
  struct Key: Hashable {
    let kind: String
    let submittedOn: Day
  }

  let kind: String
  let submittedOn: Day
  let recordedAt: Instant
  let isVoided: Bool

  var key: Key { Key(kind: kind, submittedOn: submittedOn) }
}

/// A row of `medication` (detail: the product) or of `history`.
struct Span: VersionedFact {
  struct Key: Hashable {
    let kind: String
    let detail: String
    let startedOn: Day
  }

  let kind: String
  let detail: String
  let startedOn: Day
  let endedOn: Day?
  let recordedAt: Instant

  var key: Key { Key(kind: kind, detail: detail, startedOn: startedOn) }
  var isWithdrawn: Bool { endedOn.map { $0 < startedOn } ?? false }

  func covers(_ day: Day) -> Bool {
    startedOn <= day && day <= endedOn ?? .last
  }
}

struct Certification: VersionedFact {
  struct Key: Hashable {
    let holderKind: String
    let holderID: String
    let certifiedOn: Day
  }

  let holderKind: String
  let holderID: String
  let certifiedOn: Day
  let endsOn: Day?
  let recordedAt: Instant

  var key: Key { Key(holderKind: holderKind, holderID: holderID, certifiedOn: certifiedOn) }
  var isWithdrawn: Bool { endsOn.map { $0 < certifiedOn } ?? false }

  func covers(_ day: Day) -> Bool {
    certifiedOn <= day && day <= endsOn ?? .last
  }
}

struct Waiver: VersionedFact {
  struct Key: Hashable {
    let requirement: String
    let from: Day
  }

  let requirement: String
  let from: Day
  let to: Day
  let reason: String
  let recordedAt: Instant

  var key: Key { Key(requirement: requirement, from: from) }
  var isWithdrawn: Bool { to < from }
}

struct Standing: VersionedFact {
  let status: String
  let from: Day
  let recordedAt: Instant

  var key: Day { from }
}

struct CareAssignment: VersionedFact {
  let from: Day
  let siteID: String?
  let prescriberID: String?
  let recordedAt: Instant

  var key: Day { from }
}
