/** An alarm's detail, which the server tells as of now, as it was at the instant shown. */
import type { Schemas } from '../api/client'
import type { Alarm } from '../live/alarm-list'

type Detail = Schemas['AlarmDetail']

/** `then` is what the list of that instant holds of it; its history goes no further than `past`, in milliseconds. */
export function asThen(detail: Detail, then: Alarm | undefined, past: number): Detail {
  const history = detail.history.filter((step) => Date.parse(step.at) <= past)
  const untold = { shelved_until: null, suppressed_for: null, chattering: false, occurrences: 1, assigned_to: null, folded: 0 }
  const { name: _name, transition: _transition, ...told } = then ?? ({} as Alarm)
  return { ...detail, ...untold, ...told, history } as Detail
}
