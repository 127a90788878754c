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

/** Remembers a first key for as long as a second may follow. */
export class Sequence {
  private first = ''
  private at = 0

  /** `m`, or `g m` where `g` came just before. */
  after(key: string, now: number): string {
    const pressed = key.toLowerCase()
    const together = now - this.at <= TOGETHER_MS ? this.first : ''
    this.first = together ? '' : pressed
    this.at = now
    return together ? `${together} ${pressed}` : pressed
  }
}
