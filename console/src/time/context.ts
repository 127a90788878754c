/** The time machine of this window, for every component under the shell. */
import { getContext, setContext } from 'svelte'
import type { Room } from '../live/room.svelte'
import { archiveOf } from './archive'
import { TimeMachine } from './machine.svelte'
import { ownWatch } from './watch'

const KEY = Symbol('time')

export function giveTimeMachine(room: Room): TimeMachine {
  const archive = archiveOf(
    () => [...room.kinds.values()],
    () => [...room.live.systems.values()],
  )
  return setContext(KEY, new TimeMachine(room, archive, ownWatch))
}

export function useTimeMachine(): TimeMachine {
  return getContext<TimeMachine>(KEY)
}
