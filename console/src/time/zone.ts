/** Local times of the territory, as date and time inputs write them, and the instants they are. */

/** `2026-11-24T18:42:10`, as clocks in `zone` show it. */
export function localTime(instant: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit',
    hour: '2-digit', minute: '2-digit', second: '2-digit',
  })
  return parts.format(instant).replace(' ', 'T')
}

/** The first instant at which clocks in `zone` show `text`; one they skip is as much later. Null: no local time. */
export function instantOf(text: string, zone: string): number | null {
  const wanted = Date.parse(`${text.length === 16 ? `${text}:00` : text}Z`)
  if (Number.isNaN(wanted)) return null
  const ahead = (instant: number) => Date.parse(`${localTime(instant, zone)}Z`) - instant
  const day = 86_400_000
  const guesses = [wanted - ahead(wanted - day), wanted - ahead(wanted + day)].sort((a, b) => a - b)
  const right = guesses.find((guess) => guess + ahead(guess) === wanted)
  return right ?? wanted - ahead(wanted - day)
}
