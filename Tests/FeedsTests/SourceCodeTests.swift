import Feeds
import Testing

@Suite struct SourceCodeTests {
  @Test func `A mapped code comes before LOINC, and an unknown one keeps its system`() {
    let local = SourceCode(code: "7", system: "Lab")
    let map = CodeMap(meanings: [local: "2160-0"], materials: ["2160-0": .blood])
    let loinc = SourceCode(code: "38483-4", system: "LN")
    #expect(map.stored([loinc, local]) == "2160-0")
    #expect(map.stored([SourceCode(code: "8", system: "Lab"), loinc]) == "38483-4")
    #expect(map.stored([SourceCode(code: "8", system: "Lab")]) == "8^Lab")
    #expect(map.stored([SourceCode(code: "8", system: "")]) == "8")
    #expect(map.stored([SourceCode(code: "", system: "Lab")]) == nil)
  }

  @Test func `A test of blood is none where the specimen is urine`() {
    let map = CodeMap(meanings: [:], materials: ["2160-0": .blood])
    let loinc = [SourceCode(code: "2160-0", system: "LN")]
    #expect(map.stored(loinc, specimen: Specimen(code: "UR", material: .urine)) == "2160-0 (UR)")
    #expect(map.stored(loinc, specimen: Specimen(code: "SER", material: .blood)) == "2160-0")
  }
}
