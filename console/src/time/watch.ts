/** Clocks and timers, as the time machine uses them. */
export interface Watch {
  /** Milliseconds of a clock that only goes forward. */
  now(): number
  every(run: () => void, ms: number): number
  later(run: () => void, ms: number): number
  cancel(timer: number): void
}

export const ownWatch: Watch = {
  now: () => performance.now(),
  every: (run, ms) => setInterval(run, ms) as unknown as number,
  later: (run, ms) => setTimeout(run, ms) as unknown as number,
  cancel: (timer) => clearTimeout(timer),
}
