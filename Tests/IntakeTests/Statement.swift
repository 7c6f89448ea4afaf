import Feeds

/// GRDB has another.
typealias Statement = Feeds.Statement
