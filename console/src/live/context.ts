/** The room of this window, for every component under the shell. */
import { getContext, setContext } from 'svelte'
import type { Room } from './room.svelte'

const KEY = Symbol('room')

export function giveRoom(room: Room): Room {
  return setContext(KEY, room)
}

export function useRoom(): Room {
  return getContext<Room>(KEY)
}
