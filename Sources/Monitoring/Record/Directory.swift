/// The sites, prescribers and facilities of a database, and the certifications of the latter two.
///
/// Ids that stand in a patient's rows but not in these tables get an entry of their own, so that
/// nobody's work is lost for want of a row; `isListed` tells them apart.
package struct Directory: Sendable {
  package var sites: [Site] = []
  package var prescribers: [CertifiedHolder] = []
  package var facilities: [CertifiedHolder] = []

  package init() {}
}

/// A site and whom its list goes to.
package struct Site: Hashable, Sendable {
  package var id: String
  package var name: String
  package var coordinatorName: String?
  /// As found, whatever it is: whether mail can be sent there is for whoever sends it.
  package var coordinatorEmail: String?
  /// Whether the id stands in table `site`.
  package var isListed: Bool

  package init(
    id: String, name: String, coordinatorName: String?, coordinatorEmail: String? = nil,
    isListed: Bool
  ) {
    self.id = id
    self.name = name
    self.coordinatorName = coordinatorName
    self.coordinatorEmail = coordinatorEmail
    self.isListed = isListed
  }
}

/// A prescriber or an infusing facility.
package struct CertifiedHolder: Hashable, Sendable {
  package var id: String
  package var name: String
  /// Whether the id stands in its table.
  package var isListed: Bool
  package var certifications: [Certification] = []

  package init(id: String, name: String, isListed: Bool) {
    self.id = id
    self.name = name
    self.isListed = isListed
  }

  /// Whether a certification holds on `day`.
  package func isCertified(on day: CivilDate) -> Bool {
    certifications.contains { $0.certifiedOn <= day && day <= ($0.endsOn ?? .last) }
  }
}

/// A certification in the REMS.
package struct Certification: Hashable, Sendable {
  package var certifiedOn: CivilDate
  /// Last day it is valid, inclusive; nil: no end recorded.
  package var endsOn: CivilDate?

  package init(certifiedOn: CivilDate, endsOn: CivilDate?) {
    self.certifiedOn = certifiedOn
    self.endsOn = endsOn
  }
}

/// Place in `Directory.sites`.
package struct SiteIndex: Hashable, Sendable {
  package let value: Int32
  package init(_ value: Int) { self.value = Int32(value) }
}

/// Place in `Directory.prescribers`.
package struct PrescriberIndex: Hashable, Sendable {
  package let value: Int32
  package init(_ value: Int) { self.value = Int32(value) }
}

/// Place in `Directory.facilities`.
package struct FacilityIndex: Hashable, Sendable {
  package let value: Int32
  package init(_ value: Int) { self.value = Int32(value) }
}
