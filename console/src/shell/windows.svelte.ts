/** The windows of one desk, on several monitors: what is chosen, arranged and who sits there is the same in all. */

/** What one window tells the others. */
export type Told =
  | { readonly type: 'here'; readonly id: string; readonly answer: boolean }
  | { readonly type: 'gone'; readonly id: string }
  | { readonly type: 'chosen'; readonly asset: string; readonly alarm: string }
  | { readonly type: 'arranged'; readonly name: string; readonly value: unknown }
  | { readonly type: 'sits'; readonly person: string }

type Of<Type extends Told['type']> = Extract<Told, { type: Type }>
type Hearing = { readonly [Type in 'chosen' | 'arranged' | 'sits']?: (told: Of<Type>) => void }

/** The part of a BroadcastChannel that is used. */
export interface Channel {
  onmessage: ((event: { data: Told }) => void) | null
  postMessage(told: Told): void
}

/** The name of a window that was opened beside another: it follows what is chosen elsewhere. */
const BESIDE = 'poste:'
const SOUND = 'poste.sound'

export class Windows {
  /** Whether it shows what is chosen in another. */
  follows = $state(false)
  /** Whether it is the one that sounds: one of all does, another when that one closes. */
  sounds = $state(false)
  private others = $state.raw<ReadonlySet<string>>(new Set())
  private readonly id = Math.random().toString(36).slice(2)
  private hearing: Hearing = {}

  constructor(
    private readonly channel: Channel,
    name = '',
    locks?: Pick<LockManager, 'request'>,
  ) {
    this.follows = name.startsWith(BESIDE)
    channel.onmessage = ({ data }) => this.hear(data)
    this.tell({ type: 'here', id: this.id, answer: false })
    // Held until the window closes. Browsers have locks where the page came safely: HTTPS, or this machine.
    void locks?.request(SOUND, () => {
      this.sounds = true
      return new Promise(() => undefined)
    })
  }

  /** Whether there are others. */
  get several(): boolean {
    return this.others.size > 0
  }

  on(hearing: Hearing): void {
    this.hearing = { ...this.hearing, ...hearing }
  }

  tell(told: Told): void {
    this.channel.postMessage(told)
  }

  leave(): void {
    this.tell({ type: 'gone', id: this.id })
  }

  /** A window for `address` beside this one; the one of that view, where there is one. */
  open(address: string): void {
    open(address, BESIDE + (address.split(/[/?]/)[1] ?? ''), 'popup,width=1280,height=800')
  }

  private hear(told: Told): void {
    if (told.type === 'here') {
      this.others = new Set(this.others).add(told.id)
      if (!told.answer) this.tell({ type: 'here', id: this.id, answer: true })
    } else if (told.type === 'gone') this.others = new Set([...this.others].filter((id) => id !== told.id))
    else if (told.type === 'chosen') this.follows && this.hearing.chosen?.(told)
    else if (told.type === 'arranged') this.hearing.arranged?.(told)
    else this.hearing.sits?.(told)
  }
}

export const windows = new Windows(new BroadcastChannel('poste') as Channel, window.name, navigator.locks)
