# shellcheck shell=bash
# Months of history from March 2022 on, day by day, as bin/seed plays them. Each day: the bank's statement of the day before, at times a
# payment run, new claims, and in the afternoon what two people have released. Sourced by bin/seed, whose words it uses.

ACCOUNT=DE02120300000000202051
# Of a thousand payments. What is found out and booked within weeks is left over in the last two months only, such as payments that nobody
# has heard of, and fees (of a thousand days of an account).
FAULTS='"REJECTED":12,"RETURNED":8'
LATE_FAULTS='"REJECTED":12,"RETURNED":8,"LOST":8,"ACCOUNT_FEE":30'
# Which claims are lodged on which days of a month: the more frequent offers more often, and each for its share of twentieths.
SLOTS='2 ukraine-lay-down-arms USD 2
2 ukraine-lay-down-arms EUR 1
7 coalition-match EUR 2
9 ukraine-lay-down-arms USD 1
10 ukraine-lay-down-arms EUR 2
11 diplomat-resignation EUR 1
14 coalition-premium USD 1
16 ukraine-lay-down-arms USD 2
17 ukraine-lay-down-arms EUR 2
18 open-door EUR 1
21 coalition-match EUR 2
22 coalition-premium USD 1
23 ukraine-lay-down-arms USD 1
29 ukraine-lay-down-arms EUR 1'

ask() { # token path
  curl -sS --fail-with-body -H "Authorization: Bearer $1" "$base$2"
}
told() { grep -o "\"$1\":\"[^\"]*\"" | head -1 | cut -d'"' -f4; }
clock() { post "$operator" /dev/clock "{\"at\":\"$day""T$1Z\"}" >/dev/null; }
stopped() { printf '\nSTOPPED: %s\n' "$*" >&2 && exit 1; }

# The banking days of those months and the first two after them: date, weekday (1 is Monday), day of the month.
banking_days() {
  awk -v months="$months" 'BEGIN {
    split("31 28 31 30 31 30 31 31 30 31 30 31", length_of, " ")
    weekday = 2
    for (month = 3; month <= 3 + months; month++) for (day = 1; day <= length_of[month]; day++) {
      date = sprintf("2022-%02d-%02d", month, day)
      if (weekday < 6 && date != "2022-04-15" && date != "2022-04-18") {
        print date, weekday, day
        if (month == 3 + months && ++after == 2) exit
      }
      weekday = weekday % 7 + 1
    }
  }'
}

vote() { # programme, amount, currency, sponsors
  local sponsor id
  for sponsor in $4; do
    id=$(post "$finance" /v1/appropriations "{\"programme\":\"$1\",\"sponsor\":\"$sponsor\",\"amount\":{\"amount\":\"$2.00\",\"currency\":\"$3\"},\"reference\":\"budget 2022\"}" | told id)
    post "$finance2" "/v1/appropriations/$id/approval" '{}' >/dev/null
  done
}

# Enough for all who come, and half as much again.
vote_money() {
  local coalition='US DE FR GB CA PL NL'
  vote ukraine-lay-down-arms $((number * 5000000 + 1000000000)) RUB UA
  vote coalition-match $((number * 600000 + 100000000)) RUB "$coalition"
  vote coalition-premium $((number * 6000 + 1000000)) USD "$coalition"
  vote diplomat-resignation $((number * 8000 + 3000000)) EUR EU
  vote open-door $((number * 5000 + 1000000)) EUR EU
}

