internal import ArgumentParser
internal import Delivery
internal import PatientStore
internal import ProgramFiles

/// How the program ends. An unknown code must be treated as a failure.
enum ExitStatus: Int32, CaseIterable {
  case published = 0
  case someNotEvaluated = 3
  case usage = 64
  case data = 65
  case notFound = 66
  case internalError = 70
  case cannotCreate = 73
  case inputOutput = 74
  case tryAgain = 75
  case notPermitted = 77
  case configuration = 78

  /// The code of an error, in one place; nil: it is the argument parser's.
  init?(_ error: any Error) {
    switch error {
    case let error as StoreError: self = Self.of(error)
    case let error as DeliveryError: self = Self.of(error)
    case is ProgramFileError: self = .configuration
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

  private static func of(_ error: DeliveryError) -> ExitStatus {
    switch error {
    case .cannotCreate: .cannotCreate
    case .notPermitted: .notPermitted
    case .diskFull, .inputOutput, .latestNotMoved: .inputOutput
    }
  }

  /// What it means, for the help.
  var meaning: String {
    switch self {
    case .published: "published; findings are not errors"
    case .someNotEvaluated: "published, but some patients could not be judged"
    case .usage: "wrong usage"
    case .data: "the database is damaged, or not one this program reads"
    case .notFound: "a file that was named is not there, or the database has no patients"
    case .internalError: "internal error; please report it"
    case .cannotCreate: "the output cannot be created"
    case .inputOutput: "reading or writing failed, or the disk is full"
    case .tryAgain: "the database is busy; try again later"
    case .notPermitted: "not permitted"
    case .configuration: "the rule set or the views file is wrong"
    }
  }

  /// The table of all codes, for the help.
  static var table: String {
    let rows = allCases.map { "  \($0.rawValue)\t\($0.meaning)" }
    return (["EXIT STATUS:"] + rows).joined(separator: "\n")
  }
}

/// What a command cannot do, in one sentence.
struct CommandError: Error, CustomStringConvertible {
  let status: ExitStatus
  let description: String
}
