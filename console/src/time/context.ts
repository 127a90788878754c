/** The time machine of this window, for every component under the shell. */
import { getContext, setContext } from 'svelte'
import type { Room } from '../live/room.svelte'
import { archiveOf } from './archive'
import { TimeMachine } from './machine.svelte'

const KEY = Symbol('time')

export function giveTimeMachine(room: Room): TimeMachine {
  const archive = archiveOf(
    () => [...room.kinds.values()],
    () => [...room.live.systems.values()],
  )
  const watch = {
    now: () => performance.now(),
    every: (run: () => void, ms: number) => setInterval(run, ms) as unknown as number,
    later: (run: () => void, ms: number) => setTimeout(run, ms) as unknown as number,
    cancel: (timer: number) => clearTimeout(timer),
  }
  return setContext(KEY, new TimeMachine(room, archive, watch))
}

export function useTimeMachine(): TimeMachine {
  return getContext<TimeMachine>(KEY)
}
