import Feeds
import PatientSchema
import Testing

/// What a mapping file comes to.
@Suite struct FeedMappingTests {
  @Test func `Every key comes out with its type`() throws {
    let mapping = try CSVGiven.mapping(
      """
      time-zone: America/Chicago
      source: north
      home-authority: CLINIC
      authorities: {"http://clinic.example/mrn": CLINIC}
      codes:
        - {code: "7", system: Lab, loinc: 2160-0}
      meanings:
        infusion:
          - {code: D1, system: Drugs}
        medication:
          antiviral: [{code: D2, system: Drugs}, {code: D2, system: Other}]
        history:
          live-vaccine: [{code: D3, system: Drugs}]
      csv:
        delimiter: tab
        encoding: windows-1252
        decimal: comma
        dates: european
        files:
          "Labs 2024.csv": observation
          patient.csv:
            delimiter: ","
            encoding: utf-16
            decimal: point
            dates: {birth_date: us}
            columns: {Nachname: family_name}
            constants: {sex: U}
            ignore: [Alter]
            values: {sex: {Female: F}}
      """)
    #expect(mapping.timeZone == "America/Chicago")
    #expect(mapping.homeAuthority == "CLINIC" && mapping.source == "north")
    #expect(mapping.authorities == ["http://clinic.example/mrn": "CLINIC"])
    #expect(mapping.codes.stored([SourceCode(code: "7", system: "Lab")]) == "2160-0")
    #expect(
      mapping.meanings == [
        SourceCode(code: "D1", system: "Drugs"): .infusion,
        SourceCode(code: "D2", system: "Drugs"): .medication(kind: "antiviral"),
        SourceCode(code: "D2", system: "Other"): .medication(kind: "antiviral"),
        SourceCode(code: "D3", system: "Drugs"): .history(kind: "live-vaccine"),
      ])
    var general = CSVFormat()
    general.delimiter = .tab
    general.encoding = .windows1252
    general.decimal = .comma
    general.dates = .european
    #expect(mapping.csv.format == general)
    var format = CSVFormat()
    format.encoding = .utf16
    format.dates = .european
    format.datesOfColumns = ["birth_date": .us]
    var patients = CSVFileMapping(fileName: "patient.csv", table: .table(.patient), format: format)
    patients.columns = ["Nachname": "family_name"]
    patients.constants = ["sex": "U"]
    patients.ignored = ["Alter"]
    patients.values = ["sex": ["Female": "F"]]
    #expect(mapping.csv.files.count == 2)
    #expect(mapping.csv.files.last == patients)
  }

  @Test func `The mapping says of which table a file is, else its name does`() throws {
    let csv = try CSVGiven.mapping(
      "csv: {dates: us, files: {\"Labs 2024.csv\": observation, patient.csv: form}}"
    ).csv
    #expect(csv.table(ofFile: "labs 2024.CSV") == .table(.observation))
    #expect(csv.table(ofFile: "patient.csv") == .table(.form))
    #expect(csv.table(ofFile: "Standing.csv") == .table(.standing))
    #expect(csv.table(ofFile: "merge.csv") == .merge)
    #expect(csv.table(ofFile: "Labs 2025.csv") == nil)
    #expect(csv.file(named: "standing.csv")?.format.dates == .us)
  }

  @Test func `A file of comments adds nothing, and what is there before stays`() throws {
    var base = FeedMapping(meanings: [SourceCode(code: "a", system: "b"): .infusion])
    base.homeAuthority = "H"
    base.timeZone = "Europe/Berlin"
    let same = try base.adding(Array("# nothing\n".utf8), file: "m.yaml")
    #expect(same.meanings == base.meanings)
    let more = try base.adding(
      Array("meanings: {history: {hiv: [{code: a, system: b}, {code: c, system: d}]}}".utf8),
      file: "m.yaml")
    #expect(more.homeAuthority == "H" && more.timeZone == "Europe/Berlin")
    #expect(
      more.meanings == [
        SourceCode(code: "a", system: "b"): .history(kind: "hiv"),
        SourceCode(code: "c", system: "d"): .history(kind: "hiv"),
      ])
  }

  @Test func `What comes with the program is the drug alone, by its codes in each system`() throws {
    let builtIn = try FeedMapping.builtIn
    #expect(builtIn.meanings.count == 21)
    #expect(builtIn.meanings.values.allSatisfy { $0 == .infusion })
    for (code, system) in [
      ("1594660", "http://www.nlm.nih.gov/research/umls/rxnorm"), ("117055", "RxNorm"),
      ("58468-0200-1", "NDC"), ("58468020001", "http://hl7.org/fhir/sid/ndc"), ("J0202", "HCPCS"),
    ] {
      #expect(builtIn.meanings[SourceCode(code: code, system: system)] == .infusion)
    }
    #expect(builtIn.timeZone == "UTC" && builtIn.csv.files.isEmpty)
  }

  @Test func `What tests are made from comes to the codes of a mapping later`() throws {
    let mapping = try CSVGiven.mapping("codes: [{code: \"7\", system: Lab, loinc: 2160-0}]")
      .with(materials: ["2160-0": .blood])
    let urine = Specimen(code: "UR", material: .urine)
    let codes = [SourceCode(code: "7", system: "Lab")]
    #expect(mapping.codes.stored(codes, specimen: urine) == "2160-0 (UR)")
    let later = try mapping.adding(
      Array("codes: [{code: \"8\", system: Lab, loinc: 2160-0}]".utf8), file: "m.yaml")
    #expect(
      later.codes.stored([SourceCode(code: "8", system: "Lab")], specimen: urine) == "2160-0 (UR)")
  }
}
