/** What this person arranges of the screen: kept by the server for them, and in this browser until it answers. */
import { answered, api, Refused } from '../api/client'

export type Kept = Readonly<Record<string, unknown>>

export interface Keeper {
  read(): Promise<Kept>
  /** Null removes. */
  change(changes: Kept): Promise<unknown>
}

interface Cached {
  /** Whose they are; empty: nobody has signed in yet. */
  readonly person: string
  readonly kept: Kept
  readonly unsent: readonly string[]
}

const CACHE = 'poste.preferences'
const SAVED_AFTER_MS = 1000
const AGAIN_AFTER_MS = 20_000
/** How long a server that does not answer is waited for before what this browser knows has to do. */
const PATIENCE_MS = 1500

const server: Keeper = {
  read: async () => (await answered(api.GET('/api/v1/session/preferences'))).kept,
  change: (kept) => answered(api.PATCH('/api/v1/session/preferences', { body: { kept } })),
}

const after = (ms: number) => new Promise<null>((resolve) => setTimeout(() => resolve(null), ms))

export class Preferences {
  private kept = $state.raw<Kept>({})
  private person = ''
  private readonly unsent = new Set<string>()
  private timer: ReturnType<typeof setTimeout> | undefined
  /** Hears what is changed here, for the other windows. */
  changed: (name: string, value: unknown) => void = () => undefined

  constructor(
    private readonly keeper: Keeper = server,
    private readonly cache: Pick<Storage, 'getItem' | 'setItem'> = localStorage,
  ) {
    const { person = '', kept = {}, unsent = [] } = JSON.parse(cache.getItem(CACHE) ?? '{}') as Partial<Cached>
    this.person = person
    this.kept = kept
    for (const name of unsent) this.unsent.add(name)
  }

  of(name: string): unknown {
    return this.kept[name]
  }

  /** Kept at once here, and soon by the server. */
  keep(name: string, value: unknown): void {
    this.put(name, value)
    this.unsent.add(name)
    this.cacheAll()
    this.changed(name, value)
    this.later(SAVED_AFTER_MS)
  }

  /** Another window of this browser has kept it, and has the server told. */
  hear(name: string, value: unknown): void {
    this.put(name, value)
    this.cacheAll()
  }

  /** From now on they are `person`'s: what the server keeps for them, and what they changed here while it was away. */
  async follow(person: string): Promise<void> {
    if (this.person !== person && this.person !== '') this.forget()
    this.person = person
    const known = await Promise.race([this.keeper.read().catch(() => null), after(PATIENCE_MS)])
    if (known && this.person === person) {
      const mine = [...this.unsent].map((name) => [name, this.kept[name]])
      this.kept = { ...known, ...Object.fromEntries(mine) }
    }
    this.cacheAll()
    if (this.unsent.size) this.later(SAVED_AFTER_MS)
  }

  private forget(): void {
    clearTimeout(this.timer)
    this.unsent.clear()
    this.kept = {}
  }

  private put(name: string, value: unknown): void {
    this.kept = { ...this.kept, [name]: value }
  }

  private later(ms: number): void {
    clearTimeout(this.timer)
    if (this.person) this.timer = setTimeout(() => void this.send(), ms)
  }

  private async send(): Promise<void> {
    const [names, person] = [[...this.unsent], this.person]
    this.unsent.clear()
    try {
      await this.keeper.change(Object.fromEntries(names.map((name) => [name, this.kept[name] ?? null])))
    } catch (error) {
      if (person !== this.person || (error instanceof Refused && error.status >= 400 && error.status < 500)) return
      for (const name of names) this.unsent.add(name)
      this.later(AGAIN_AFTER_MS)
    } finally {
      this.cacheAll()
    }
  }

  private cacheAll(): void {
    const { person, kept } = this
    this.cache.setItem(CACHE, JSON.stringify({ person, kept, unsent: [...this.unsent] } satisfies Cached))
  }
}

export const preferences = new Preferences()
