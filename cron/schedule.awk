# Reads one line, a cron schedule of five fields, and fails unless cron would take it: cron ignores
# a whole file for one wrong field, and says so in its log alone.
BEGIN {
  split("0 0 1 1 0", least, " ")
  split("59 23 31 12 7", most, " ")
}
NR > 1 || NF != 5 || $0 != $1 " " $2 " " $3 " " $4 " " $5 { wrong = 1 }
{ for (place = 1; place <= 5; place++) if (!is_field($place, place)) wrong = 1 }
END { exit wrong || NR != 1 }

function is_field(field, place,    items, count, item) {
  count = split(field, items, ",")
  for (item = 1; item <= count; item++) if (!is_item(items[item], place)) return 0
  return count > 0
}

function is_item(item, place,    halves, bounds) {
  if (item !~ /^([0-9]+|([*]|[0-9]+-[0-9]+)(\/[0-9]+)?)$/) return 0
  split(item, halves, "/")
  if (item ~ /\// && halves[2] + 0 == 0) return 0
  if (halves[1] == "*") return 1
  if (split(halves[1], bounds, "-") == 1) bounds[2] = bounds[1]
  return bounds[1] + 0 >= least[place] && bounds[1] + 0 <= bounds[2] + 0 && bounds[2] + 0 <= most[place]
}
