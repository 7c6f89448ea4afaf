/// A kind of evidence: the codes that make it, and when it is owed.
struct Evidence: Sendable {
  let panels: [String]
  /// Groups of codes of which each must be there.
  let components: [[String]]
  let partial: [String]
  /// The window before a course; nil: no baseline.
  var baselineDays: Int? = nil
  /// The period and the days of grace after it; nil: owed once.
  var everyMonths: Int? = nil
  var graceDays = 0
}

extension Evidence {
  static let completeBloodCount = Evidence(
    panels: ["57021-8", "57782-5", "69742-5"],
    components: [
      ["6690-2", "26464-8"], ["777-3", "26515-7", "778-1"],
      ["751-8", "26499-4", "753-4", "770-8", "26511-6", "30451-9", "26505-8"],
      ["731-0", "26474-7", "732-8", "736-9", "26478-8", "737-7"],
    ],
    partial: ["58410-2", "718-7", "789-8", "4544-3", "742-7", "711-2", "704-7"],
    baselineDays: 30, everyMonths: 1, graceDays: 10)

  static let creatinine = Evidence(
    panels: ["24323-8"], components: [["2160-0", "14682-9"]], partial: ["38483-4"],
    baselineDays: 30, everyMonths: 1, graceDays: 10)

  static let urinalysis = Evidence(
    panels: ["24356-8", "50554-5"],
    components: [
      ["13945-1", "798-9", "46419-8"], ["5821-4", "51487-7", "30405-5", "46702-7"],
    ],
    partial: ["24357-6", "50556-0", "5804-0", "20454-5", "57735-3", "5799-2", "5794-3"],
    baselineDays: 30, everyMonths: 1, graceDays: 10)

  static let thyroid = Evidence(
    panels: [], components: [["3016-3", "11579-0", "11580-8"]],
    partial: ["3024-7", "14920-3", "3026-2", "3053-6"],
    baselineDays: 30, everyMonths: 3, graceDays: 14)

  static let liver = Evidence(
    panels: ["24323-8"],
    components: [
      ["1742-6", "1744-2", "1743-4"], ["1920-8", "30239-8", "88112-8"],
      ["1975-2", "14631-6", "42719-5"],
    ],
    partial: [], baselineDays: 30, everyMonths: 6, graceDays: 30)

  static let proteinCreatinineRatio = Evidence(
    panels: [], components: [["2890-2", "34366-5"]], partial: ["9318-7", "14959-1", "13705-9"],
    baselineDays: 30)

  static let skinExam = Evidence(
    panels: ["SKIN-EXAM"], components: [], partial: [],
    baselineDays: 365, everyMonths: 12, graceDays: 30)

  static let papillomavirus = Evidence(
    panels: [
      "21440-3", "30167-1", "38372-9", "59263-4", "59264-2", "59420-0", "69002-4", "71431-1",
      "75694-0", "77379-6", "77399-4", "77400-0", "82354-2", "82456-5", "82675-0", "95539-3",
    ],
    components: [], partial: ["10524-7", "19762-4"], everyMonths: 12, graceDays: 30)

  static let tuberculosis = Evidence(
    panels: ["TB-SCREEN", "71773-6"], components: [], partial: ["71774-4"], baselineDays: 365)

  static let varicella = Evidence(
    panels: ["15410-4", "5403-1", "19162-7"], components: [], partial: [], baselineDays: 900)

  static let electrocardiogram = Evidence(
    panels: ["11524-6", "34534-8"], components: [], partial: [], baselineDays: 30)

  static let monthly = [completeBloodCount, creatinine, urinalysis]

  static let all =
    monthly + [
      thyroid, liver, proteinCreatinineRatio, skinExam, papillomavirus, tuberculosis, varicella,
      electrocardiogram,
    ]

  static let unknownCodes = ["99999-9", "skin-exam", "57021-8 ", "", "2345-7", "GLUCOSE"]
}
