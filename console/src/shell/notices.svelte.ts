/** What is said once in a corner: what came of an act, or why it was refused. */
import { speech } from '../words/language.svelte'

export interface Notice {
  readonly id: number
  readonly text: string
  readonly refused: boolean
}

const STAYS_MS = 6000

class Notices {
  /** The newest last. */
  list = $state.raw<readonly Notice[]>([])
  private last = 0

  tell(text: string): void {
    const { id } = this.add(text, false)
    setTimeout(() => this.clear(id), STAYS_MS)
  }

  /** A refusal stays until it is cleared. */
  refuse(error: unknown): void {
    this.add(whyOf(error), true)
  }

  clear(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id)
  }

  private add(text: string, refused: boolean): Notice {
    const notice = { id: (this.last += 1), text, refused }
    this.list = [...this.list.filter((other) => other.text !== text), notice]
    return notice
  }
}

export const notices = new Notices()

/** Why something was refused, in the server's words; that it does not answer, in ours. */
export function whyOf(error: unknown): string {
  return (error instanceof Error && error.message) || speech.words.problem.offline
}
