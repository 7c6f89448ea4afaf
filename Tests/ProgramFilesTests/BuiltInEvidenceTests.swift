import Monitoring
import ProgramFiles
import Testing

/// One row of the table of evidence, written by hand from the specification.
private struct Row: Sendable {
  let name: String
  let panels: String
  let components: [String]
  let partial: String
  let reason: String

  init(
    _ name: String, _ panels: String, _ components: [String], _ partial: String, _ reason: String
  ) {
    self.name = name
    self.panels = panels
    self.components = components
    self.partial = partial
    self.reason = reason
  }
}

private let rows = [
  Row(
    "cbc-with-differential", "57021-8 57782-5 69742-5",
    [
      "leukocytes: 6690-2 26464-8", "platelets: 777-3 26515-7 778-1",
      "neutrophils: 751-8 26499-4 753-4 770-8 26511-6 30451-9 26505-8",
      "lymphocytes: 731-0 26474-7 732-8 736-9 26478-8 737-7",
    ],
    "58410-2 718-7 789-8 4544-3 742-7 711-2 704-7", "no-differential"),
  Row("serum-creatinine", "24323-8", ["creatinine: 2160-0 14682-9"], "38483-4", "other-specimen"),
  Row(
    "urinalysis-with-cell-counts", "24356-8 50554-5",
    ["red cells: 13945-1 798-9 46419-8", "white cells: 5821-4 51487-7 30405-5 46702-7"],
    "24357-6 50556-0 5804-0 20454-5 57735-3 5799-2 5794-3", "no-cell-counts"),
  Row(
    "thyroid-function", "", ["TSH: 3016-3 11579-0 11580-8"], "3024-7 14920-3 3026-2 3053-6",
    "no-tsh"),
  Row(
    "liver-function", "24323-8",
    [
      "ALT: 1742-6 1744-2 1743-4", "AST: 1920-8 30239-8 88112-8",
      "bilirubin: 1975-2 14631-6 42719-5",
    ], "", "incomplete-panel"),
  Row(
    "urine-protein-creatinine-ratio", "", ["ratio: 2890-2 34366-5"], "9318-7 14959-1 13705-9",
    "albumin-not-protein"),
  Row("skin-exam", "SKIN-EXAM", [], "", ""),
  Row(
    "hpv-screening",
    "21440-3 30167-1 38372-9 59263-4 59264-2 59420-0 69002-4 71431-1 75694-0 77379-6 77399-4"
      + " 77400-0 82354-2 82456-5 82675-0 95539-3", [], "10524-7 19762-4", "cytology-only"),
  Row("tuberculosis-screening", "TB-SCREEN 71773-6", [], "71774-4", "control-only"),
  Row("varicella-immunity", "15410-4 5403-1 19162-7", [], "", ""),
  Row("ecg", "11524-6 34534-8", [], "", ""),
]

/// The evidence that each test is asked of, written by hand from the specification.
private let evidenceOfTests = [
  "cbc-baseline": "cbc-with-differential", "cbc-monthly": "cbc-with-differential",
  "creatinine-baseline": "serum-creatinine", "creatinine-monthly": "serum-creatinine",
  "urinalysis-baseline": "urinalysis-with-cell-counts",
  "urinalysis-monthly": "urinalysis-with-cell-counts", "thyroid-baseline": "thyroid-function",
  "thyroid-quarterly": "thyroid-function", "liver-baseline": "liver-function",
  "liver-periodic": "liver-function", "upcr-baseline": "urine-protein-creatinine-ratio",
  "skin-baseline": "skin-exam", "skin-yearly": "skin-exam", "hpv-yearly": "hpv-screening",
  "varicella-baseline": "varicella-immunity", "tuberculosis-baseline": "tuberculosis-screening",
  "ecg-baseline": "ecg",
]

struct BuiltInEvidenceTests {
  private let program: Program

  init() throws {
    program = try ProgramFiles.builtIn("lemtrada-us").program
  }

  @Test func `The evidence is that of the specification, code by code`() throws {
    #expect(program.evidence.map(\.name) == rows.map(\.name))
    for (definition, row) in zip(program.evidence, rows) {
      #expect(codes(definition.panels) == row.panels)
      let components = definition.components.map { "\($0.name): \(codes($0.codes))" }
      #expect(components == row.components)
      #expect(codes(definition.partial) == row.partial)
      #expect(definition.incompleteReason == row.reason)
      let histories = definition.histories.map { program.vocabulary.historyKinds[Int($0.value)] }
      let isVaricella = row.name == "varicella-immunity"
      #expect(histories == (isVaricella ? ["varicella-immunity", "varicella-vaccine"] : []))
    }
  }

  @Test func `Each test is asked of its own evidence, and nothing else of any`() {
    var found: [String: String] = [:]
    for requirement in program.requirements {
      guard case .test(let index) = requirement.evidence else { continue }
      found[requirement.id] = program.evidence[Int(index.value)].name
    }
    #expect(found == evidenceOfTests)
  }

  @Test func `Every code has a name, and no two have the same`() {
    let names = program.vocabulary.codes.map(\.name)
    #expect(names.allSatisfy { $0.count > 5 })
    #expect(Set(names).count == names.count)
    #expect(names.count == 97)
  }

  @Test func `The codes known from memory say so`() {
    let unverified = program.vocabulary.codes.filter { $0.certainty == .unverified }.map(\.code)
    #expect(
      unverified == [
        "778-1", "753-4", "732-8", "737-7", "5799-2", "5794-3", "11579-0", "11580-8", "1743-4",
      ])
    let own = program.vocabulary.codes.filter { $0.certainty == .policy }.map(\.code)
    #expect(own == ["SKIN-EXAM", "TB-SCREEN"])
  }

  private func codes(_ indices: [CodeIndex]) -> String {
    indices.map { program.vocabulary.codes[Int($0.value)].code }.joined(separator: " ")
  }
}
