# What R says of the cases in a file, a line each, in their order.
# Usage: Rscript statistics.R FILE. A case is one of
#   limit N NUMERATOR DENOMINATOR   last counts beyond the exact limits of N about the share, -1 for
#                                   none (low 2.5%, low 0.1%, high 2.5%, high 0.1%), and Spiegelhalter's
#                                   interpolated low limits as shares
#   survival DAY:EVENT,...          Kaplan-Meier by package survival: DAY:AT-RISK:EVENTS:SHARE,...
suppressPackageStartupMessages(library(survival))

low_count <- function(tail, n, p) qbinom(tail, n, p) - 1
high_count <- function(tail, n, p) {
  count <- qbinom(tail, n, p, lower.tail = FALSE) + 1
  if (count > n) -1 else count
}
low_line <- function(tail, n, p) {
  count <- qbinom(tail, n, p)
  (count - (pbinom(count, n, p) - tail) / dbinom(count, n, p)) / n
}

limit <- function(words) {
  n <- as.numeric(words[2])
  p <- as.numeric(words[3]) / as.numeric(words[4])
  c(low_count(0.025, n, p), low_count(0.001, n, p), high_count(0.025, n, p),
    high_count(0.001, n, p), low_line(0.025, n, p), low_line(0.001, n, p))
}

survival <- function(words) {
  times <- do.call(rbind, strsplit(strsplit(words[2], ",")[[1]], ":"))
  fit <- survfit(Surv(as.numeric(times[, 1]), as.numeric(times[, 2])) ~ 1)
  paste(fit$time, fit$n.risk, fit$n.event, sprintf("%.17g", fit$surv), sep = ":", collapse = ",")
}

for (line in readLines(commandArgs(trailingOnly = TRUE)[1])) {
  words <- strsplit(line, " ")[[1]]
  cat(switch(words[1],
    limit = paste(sprintf("%.17g", limit(words)), collapse = " "),
    survival = survival(words)
  ), "\n", sep = "")
}
