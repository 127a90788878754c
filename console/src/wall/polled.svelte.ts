/** An answer of the server that is asked for again and again; what was answered last stays, with its age told. */

export class Polled<Answer> {
  answer = $state.raw<Answer | null>(null)
  /** The last time of asking brought nothing. */
  failed = $state(false)

  constructor(
    private readonly ask: () => Promise<Answer>,
    private readonly everyMs: number,
  ) {}

  /** Start; the answer ends it. */
  begin(): () => void {
    void this.look()
    const timer = setInterval(() => void this.look(), this.everyMs)
    return () => clearInterval(timer)
  }

  private async look(): Promise<void> {
    try {
      this.answer = await this.ask()
      this.failed = false
    } catch {
      this.failed = true
    }
  }
}
