/** What is chosen here is told to the other windows; where this one follows, it shows what is chosen there. */
import { untrack } from 'svelte'
import type { Room } from '../live/room.svelte'
import { addressOf } from './places'
import { router } from './router.svelte'
import { windows } from './windows.svelte'

/** In the life of a component. */
export function followOthers(room: Room): void {
  let last = ''
  windows.on({
    chosen: ({ asset, alarm }) => {
      const to = addressShowing(asset, alarm, room)
      if (to === '') return
      last = to
      router.go(to + location.search, { replace: true })
    },
  })
  $effect(() => {
    const { view, subject } = router.place
    const address = addressOf(view ?? 'map', subject)
    if (subject === '' || address === last) return
    last = address
    const of = untrack(() => room.alarms.byId.get(subject)?.asset ?? '')
    if (view === 'map') windows.tell({ type: 'chosen', asset: subject, alarm: '' })
    if (view === 'alarms') windows.tell({ type: 'chosen', asset: of, alarm: subject })
  })
}

/** In the view that is open: an alarm shows its asset on the map, an asset its gravest alarm in the list; else nothing. */
function addressShowing(asset: string, alarm: string, room: Room): string {
  const { view } = router.place
  if (view === 'map' && asset) return addressOf('map', asset)
  const id = alarm || room.alarms.of(asset)[0]?.id
  return view === 'alarms' && id ? addressOf('alarms', id) : ''
}
