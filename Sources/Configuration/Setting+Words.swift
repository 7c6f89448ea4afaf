extension Setting {
  /// What it is, in one line.
  package var summary: String {
    switch self {
    case .database: "The patient database, an SQLite file; it is only read."
    case .views:
      "Views for a database of another shape: 'omop', or an SQL file of CREATE TEMP VIEW statements."
    case .mapping: "YAML file of local codes, columns and formats, for 'import' and --views omop."
    case .output: "Folder that holds the runs; made where it is missing."
    case .program: "The rule set: the id of one that is built in, or the path of a YAML file."
    case .timeZone: "Zone in which the night's day is counted; without it, the machine's."
    case .full: "Whether every obligation that has opened is written as well."
    case .failOn: "End with code 4 when the report has such findings; without it, never."
    case .largestFallPercent:
      "Fall of patients, infusions or observations since the last run that is still believed."
    case .ledgerKey: "Private key that signs the ledger; only its owner may read it."
    case .lateAfterHours: "Age of the last good run from which it is reported as late."
    case .nextReportBy: "Local time by which a morning's report is due."
    case .metricsFile: "Prometheus text file that is rewritten after every run."
    case .pingURL: "Address that is told of each run's start and end, to notice a missing night."
    case .mailFile: "YAML file that says how reports are mailed; without it no mail is sent."
    case .keepDaily: "Days of which 'prune' keeps the newest run."
    case .keepMonthly: "Months of which 'prune' keeps the newest run."
    }
  }

  /// What may be written, in a few words.
  package var takes: String {
    switch self {
    case .database, .mapping, .output, .ledgerKey, .metricsFile, .mailFile: "a path"
    case .program: "an id or a path"
    case .views: "omop or a path"
    case .timeZone: "an IANA name such as America/New_York, or UTC"
    case .full: "true or false"
    case .failOn: FailOn.allCases.map(\.rawValue).joined(separator: ", ")
    case .largestFallPercent: "percent, \(boundsInWords)"
    case .lateAfterHours: "hours, \(boundsInWords)"
    case .nextReportBy: "a time, HH:MM"
    case .pingURL: "an http or https address; it is a secret"
    case .keepDaily: "days, \(boundsInWords)"
    case .keepMonthly: "months, \(boundsInWords)"
    }
  }

  /// A value that could stand there: the default, or else an invented one.
  package var example: String {
    switch self {
    case .database: "/var/lib/remswatch/patients.db"
    case .views: "/etc/remswatch/views.sql"
    case .mapping: "/etc/remswatch/mapping.yaml"
    case .timeZone: "America/New_York"
    case .failOn: FailOn.missed.rawValue
    case .ledgerKey: "/etc/remswatch/ledger.key"
    case .metricsFile: "/var/lib/prometheus/node-exporter/remswatch.prom"
    case .pingURL: "https://ping.example.org/remswatch"
    case .mailFile: "/etc/remswatch/mail.yaml"
    case .output, .program, .full, .largestFallPercent, .lateAfterHours, .nextReportBy,
      .keepDaily, .keepMonthly:
      defaultText ?? ""
    }
  }

  private var boundsInWords: String {
    bounds.map { "\($0.lowerBound) to \($0.upperBound)" } ?? ""
  }
}
