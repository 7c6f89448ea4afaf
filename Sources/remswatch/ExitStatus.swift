internal import ComplianceReport
internal import Configuration
internal import Delivery
internal import Feeds
internal import Intake
internal import PatientStore
internal import ProgramFiles

/// How the program ends. An unknown code must be treated as a failure.
enum ExitStatus: Int32, CaseIterable {
  case published = 0
  case someNotEvaluated = 3
  case limitReached = 4
  case usage = 64
  case data = 65
  case notFound = 66
  case notDelivered = 69
  case internalError = 70
  case cannotCreate = 73
  case inputOutput = 74
  case tryAgain = 75
  case notPermitted = 77
  case configuration = 78
  case interrupted = 130
  case terminated = 143

  /// The code of an error, in one place; nil: it is the argument parser's.
  init?(_ error: any Error) {
    switch error {
    case let error as StoreError: self = Self.of(error)
    case let error as DeliveryError: self = Self.of(error)
    case is ProgramFileError, is ConfigurationError, is FeedMappingError, is IdentityRulesError:
      self = .configuration
    case let error as FeedError: self = Self.of(error)
    case is EarlierReportError, is SitesFileError: self = .data
    case SpreadsheetError.notWritten: self = .inputOutput
    case SpreadsheetError.refused: self = .internalError
    case let error as CommandError: self = error.status
    case is RunFailure: self = .internalError
    default: return nil
    }
  }

  private static func of(_ error: StoreError) -> ExitStatus {
    switch error {
    case .notFound, .unreadable, .noPatients: .notFound
    case .notADatabase, .wrongDatabase, .wrongVersion, .tableMissing, .columnMissing, .damaged:
      .data
    case .busy, .hotJournal: .tryAgain
    case .walNotReadable: .notPermitted
    case .viewsRefused, .viewsFailed: .configuration
    case .alreadyExists, .cannotWrite: .cannotCreate
    case .inputOutput: .inputOutput
    case .unexpected: .internalError
    }
  }

  private static func of(_ error: FeedError) -> ExitStatus {
    switch error {
    case .unreadable: .notFound
    case .refused: .data
    }
  }

  private static func of(_ error: DeliveryError) -> ExitStatus {
    switch error {
    case .cannotCreate, .keyExists: .cannotCreate
    case .notPermitted, .notPrivate: .notPermitted
    case .diskFull, .inputOutput, .latestNotMoved, .notEntered, .notWritten: .inputOutput
    case .cannotRead, .noSuchRun, .noLedger: .notFound
    case .manifestDamaged, .fileAltered, .ledgerDamaged, .countFell: .data
    case .locked: .tryAgain
    case .keyRefused, .clockImplausible: .configuration
    }
  }

  /// What it means, for the help.
  var meaning: String {
    switch self {
    case .published: "published; findings are not errors"
    case .someNotEvaluated:
      "published, but some patients could not be judged; or loaded, but some records were refused"
    case .limitReached: "a limit was reached: --fail-on of a run, the age of the last report"
    case .usage: "wrong usage"
    case .data:
      "the database is damaged, or not one this program reads, or lost rows; a run or the ledger "
        + "is not as it was published"
    case .notFound: "a file or run that was named is not there, or the database has no patients"
    case .notDelivered: "published, but mail could not be delivered; it is tried again"
    case .internalError: "internal error; please report it"
    case .cannotCreate: "the output cannot be created"
    case .inputOutput: "reading or writing failed, or the disk is full"
    case .tryAgain: "the database is busy, or another run is writing; try again later"
    case .notPermitted: "not permitted"
    case .configuration:
      "the configuration, a key, the rule set, the views file or the clock is wrong; published where "
        + "it is the password of the mail server"
    case .interrupted: "stopped by SIGINT; nothing is half published"
    case .terminated: "stopped by SIGTERM; nothing is half published"
    }
  }

  /// The table of all codes, for the help.
  static var table: String {
    let rows = allCases.map { "  \($0.rawValue)\t\($0.meaning)" }
    let advice = "Treat a code that is not in this table as a failure."
    return (["EXIT STATUS:"] + rows + [advice]).joined(separator: "\n")
  }
}

/// What a command cannot do, in one sentence.
struct CommandError: Error, CustomStringConvertible {
  let status: ExitStatus
  let description: String
}
