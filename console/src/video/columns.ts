/** What the register, the authorisations and the extracts show. */
import type { Schemas } from '../api/client'
import { dayOf, written } from '../filters/days'
import type { Column } from '../table/listing.svelte'
import { speech } from '../words/language.svelte'
import { purposes } from './purposes.svelte'
import { categories, refusals, video } from './words'

export type Access = Schemas['VideoAccess']
export type Authorisation = Schemas['Authorisation']
export type Extract = Schemas['VideoExtract']

export function answerOf({ result, code, article }: Pick<Access, 'result' | 'code' | 'article'>): string {
  const words = speech.of(video)
  if (result === 'granted') return words.granted
  return `${words.refused} : ${speech.of(refusals)[code] ?? code} (${article})`
}

/** Whether it opens something on that day (`2026-11-25`), both ends included. */
export function stateOf({ withdrawn_at, withdrawn_by, starts_on, ends_on }: Authorisation, today: string): string {
  const words = speech.of(video)
  if (withdrawn_at) return words.withdrawnBy(withdrawn_by ?? '', speech.instant(withdrawn_at))
  if (today < starts_on) return words.ahead
  return today > ends_on ? words.over : words.inForce
}

export function accessColumns(): Column<Access>[] {
  const words = speech.of(video)
  return [
    { name: 'at', title: words.at, text: ({ at }) => speech.instant(at), sort: 'at' },
    { name: 'agent', title: words.agent, text: ({ agent }) => agent },
    { name: 'camera', title: words.camera, text: ({ camera, commune }) => `${camera}${commune ? ` (${commune})` : ''}` },
    { name: 'medium', title: words.medium, text: ({ medium }) => words[medium] },
    { name: 'purpose', title: words.purpose, text: ({ purpose }) => purposes.of(purpose) },
    { name: 'reason', title: words.reason, text: ({ reason }) => reason },
    { name: 'result', title: words.result, text: answerOf },
  ]
}

export function authorisationColumns(now: () => number): Column<Authorisation>[] {
  const words = speech.of(video)
  return [
    { name: 'agent', title: words.agent, text: ({ agent }) => agent },
    { name: 'category', title: words.category, text: ({ category }) => speech.of(categories)[category] },
    { name: 'communes', title: words.communes, text: ({ communes }) => communes.join(', ') || words.everywhere },
    { name: 'purposes', title: words.purposes, text: (given) => given.purposes.map((name) => purposes.of(name)).join(' ; ') },
    { name: 'order', title: words.order, text: ({ order_ref, prefect_agreement }) => [order_ref, prefect_agreement].filter(Boolean).join(' ; ') },
    { name: 'starts', title: words.starts, text: ({ starts_on }) => written(starts_on, speech.words.locale) },
    { name: 'ends', title: words.ends, text: ({ ends_on }) => written(ends_on, speech.words.locale) },
    { name: 'state', title: words.state, text: (given) => stateOf(given, dayOf(now(), speech.timezone)) },
  ]
}

export function extractColumns(): Column<Extract>[] {
  const words = speech.of(video)
  return [
    { name: 'at', title: words.at, text: ({ at }) => speech.instant(at), sort: 'at' },
    { name: 'camera', title: words.camera, text: ({ camera }) => camera },
    { name: 'period', title: words.period, text: ({ recorded_from, recorded_to }) => `${speech.instant(recorded_from)} – ${speech.instant(recorded_to)}` },
    { name: 'authority', title: words.authority, text: ({ authority, requisition }) => `${authority}${requisition && `, ${requisition}`}` },
    { name: 'officer', title: words.officer, text: ({ officer, unit }) => `${officer}, ${unit}` },
    { name: 'reason', title: words.reason, text: ({ reason }) => reason },
    { name: 'medium', title: words.support, text: ({ medium, encryption, signature }) => `${medium} ; ${encryption} ; ${signature}` },
    { name: 'sha256', title: words.sha256, text: ({ sha256 }) => sha256 },
    { name: 'by', title: words.by, text: ({ made_by }) => made_by },
  ]
}