# The statement of the day before comes in the morning. What the bank is given on the last day it takes on the next one.
bank_tells() { # day of the bank, files that it takes
  local faults=$FAULTS
  if ((10#${1:5:2} > months)); then faults=$LATE_FAULTS; fi
  post "$operator" /dev/bank/days "{\"name\":\"history-$1\",\"on\":\"$1\",\"seed\":$seed,\"faults\":{$faults}${2:+,\"files\":$2}}" >/dev/null
}

run() {
  local id i
  id=$(post "$finance" /v1/payout-runs "{\"dueUpTo\":\"$day\"}" | told id)
  for ((i = 0; i < 2400; i++)); do
    [ "$(ask "$finance" "/v1/payout-runs/$id" | told state)" = RUNNING ] || return 0
    sleep 0.05
  done
  stopped "the run of $day does not end"
}

# Leaves the ids of what was collected in BATCHES.
collect() {
  local currency scheme answer
  BATCHES=
  while read -r currency scheme; do
    while answer=$(post "$finance" /v1/payout-batches "{\"currency\":\"$currency\",\"scheme\":\"$scheme\",\"executionOn\":\"$day\"}" 2>/dev/null); do
      BATCHES="$BATCHES $(told id <<<"$answer")"
    done
    [ "$(told reason <<<"$answer")" = NOTHING_TO_COLLECT ] || stopped "collecting $currency: $answer"
  done <<<$'USD CROSS_BORDER\nEUR SEPA'
}

# Of the batches of BATCHES those stay there that go to the bank. One of which everything has been stopped since goes back, as a person sends it.
approve() {
  local batch digest answer approved=''
  for batch in $BATCHES; do
    digest=$(ask "$approver" "/v1/payout-batches/$batch" | told digest)
    if answer=$(post "$approver" "/v1/payout-batches/$batch/approval" "{\"digest\":\"$digest\"}" 2>/dev/null); then
      approved="$approved $batch"
    elif [[ $answer == *"none of the batch's payouts can be sent"* ]]; then
      post "$approver" "/v1/payout-batches/$batch/refusal" '{"reason":"ASK_CASEWORKER"}' >/dev/null
    else
      stopped "approving $batch: $answer"
    fi
  done
  BATCHES=$approved
}

deliver() {
  local batch
  for batch in $BATCHES; do
    post "$finance" "/v1/payout-batches/$batch/delivery" '' >/dev/null
  done
}

# What came back is owed anew, a hundred at most, by two people.
owe_anew() {
  local state payout
  for state in REJECTED RETURNED; do
    for payout in $(ask "$finance" "/v1/payouts?state=$state&limit=100" | grep -o '{"id":"[^"]*"' | cut -d'"' -f4); do
      post "$finance" "/v1/payouts/$payout/reissue" '{"reason":"BANK_FAULT"}' >/dev/null
      post "$approver" "/v1/payouts/$payout/reissue/approval" '{}' >/dev/null
    done
  done
}

close_month() { # 2022-03
  local digest
  digest=$(post "$finance" /v1/ledger/closings "{\"month\":\"$1\"}" | told digest)
  post "$finance2" "/v1/ledger/closings/$1/approval" "{\"digest\":\"$digest\"}" >/dev/null
}

# The slots since the banking day before, up to this one: sets TODAY to lines "programme currency twentieths number".
due_slots() {
  TODAY=$(awk -v from="$1" -v to="$2" '{ line = $2 " " $3 " " $4 " " NR; if ($1 > from && $1 <= to) print line }' <<<"$SLOTS")
}

lodge_today() {
  local programme currency share slot
  CLAIMS=
  while read -r programme currency share slot; do
    [ -n "$programme" ] || continue
    CLAIMS="$CLAIMS $(lodge_one "$programme" "$currency" "$(printf '%04d%02d%04d' "$seed" "$month" "$slot")") $share"$'\n'
  done <<<"$TODAY"
}

lodge_one() { # programme currency account
  case $1 in
  diplomat-resignation) lodge "$1" "$day" "$2" "$family" "$diplomat" "$3" ;;
  open-door) lodge "$1" "$day" "$2" '' "$specialist" "$3" ;;
  coalition-match) lodge "$1" "$day" "$2" "$family" "$soldier" "$3" ;;
  *) lodge "$1" "$day" "$2" '' "$soldier" "$3" ;;
  esac
}

each_claim() { # command
  local claim share
  while read -r claim share; do
    if [ -n "$claim" ]; then "$1" "$claim" "$share"; fi
  done <<<"$CLAIMS"
}

# So many others did the same on that day.
others() {
  local before=$((number * shares / total))
  shares=$((shares + $2))
  local after=$((number * shares / total))
  local last
  while ((before < after)); do
    last=$((before + 20000 < after ? before + 20000 : after))
    grow "\"$1\"" "$before" "$((last - 1))"
    before=$last
  done
  HELD=$1
}

