import ClinicHarness
import CommandHarness
import Foundation
import ReferenceJudge
import Testing

/// For random databases: no identifier of a patient of one site is in any file or mail of another.
@Suite struct SiteIsolationTests {
  @Test(arguments: 0..<12)
  func `A site's files and mails hold the site's own patients alone`(seed: Int) throws {
    try Command.withFolder { folder in
      let random = RandomSites(seed: UInt64(seed) + 1)
      let clinic = MailedClinic(folder: folder, more: ["content: attach"])
      try ClinicHarness.write(random.clinic, to: clinic.database)
      let server = try MailServer(folder + "/server")
      try clinic.configure(server)
      for day in ["2026-11-23", MailedClinic.day] {
        let night = try clinic.remswatch(["run", "--as-of", day, "--mail"])
        #expect(night.code == 0 || night.code == 3, "\(night.errors)")
      }
      let mails = try server.messages()
      #expect(mails.count >= 2)
      for site in MailedClinic.sites.prefix(random.sites) {
        let others = random.canaries.filter { $0.key != site }.flatMap(\.value)
        let own = try #require(random.canaries[site])
        try expectNone(of: others, own, in: clinic.siteFolder(site))
        let sent = mails.filter { $0.rcpts == [MailedClinic.coordinator(of: site)] }
        #expect(!sent.isEmpty)
        #expect(try MailCheck(canaries: others, canariesOutside: own).problems(sent) == "")
      }
    }
  }

  /// Every byte of every file, of a workbook what is in it; of the site's own at least something.
  private func expectNone(of others: [String], _ own: [String], in folder: String) throws {
    let canaries = try [others, own].map {
      String(decoding: try JSONEncoder().encode($0), as: UTF8.self)
    }
    #expect(try Equipment.python(Self.search, [folder] + canaries) == "")
  }

  /// Looks in the text of each file, and in what JSON, HTML and a workbook's parts would show; prints
  /// what is wrong. Foundation takes many times as long to find a text.
  private static let search = """
    import html, json, os, sys, zipfile
    folder, others, own = sys.argv[1], json.loads(sys.argv[2]), json.loads(sys.argv[3])
    is_own_found = False

    def fail(error):
        raise error

    for place, _, names in os.walk(folder, onerror=fail):
        for name in names:
            path = os.path.join(place, name)
            with open(path, "rb") as file:
                parts = [file.read()]
            if zipfile.is_zipfile(path):
                archive = zipfile.ZipFile(path)
                parts += [archive.read(member) for member in archive.namelist()]
            for part in parts:
                text = part.decode("utf-8", "replace")
                for shown in (text, html.unescape(text)):
                    for canary in others:
                        if canary in shown:
                            print(os.path.relpath(path, folder), "names a patient of another site")
                    is_own_found = is_own_found or any(canary in shown for canary in own)
    if not is_own_found:
        print("the search found nothing of the site itself either")
    """
}

/// A clinic of two to six sites with patients who have tests, waivers, gaps and dirt at random.
private struct RandomSites {
  let sites: Int
  private(set) var clinic = RawClinic()
  /// Texts that name patients, by site.
  private(set) var canaries: [String: [String]] = [:]
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15
    sites = 2 + Int(seed % 5)
    clinic.prescribers = [["prescriber_id": .text("P1"), "name": .text("Dr. Who")]]
    clinic.facilities = [["facility_id": .text("F1"), "name": .text("Ward")]]
    let names = MailedClinic.sites.prefix(sites)
    clinic.sites = names.map { site in
      [
        "site_id": .text(site), "name": .text("Clinic \(site)"), "time_zone": .text("UTC"),
        "coordinator_email": .text(MailedClinic.coordinator(of: site)),
      ]
    }
    for (place, site) in names.enumerated() {
      for number in 1...(2 + next(4)) { add(Int64(place * 100 + number), site) }
    }
  }

  /// A number below `bound`; the steps of SplitMix64.
  private mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }

  private mutating func add(_ id: Int64, _ site: String) {
    let mark = "\(site)q\(id)z"
    let words = ["mrn", "family", "given", "phone", "waiver", "value", "comment"]
    canaries[site, default: []] += words.map { "\($0)\(mark)" }
    let recorded = RawValue.text("2026-01-15T12:00:00Z")
    let own: RawRow = ["patient_id": .integer(id), "recorded_at": recorded]
    var rows: [String: [RawRow]] = [
      "care_assignment": [
        ["from_on": .text("2025-12-01"), "site_id": .text(site), "prescriber_id": .text("P1")]
      ],
      "infusion": (5...9).map {
        [
          "infused_on": .text("2026-01-0\($0)"), "dose_mg": .real(12), "facility_id": .text("F1"),
          "voided": .integer(0),
        ]
      },
    ]
    for month in 2...10 where next(3) > 0 {
      rows["observation", default: []] += ["6690-2", "2160-0", "3016-3"].map { code in
        [
          "collected_on": .text("2026-\(month < 10 ? "0" : "")\(month)-1\(next(9))"),
          "specimen": .text("value\(mark)"), "code": .text(code), "status": .text("F"),
          "value_text": .text("value\(mark)"),
        ]
      }
    }
    if next(2) == 0 {
      rows["waiver"] = [
        [
          "requirement": .text("cbc-monthly"), "from_on": .text("2026-03-01"),
          "to_on": .text("2026-04-30"), "reason": .text("waiver\(mark)"),
          "granted_by": .text("waiver\(mark)"),
        ]
      ]
    }
    if next(3) == 0 {
      rows["observation", default: []].append([
        "collected_on": .text("comment\(mark)"), "specimen": .text("comment\(mark)"),
        "code": .text("6690-2"), "status": .text("comment\(mark)"),
      ])
    }
    let birthDate = next(8) == 0 ? "comment\(mark)" : "1980-01-01"
    clinic.patients.append(
      RawPatient(
        patient: own.merging([
          "mrn": .text("mrn\(mark)"), "family_name": .text("family\(mark)"),
          "given_name": .text("given\(mark)"), "birth_date": .text(birthDate), "sex": .text("F"),
          "phone": .text("phone\(mark)"), "enrolled_on": .text("2025-12-01"),
        ]) { $1 },
        rows: rows.mapValues { table in table.map { $0.merging(own) { $1 } } }))
  }
}
