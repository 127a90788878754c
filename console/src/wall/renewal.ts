/** A wall nobody touches takes up a new build by itself, at a quiet moment. */

export const LOOKS_EVERY_MS = 300_000
const QUIET_MS = 60_000

export interface Around {
  /** What tells one build of the screen from another; rejects while the server does not answer. */
  build(): Promise<string>
  now(): number
  /** When the newest alarm was raised, in milliseconds; null: none stands. */
  newestAlarm(): number | null
  live(): boolean
  reload(): void
}

export class Renewal {
  private first = ''
  private due = false

  constructor(private readonly around: Around) {}

  /** To be asked now and then. */
  async look(): Promise<void> {
    const build = await this.around.build().catch(() => '')
    if (build === '') return
    this.first ||= build
    this.due ||= build !== this.first
    this.renew()
  }

  /** To be asked often: reloads once it is due and nothing calls for attention. */
  renew(): void {
    const newest = this.around.newestAlarm()
    const quiet = newest === null || this.around.now() - newest > QUIET_MS
    if (this.due && quiet && this.around.live()) this.around.reload()
  }
}

/** The ETag of the page itself: it names its scripts by what is in them. */
export async function buildServed(): Promise<string> {
  const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' }, cache: 'no-cache' })
  return answer.ok ? (answer.headers.get('ETag') ?? '') : ''
}
