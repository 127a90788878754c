/** The sound of this desk: generated, after a first gesture as browsers demand, unless it is muted. */
import type { Alarm, Priority } from '../live/alarm-list'
import { preference } from '../preferences/preference'
import { windows } from '../shell/windows.svelte'
import { Bell, TONES } from './bell'

const kept = preference('muted', false)
const EDGE_S = 0.012
const GESTURES = ['pointerdown', 'keydown'] as const

export class Sound {
  /** Whether the browser lets this window sound. */
  ready = $state(false)
  ringing = $state<Priority | null>(null)
  /** How often a tone was sounded. */
  rung = $state(0)
  private readonly bell = new Bell()
  private context: AudioContext | null = null

  get muted(): boolean {
    return kept.value
  }

  /** Wait for a gesture, unless there was one already; the answer ends it. */
  begin(): () => void {
    if (navigator.userActivation.hasBeenActive) this.wake()
    for (const gesture of GESTURES) addEventListener(gesture, this.wake)
    return () => {
      for (const gesture of GESTURES) removeEventListener(gesture, this.wake)
      void this.context?.close()
    }
  }

  /** Once a second: what rings now; the one window that sounds does when it is due. */
  judge(alarms: Iterable<Alarm>, nowMs: number): void {
    const next = this.bell.next(alarms, nowMs)
    this.ringing = next?.priority ?? null
    if (next?.sound && !this.muted && windows.sounds) this.play(next.priority)
  }

  silence(alarms: Iterable<Alarm>): void {
    this.bell.silence(alarms)
    this.ringing = null
  }

  mute(muted: boolean): void {
    kept.value = muted
  }

  private readonly wake = (): void => {
    this.context ??= new AudioContext()
    void this.context.resume().then(() => (this.ready = this.context?.state === 'running'))
  }

  private play(priority: Priority): void {
    const context = this.context
    if (context?.state !== 'running') return
    const { notes, noteS, pauseS, loud } = TONES[priority]
    notes.forEach((hertz, n) => note(context, hertz, context.currentTime + n * (noteS + pauseS), noteS, loud))
    this.rung += 1
  }
}

function note(context: AudioContext, hertz: number, at: number, lasting: number, loud: number): void {
  const oscillator = new OscillatorNode(context, { type: 'triangle', frequency: hertz })
  const gain = new GainNode(context, { gain: 0 })
  gain.gain.setValueAtTime(0, at)
  gain.gain.linearRampToValueAtTime(loud, at + EDGE_S)
  gain.gain.setValueAtTime(loud, at + lasting - EDGE_S)
  gain.gain.linearRampToValueAtTime(0, at + lasting)
  oscillator.connect(gain).connect(context.destination)
  oscillator.start(at)
  oscillator.stop(at + lasting)
}
