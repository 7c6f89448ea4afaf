/// What shows that a test was done: monitoring.md 4.4 and its table.
struct EvidenceDefinition: Sendable {
  let panels: Set<String>
  /// Groups of codes; each group must be reported.
  let components: [Set<String>]
  let partial: Set<String>
  /// nil where neither components nor partial codes exist.
  let incompleteReason: String?

  init(
    _ panels: String, components: [String] = [], partial: String = "", incomplete: String? = nil
  ) {
    self.panels = codes(panels)
    self.components = components.map(codes)
    self.partial = codes(partial)
    self.incompleteReason = incomplete
  }

  func isComponent(_ code: String) -> Bool {
    components.contains { $0.contains(code) }
  }

  func names(_ code: String) -> Bool {
    panels.contains(code) || partial.contains(code) || isComponent(code)
  }
}

private func codes(_ list: String) -> Set<String> {
  Set(list.split(separator: " ").map(String.init))
}

/// The CD4 count that ends the antiviral prophylaxis (6).
let cd4Code = "24467-3"

/// Whether a row of this code needs a value to count (4.3; CD4: 6).
func needsValue(_ code: String) -> Bool {
  code == cd4Code || codesThatNeedAValue.contains(code)
}

private let codesThatNeedAValue = Set(
  allDefinitions.flatMap { $0.components.flatMap { $0 } })

private let allDefinitions = [
  cbcWithDifferential, serumCreatinine, urinalysisWithCellCounts, thyroidFunction, liverFunction,
  urineProteinCreatinineRatio, skinExam, hpvScreening, tuberculosisScreening, varicellaImmunity,
  electrocardiogram,
]

let cbcWithDifferential = EvidenceDefinition(
  "57021-8 57782-5 69742-5",
  components: [
    "6690-2 26464-8",
    "777-3 26515-7 778-1",
    "751-8 26499-4 753-4 770-8 26511-6 30451-9 26505-8",
    "731-0 26474-7 732-8 736-9 26478-8 737-7",
  ],
  partial: "58410-2 718-7 789-8 4544-3 742-7 711-2 704-7",
  incomplete: "no-differential")

let serumCreatinine = EvidenceDefinition(
  "24323-8",
  components: ["2160-0 14682-9"],
  partial: "38483-4",
  incomplete: "other-specimen")

let urinalysisWithCellCounts = EvidenceDefinition(
  "24356-8 50554-5",
  components: ["13945-1 798-9 46419-8", "5821-4 51487-7 30405-5 46702-7"],
  partial: "24357-6 50556-0 5804-0 20454-5 57735-3 5799-2 5794-3",
  incomplete: "no-cell-counts")

let thyroidFunction = EvidenceDefinition(
  "",
  components: ["3016-3 11579-0 11580-8"],
  partial: "3024-7 14920-3 3026-2 3053-6",
  incomplete: "no-tsh")

let liverFunction = EvidenceDefinition(
  "24323-8",
  components: ["1742-6 1744-2 1743-4", "1920-8 30239-8 88112-8", "1975-2 14631-6 42719-5"],
  incomplete: "incomplete-panel")

let urineProteinCreatinineRatio = EvidenceDefinition(
  "",
  components: ["2890-2 34366-5"],
  partial: "9318-7 14959-1 13705-9",
  incomplete: "albumin-not-protein")

let skinExam = EvidenceDefinition("SKIN-EXAM")

let hpvScreening = EvidenceDefinition(
  "21440-3 30167-1 38372-9 59263-4 59264-2 59420-0 69002-4 71431-1 75694-0 77379-6 77399-4 "
    + "77400-0 82354-2 82456-5 82675-0 95539-3",
  partial: "10524-7 19762-4",
  incomplete: "cytology-only")

let tuberculosisScreening = EvidenceDefinition(
  "TB-SCREEN 71773-6",
  partial: "71774-4",
  incomplete: "control-only")

/// Beside it a history of varicella or of its vaccination counts: see `evidence(of:)`.
let varicellaImmunity = EvidenceDefinition("15410-4 5403-1 19162-7")

let electrocardiogram = EvidenceDefinition("11524-6 34534-8")
