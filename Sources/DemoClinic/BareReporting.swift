/// The codes with which a laboratory of the bare clinic reports a visit, each list in key order.
struct BareReporting {
  let blood: [String]
  let bloodWithThyroid: [String]
  /// Before a course, and twice a year: liver function too.
  let bloodBefore: [String]
  let urine: [String]
  /// Before a course: protein to creatinine too.
  let urineBefore: [String]

  private init(blood: [String], liver: [String], urine: [String]) {
    self.blood = blood.sorted()
    bloodWithThyroid = (blood + ["3016-3"]).sorted()
    bloodBefore = Set(bloodWithThyroid + liver).sorted()
    self.urine = urine.sorted()
    urineBefore = (urine + ["2890-2"]).sorted()
  }

  /// Electrocardiogram, varicella antibodies, skin and tuberculosis.
  static let examinationsBefore = ["11524-6", "15410-4", "SKIN-EXAM", "TB-SCREEN"]
  static let withoutValue: Set = [
    "57021-8", "24323-8", "24356-8", "11524-6", "15410-4", "21440-3", "SKIN-EXAM", "TB-SCREEN",
  ]

  private static let cellCounts = ["6690-2", "777-3", "751-8", "731-0"]
  private static let liver = ["1742-6", "1920-8", "1975-2"]
  private static let panelsOnly = BareReporting(
    blood: ["57021-8", "24323-8"], liver: [], urine: ["24356-8"])
  private static let creatinineAlone = BareReporting(
    blood: ["57021-8", "2160-0"] + cellCounts, liver: liver, urine: ["13945-1", "5821-4"])
  private static let panelsAndAnalytes = BareReporting(
    blood: ["57021-8", "24323-8", "2160-0"] + liver + cellCounts, liver: [],
    urine: ["24356-8", "13945-1", "5821-4"])

  /// How a laboratory reports that sends every analyte as a row of its own, and no panels.
  static let analytes = BareReporting(
    blood: cellCounts + liver + bloodAnalytes, liver: [],
    urine: ["13945-1", "5821-4"] + urineAnalytes)

  /// What else is in a blood count and a comprehensive metabolic panel.
  private static let bloodAnalytes = [
    "789-8", "718-7", "4544-3", "787-2", "785-6", "786-4", "788-0", "32623-1", "742-7", "711-2",
    "704-7", "770-8", "736-9", "5905-5", "713-8", "706-2", "2345-7", "3094-0", "2160-0", "33914-3",
    "17861-6", "2951-2", "2823-3", "2075-0", "2028-9", "2885-2", "1751-7", "6768-6",
  ]
  /// What else is in a urinalysis.
  private static let urineAnalytes = [
    "5778-6", "5767-9", "5811-5", "5803-2", "5804-0", "5792-7", "5797-6", "5770-3", "5794-3",
    "5802-4", "5799-2", "20405-7",
  ]

  /// One of three kinds of laboratory that report panels.
  static func drawn(_ random: inout SplitMix64) -> BareReporting {
    random.weighted([(58, panelsOnly), (32, creatinineAlone), (10, panelsAndAnalytes)])
  }
}
