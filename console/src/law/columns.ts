/** What people's requests about images, and impact assessments, show. */
import type { Schemas } from '../api/client'
import { written } from '../filters/days'
import type { Column } from '../table/listing.svelte'
import { speech } from '../words/language.svelte'
import { assessments, deadlines, opinions, requests, rights, risks, statuses } from './words'

export type ImageRequest = Schemas['ImageRequest']
export type Assessment = Schemas['Assessment']

export const dated = (day: string | null): string => (day ? written(day, speech.words.locale) : speech.words.none)

export function requestColumns(): Column<ImageRequest>[] {
  const words = speech.of(requests)
  return [
    { name: 'reference', title: words.reference, text: ({ reference }) => reference },
    { name: 'right', title: words.right, text: ({ right }) => speech.of(rights)[right] },
    { name: 'person', title: words.person, text: ({ person }) => person },
    { name: 'place', title: words.place, text: ({ place }) => place },
    { name: 'seen', title: words.seen, text: ({ seen_from, seen_to }) => `${speech.instant(seen_from)} – ${speech.instant(seen_to)}` },
    { name: 'received', title: words.received, text: ({ received_on }) => dated(received_on), sort: 'at' },
    { name: 'due', title: words.due, text: ({ due_on }) => dated(due_on) },
    { name: 'deadline', title: words.deadline, text: ({ deadline }) => speech.of(deadlines)[deadline] },
    { name: 'status', title: words.status, text: ({ status }) => speech.of(statuses)[status] },
  ]
}

export function assessmentColumns(named: (activity: string) => string): Column<Assessment>[] {
  const words = speech.of(assessments)
  return [
    { name: 'activity', title: words.activity, text: ({ activity }) => named(activity) },
    { name: 'reference', title: words.reference, text: ({ reference }) => reference },
    { name: 'done', title: words.done, text: ({ done_on }) => dated(done_on), sort: 'at' },
    { name: 'risk', title: words.risk, text: ({ residual_risk }) => speech.of(risks)[residual_risk] },
    { name: 'opinion', title: words.opinion, text: ({ opinion }) => speech.of(opinions)[opinion] },
    { name: 'remarks', title: words.remarks, text: ({ remarks }) => remarks || speech.words.none },
    { name: 'review', title: words.review, text: ({ review_on }) => dated(review_on) },
    { name: 'by', title: words.by, text: ({ entered_by, entered_at }) => `${entered_by}, ${speech.instant(entered_at)}` },
  ]
}
