/** What a person asks of one asset or many, what it would do, and asking it. */
import { answered, api, type Schemas } from '../api/client'
import type { Field } from '../asset/fields'

export type Capability = Schemas['CapabilityShown']
export type Report = Schemas['Request']
export type Preview = Schemas['PreviewShown']

export interface Order {
  readonly ids: readonly string[]
  readonly capability: Capability
  readonly value: Record<string, unknown>
  readonly level: number
  readonly reason: string
  /** Minutes; null: as the level says. */
  readonly minutes: number | null
}

/** The server asks for a reason at these. */
export const REASONED_TO = 3
/** The server takes no more at once. */
export const MOST = 5000

/** A value to begin with: what the asset shows now where the field is of the same name, else nothing; a person decides. */
export function beginning(field: Field, values: Readonly<Record<string, unknown>>): unknown {
  const now = values[field.name]
  if (field.enum) return field.enum.includes(String(now)) ? now : undefined
  if (field.type === 'number' || field.type === 'integer') return typeof now === 'number' ? now : undefined
  if (field.type === 'boolean') return now === true
  if (field.type === 'string') return ''
  return field.type === 'array' ? [] : {}
}

/** Whether there is enough of it to ask what it would do. */
export function complete(order: Order, required: readonly string[]): boolean {
  const said = required.every((name) => order.value[name] !== undefined && order.value[name] !== '')
  return said && order.ids.length > 0 && (order.level > REASONED_TO || order.reason.trim().length >= 3)
}

/** As the server takes it; fields left empty are not sent. */
export function bodyOf(order: Order, now: number) {
  const value = Object.fromEntries(Object.entries(order.value).filter(([, item]) => item !== undefined && item !== ''))
  const { level, reason } = order
  const asked = { capability: order.capability.name, value, level, reason: reason.trim(), selection: { ids: [...order.ids] } }
  if (order.capability.mode === 'action' || order.minutes === null) return asked
  return { ...asked, expires_at: new Date(now + order.minutes * 60_000).toISOString() }
}

/** Throws `Refused`: with what placing it would be refused with. */
export async function preview(order: Order, now: number): Promise<Preview> {
  const body = bodyOf(order, now)
  if (order.capability.mode === 'action') return answered(api.POST('/api/v1/actions/preview', { body }))
  return answered(api.POST('/api/v1/claims/preview', { body }))
}

/** Throws `Refused`. `key` makes asking twice harmless; `code` is the second person's, empty: none given. */
export async function place(order: Order, now: number, code: string, key: string): Promise<Report> {
  const header: Record<string, string> = { 'Idempotency-Key': key }
  if (code.trim()) header['Poste-Second-Code'] = code.trim()
  const asked = { body: bodyOf(order, now), params: { header } }
  if (order.capability.mode === 'action') return answered(api.POST('/api/v1/actions', asked))
  return answered(api.POST('/api/v1/claims', asked))
}