play_day() { # weekday day-of-the-month
  local pays=0 count
  month=$((10#${day:5:2}))
  BATCHES='' CLAIMS=''
  clock 05:31:00
  if [ -n "$before" ]; then bank_tells "$before"; fi
  if [ "${before:0:7}" != "${day:0:7}" ]; then weeks=0 slotted=0 && people; fi
  if (($1 < lastday)); then weeks=$((weeks + 1)) pays=1; fi
  lastday=$1
  if ((pays)); then
    clock 06:45:00
    if ((weeks == 1 && month > 3)); then owe_anew; fi
    if ((weeks == 2 && month > 3)); then close_month "2022-$(printf '%02d' $((month - 1)))"; fi
    clock 07:02:11
    run
    clock 07:15:00
    collect
  fi
  due_slots "$slotted" "$2" && slotted=$2
  if [ -n "$TODAY" ]; then
    clock 07:40:00
    lodge_today
    clock 09:30:00
    each_claim decide
  fi
  if ((pays)); then
    clock 12:12:00
    approve
  fi
  if [ -n "$TODAY" ]; then
    clock 13:05:00
    each_claim attest
    each_claim others
  fi
  if ((pays)); then
    clock 14:20:00
    deliver
  fi
  count=$((number * shares / total))
  printf '\r%s: %s of %s claimants, %s s ' "$day" "$count" "$number" "$((SECONDS - began))"
}

# The last two days: what is with the bank, and what waits for a decision, a signature or an approval.
play_end() { # day-before-the-last last
  day=$1
  clock 05:31:00
  bank_tells "$before"
  clock 07:02:11
  people
  run
  clock 07:15:00
  collect
  clock 08:10:00
  post "$caseworker" "/v1/claims/$HELD/holds" '{"reason":"EVIDENCE_DOUBT"}' >/dev/null
  month=$((months + 3))
  due_slots 0 2
  lodge_today
  clock 09:30:00
  each_claim decide
  clock 12:12:00
  approve
  clock 13:05:00
  each_claim attest
  each_claim others
  clock 14:20:00
  deliver
  day=$2
  clock 05:31:00
  bank_tells "$1" '[]'
  due_slots 2 10
  lodge_today
  clock 05:50:00
  decide "$(awk '{ print $1; exit }' <<<"$CLAIMS")"
  clock 06:02:11
  run
  clock 06:15:00
  collect
  clock 06:40:12
}

# The books balance; each day of each account is reconciled, or its difference is the sum of lines that are named.
check() {
  local answer currency date difference same named
  [[ $(ask "$finance" /v1/ledger/trial-balance) == *'"balanced":true'* ]] || stopped 'the books do not balance'
  printf 'The books balance.\n'
  for currency in EUR USD; do
    same=0 named=0
    for date in $(awk '$1 >= "2022-03-07" { print $1 }' <<<"$DAYS" | sed '$d'); do
      answer=$(ask "$auditor" "/v1/reports/reconciliation?account=$ACCOUNT&currency=$currency&on=$date&limit=1")
      difference=$(grep -o '"difference":{"amount":"[^"]*"' <<<"$answer" | cut -d'"' -f6)
      if [ "$difference" = 0.00 ]; then same=$((same + 1)); else
        named=$((named + 1))
        explained "$answer" "$difference" || stopped "$currency on $date: the lines do not sum to $difference"
      fi
    done
    printf '%s: %s days without a difference; %s days with one, each the sum of its lines. Last day: %s %s\n' \
      "$currency" "$same" "$named" "$difference" "$(groups "$answer" | awk '{ printf "%s%s %s", (NR > 1 ? ", " : "("), $1, $2 } END { if (NR) printf ")" }')"
  done
}

# The groups of a reconciliation, as lines "kind amount".
groups() {
  sed -n 's/.*"groups":\[\([^]]*\)\].*/\1/p' <<<"$1" | grep -o '{"kind":"[^"]*"[^}]*"amount":"[^"]*"' |
    sed 's/{"kind":"\([^"]*\)".*"amount":"\([^"]*\)"/\1 \2/'
}

explained() { # reconciliation difference
  groups "$1" | awk -v difference="$2" '{ sum += $2 } END { exit (sprintf("%.2f", sum) != difference) }'
}

play_history() {
  local day weekday number_of_day before='' began=$SECONDS lastday=0 weeks=0 slotted=0 shares=0 month=3 HELD=''
  local total=$((20 * months + 3)) # and those of the first days after them
  DAYS=$(banking_days)
  [[ $(ask "$finance" '/v1/payout-runs?limit=1') == *'"items":[]'* ]] || stopped 'history is played on an empty service: start it with a new CARROTS_DATA_DIR'
  day=$(head -1 <<<"$DAYS" | cut -d' ' -f1)
  clock 05:00:00
  vote_money
  while read -r -u 3 day weekday number_of_day; do
    play_day "$weekday" "$number_of_day"
    before=$day
  done 3< <(sed '$d' <<<"$DAYS" | sed '$d')
  play_end $(tail -2 <<<"$DAYS" | cut -d' ' -f1)
  printf '\n'
  check
  printf 'It is %s 08:40 there. bin/seed moved the clock: POST /dev/clock with {} puts it back.\n' "$day"
}
