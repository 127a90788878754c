/** When whoever sits here last left this desk: without accounts, only the desk knows. */

/** Loading the page again is not leaving. */
const AWAY_MS = 10 * 60_000
const kept = (name: string) => `poste.left.${name}`

interface Leave {
  readonly left: string
  /** What `leftAt` was then. */
  readonly before: string | null
}

let last: string | null = null

/** RFC 3339; null: not known. */
export function leftAt(): string | null {
  return last
}

/** They sit down; the answer notes that they leave. */
export function sitDown(name: string, now = Date.now): () => void {
  const told = localStorage.getItem(kept(name))
  const leave = told === null ? null : (JSON.parse(told) as Leave)
  last = leave && now() - Date.parse(leave.left) < AWAY_MS ? leave.before : (leave?.left ?? null)
  const note = () =>
    localStorage.setItem(kept(name), JSON.stringify({ left: new Date(now()).toISOString(), before: last } satisfies Leave))
  addEventListener('pagehide', note)
  return () => {
    note()
    removeEventListener('pagehide', note)
  }
}
