package import Monitoring

/// `sign-off.html`: a page to print, with what was asked, what was found and boxes to sign.
package struct SignOffPage {
  private let header: ReportHeader
  private let reads: ReadCounts
  private let patients: [AuditSubject]
  private let tally: Tally

  package init(header: ReportHeader, reads: ReadCounts, patients: [AuditSubject], tally: Tally) {
    (self.header, self.reads, self.patients, self.tally) = (header, reads, patients, tally)
  }

  package func render() -> [UInt8] {
    PageFrame(
      header: header, reads: reads, site: "Audit pack: sign-off", overview: [],
      sections: [
        PageSection("asked", "What was asked") { asked },
        PageSection("found", "What was found") { found },
        PageSection("patients", "Chosen patients") { chosen },
        PageSection("contents", "What is in the folder") { contents },
        PageSection("sign", "Sign-off") { boxes },
      ], skip: PageHead.skip(to: "asked", "what was asked")
    ).document.render()
  }

  private var asked: HTML {
    let words = QuestionWords(header: header)
    return HTML {
      Paragraph.plain(words.asOf)
      Paragraph.plain(words.knownAt)
      Paragraph.plain(words.rules)
      Paragraph.plain("Who asked, when and what for: see manifest.json.")
    }
  }

  private var found: HTML {
    let rows =
      PatientStatus.inReadingOrder.map { status in
        [HTML(text: status.word.uppercasedFirst), Cells.number(tally.count(status))]
      } + [[HTML(text: "All patients"), Cells.number(tally.patients)]]
    return HTML {
      DataTable(
        caption: "Patients by class: each is in exactly one", style: "figures short",
        columns: [.text("Class"), .number("Patients")], groups: [DataTable.Group(rows: rows)]
      ).html
      DataTable(
        caption: "Of what was required so far, with 95% Wilson intervals", style: "figures short",
        columns: [.text("What"), .number("Rate"), .text("95% interval")],
        groups: [DataTable.Group(rows: rates)]
      ).html
    }
  }

  private var rates: [[HTML]] {
    [
      ("Done, on time or late", tally.required.doneRate),
      ("Done on time", tally.required.onTimeRate),
    ]
    .map { name, rate in
      [HTML(text: name), Cells.rate(rate), HTML([Cells.interval(rate)])]
    }
  }

  @HTMLBuilder private var chosen: HTML {
    if patients.isEmpty {
      Paragraph.plain("No patients were chosen.")
    } else {
      DataTable(
        caption: "Patients with files of their own", style: "figures",
        columns: [.text("Patient"), .text("Class"), .text("Files")],
        groups: [DataTable.Group(rows: patients.map(cells))]
      ).html
    }
  }

  private func cells(_ subject: AuditSubject) -> [HTML] {
    [
      Cells.patient(PatientLabel(subject.record.identity)),
      HTML(text: subject.judgement.status.word.uppercasedFirst),
      HTML(
        PackPatient.paths(subject.record.identity).map { file in
          HTML(.div) { Self.link(file.path) }
        }),
    ]
  }

  private var contents: HTML {
    HTML(.ul) {
      HTML(.li) {
        Self.link("report/index.html")
        ": the report of all sites"
      }
      HTML(.li) {
        Self.link("rules/rule-set.txt")
        ": every requirement with its citation; "
        Self.link("rules/differences.txt")
        ": what changed since the rule set before"
      }
      HTML(.li) {
        Self.link("manifest.json")
        ": the question, the database, who asked and why"
      }
      HTML(.li) {
        Self.link("VERIFY.md")
        ": how to check that no file was altered"
      }
    }
  }

  private static func link(_ path: String) -> HTML {
    HTML(.a, .link(toFile: path)) { path }
  }

  private var boxes: HTML {
    HTML {
      DataTable(
        caption: "Filled in by hand", style: "sign",
        columns: [
          .text("As"), .text("Name"), .text("Role"), .text("Date"), .text("Signature"),
          .text("Remarks"),
        ],
        groups: [
          DataTable.Group(
            rows: ["Made by", "Checked by", "Inspector"].map { role in
              [HTML(text: role)] + Array(repeating: .nothing, count: 5)
            })
        ]
      ).html
      DataTable(
        caption: "SHA-256 of the file SHA256SUMS, as printed when the pack was made",
        style: "sign", columns: [.text("What"), .text("64 characters")],
        groups: [DataTable.Group(rows: [[HTML(text: "SHA256SUMS"), .nothing]])]
      ).html
    }
  }
}
