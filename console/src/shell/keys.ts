/** Keys that are pressed alone, or one after the other. */

/** The part of a KeyboardEvent that is read. */
export interface Pressed {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly target: EventTarget | null
}

const TYPED = 'input, select, textarea, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"]'
/** How long after a first key a second one still belongs to it. */
const TOGETHER_MS = 1200

/** Whether the key is for a field or a dialog, or one of the browser's own. */
export function isTaken(event: Pressed): boolean {
  const target = event.target as Element | null
  return event.ctrlKey || event.metaKey || event.altKey || Boolean(target?.closest?.(TYPED))
}

/** The only key that waits for another. */
const LEADER = 'g'

/** Remembers the leading key for as long as a second may follow. */
export class Sequence {
  private led = false
  private at = 0

  /** `m`, or `g m` where `g` came just before. */
  after(key: string, now: number): string {
    const pressed = key.toLowerCase()
    const together = this.led && now - this.at <= TOGETHER_MS
    this.led = !together && pressed === LEADER
    this.at = now
    return together ? `${LEADER} ${pressed}` : pressed
  }
}
