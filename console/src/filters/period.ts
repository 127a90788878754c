/** Two times of the address as the server takes them. */
import { speech } from '../words/language.svelte'
import { instantOf } from '../form/local-time'

export function period(asked: { from?: string; to?: string }): { from?: string; to?: string } {
  const from = asked.from && instantOf(asked.from, speech.timezone)
  const to = asked.to && instantOf(asked.to, speech.timezone)
  return { ...(from && { from }), ...(to && { to }) }
}
