/// What the codes for types of specimens stand for, in the tables that HL7 v2 and FHIR share.
///
/// Serum and plasma count as blood. Blood is the patient's own, as taken: not cord or menstrual
/// blood, what comes from a bag or a donor, or cells by themselves.
enum SpecimenTypes {
  /// Of HL7 table 0487, and of table 0070 before it (ABLD and BLDC). What is in neither list is
  /// something else.
  ///
  /// Source: HL7 Terminology, code systems v2-0487 "specimenType" 2.3.0 and v2-0070 "Specimen Source
  /// Codes".
  static func material(hl7 code: String) -> Material {
    blood.contains(code) ? .blood : urine.contains(code) ? .urine : .other
  }

  /// Codes of the tables that say nothing: no value suggested, said elsewhere, unidentified or
  /// unspecified source.
  static let unstated: Set<String> = ["", "...", "XXX", "UDENT", "USPEC"]

  private static let blood: Set<String> = [
    "BLD", "ABLD", "BLDA", "BLDC", "BLDV", "WB", "PLAS", "PPP", "PRP", "SER", "ASERU", "CSERU",
    "PLEVS", "TSERU",
  ]

  /// Without bladder washings (URINB); USUB and UMED are unknown substances and no urine.
  private static let urine: Set<String> = [
    "UR", "URC", "URT", "URNS", "RANDU", "URINC", "URINM", "URINN", "URINP", "USCOP",
  ]

  /// Of SNOMED CT; nil for a concept that is not listed, which may be anything.
  static func material(snomed code: String) -> Material? { snomed[code] }

  /// Source: SNOMED CT, hierarchy 123038009 "Specimen"; most by the IPS Free Set (HL7 IPS, value set
  /// "Results Specimen Type"), the rest by value sets of EU, WHO and MII guides.
  private static let snomed: [String: Material] = [
    // Blood, peripheral, arterial, capillary, venous, whole, with EDTA, with heparin.
    "119297000": .blood, "122551003": .blood, "122552005": .blood, "122554006": .blood,
    "122555007": .blood, "258580003": .blood, "445295009": .blood, "446272009": .blood,
    // Serum, serum or plasma, plasma, with citrate, poor and rich in platelets.
    "119364003": .blood, "122592007": .blood, "119361006": .blood, "708048008": .blood,
    "119362004": .blood, "119363009": .blood,
    // Urine, by catheter, by indwelling catheter, clean catch, midstream, first stream, spot, 24 hours.
    "122575003": .urine, "122565001": .urine, "446846006": .urine, "122880004": .urine,
    "258574006": .urine, "698276005": .urine, "278020009": .urine, "276833005": .urine,
    // Cerebrospinal, synovial, pleural, peritoneal, amniotic and dialysis fluid, saliva, stool, sputum.
    "258450006": .other, "119332005": .other, "418564007": .other, "168139001": .other,
    "119373006": .other, "119360007": .other, "119342007": .other, "119339001": .other,
    "119334006": .other,
    // Cord and menstrual blood, of a donor, of a blood bag, a blood product, a plasma bag.
    "122556008": .other, "119345009": .other, "122560006": .other, "119304001": .other,
    "119300005": .other, "119305000": .other,
  ]
}
