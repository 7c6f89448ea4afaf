internal import GRDB

extension StoreError {
  /// Runs `body` and turns every error of it into a `StoreError`.
  static func mapping<T>(_ path: String, _ body: () throws -> T) throws(StoreError) -> T {
    do {
      return try body()
    } catch let error as StoreError {
      throw error
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    } catch {
      throw .unexpected(path: path, detail: "\(type(of: error))")
    }
  }

  /// Runs `body` and turns SQLite's errors into a `StoreError`; others pass.
  static func mappingDatabaseErrors<T>(_ path: String, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    }
  }
}
