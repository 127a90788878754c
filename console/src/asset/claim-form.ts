/** What a claim dialog gathers, and what it asks of the server. */
import { answered, api, type Schemas } from '../api/client'
import type { Field } from './fields'

export type Capability = Schemas['CapabilityShown']
export type Report = Schemas['Request']

export interface Order {
  readonly asset: string
  readonly capability: Capability
  readonly value: Record<string, unknown>
  readonly level: number
  readonly reason: string
  /** Minutes; null: as the level says. */
  readonly minutes: number | null
  /** The second person's code; empty: none given. */
  readonly code: string
}

/** The server asks for a reason at these. */
export const REASONED_TO = 3

/** A value to begin with: what the asset shows now where the field is of the same name, else nothing; a person decides. */
export function beginning(field: Field, values: Readonly<Record<string, unknown>>): unknown {
  const now = values[field.name]
  if (field.enum) return field.enum.includes(String(now)) ? now : undefined
  if (field.type === 'number' || field.type === 'integer') return typeof now === 'number' ? now : undefined
  if (field.type === 'boolean') return now === true
  if (field.type === 'string') return ''
  return field.type === 'array' ? [] : {}
}

/** Throws `Refused`. A key of its own makes asking twice harmless. */
export async function place(order: Order, now: number): Promise<Report> {
  const body = {
    capability: order.capability.name,
    value: order.value,
    level: order.level,
    reason: order.reason,
    selection: { ids: [order.asset] },
  }
  const header: Record<string, string> = { 'Idempotency-Key': crypto.randomUUID() }
  if (order.code) header['Poste-Second-Code'] = order.code
  if (order.capability.mode === 'action') return answered(api.POST('/api/v1/actions', { body, params: { header } }))
  const expires_at = order.minutes === null ? null : new Date(now + order.minutes * 60_000).toISOString()
  return answered(api.POST('/api/v1/claims', { body: { ...body, expires_at }, params: { header } }))
}
