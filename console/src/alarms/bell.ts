/** What rings at this desk: which alarm calls, how its priority sounds, and when it is said again. */
import { PRIORITIES, type Alarm, type Priority } from '../live/alarm-list'

export interface Tone {
  /** Hertz, one after the other. */
  readonly notes: readonly number[]
  readonly noteS: number
  readonly pauseS: number
  /** Seconds until the whole is said again while nobody answers. */
  readonly againS: number
  /** 0 to 1. */
  readonly loud: number
}

/**
 * Distinct by priority, as ISA-18.2-2016 and EEMUA 191 ask (neither fixes how): in number, pitch and pace, never only by
 * pitch, the gravest the most pressing.
 */
export const TONES: Readonly<Record<Priority, Tone>> = {
  critical: { notes: [988, 784, 988, 784, 988], noteS: 0.14, pauseS: 0.05, againS: 4, loud: 0.5 },
  high: { notes: [784, 659, 784], noteS: 0.18, pauseS: 0.08, againS: 8, loud: 0.4 },
  medium: { notes: [523, 523], noteS: 0.22, pauseS: 0.14, againS: 20, loud: 0.3 },
  low: { notes: [392], noteS: 0.3, pauseS: 0, againS: 60, loud: 0.22 },
}

type Calling = Pick<Alarm, 'id' | 'priority' | 'state' | 'raised_at'>

/** Rings for what calls and was not there when this desk was opened, until acknowledged or silenced. */
export class Bell {
  /** What is known and no longer rings: by alarm, the rise that was heard. */
  private silenced: ReadonlyMap<string, string> | null = null
  private last: { priority: Priority; atMs: number } | null = null

  /** The priority that rings now, and whether it is to be sounded at `nowMs`; null: silence. */
  next(alarms: Iterable<Calling>, nowMs: number): { priority: Priority; sound: boolean } | null {
    const calling = [...alarms].filter((alarm) => alarm.state === 'unacknowledged')
    this.silenced ??= new Map(calling.map((alarm) => [alarm.id, alarm.raised_at]))
    const heard = this.silenced
    const ringing = calling.filter((alarm) => heard.get(alarm.id) !== alarm.raised_at)
    const priority = PRIORITIES.find((item) => ringing.some((alarm) => alarm.priority === item))
    if (priority === undefined) {
      this.last = null
      return null
    }
    const due = this.last?.priority !== priority || nowMs - this.last.atMs >= TONES[priority].againS * 1000
    if (due) this.last = { priority, atMs: nowMs }
    return { priority, sound: due }
  }

  /** Nothing of what calls now rings any more; what comes next does. */
  silence(alarms: Iterable<Calling>): void {
    this.silenced = new Map([...alarms].map((alarm) => [alarm.id, alarm.raised_at]))
    this.last = null
  }
}
