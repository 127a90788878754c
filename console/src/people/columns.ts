/** What the lists of people, rotas, calls and notifications show. */
import type { Schemas } from '../api/client'
import { written } from '../filters/days'
import type { Column } from '../table/listing.svelte'
import { speech } from '../words/language.svelte'
import { staff, type Person } from './staff.svelte'
import { levels, people, sent, states } from './words'

export type AtLevel = Schemas['AtLevel'] & { readonly service: string }
export type Gap = Schemas['app__api__on_call__Gaps']['items'][number]
export type Rota = Schemas['Rota']
export type Escalation = Schemas['Escalation']
export type Notification = Schemas['Notification']
export type Receiver = Schemas['Receiver']

const none = () => speech.words.none

export function onCallColumns(): Column<AtLevel>[] {
  const words = speech.of(people)
  return [
    { name: 'service', title: words.service, by: ({ service }) => service, text: ({ service }) => service },
    { name: 'level', title: words.level, text: ({ level }) => speech.of(levels)[level] },
    { name: 'person', title: words.person, text: ({ person }) => person?.name ?? words.nobody },
    { name: 'phone', title: words.phone, text: ({ person }) => person?.phone || none() },
    { name: 'email', title: words.email, text: ({ person }) => person?.email || none() },
  ]
}

export function gapColumns(): Column<Gap>[] {
  const words = speech.of(people)
  return [
    { name: 'service', title: words.service, text: ({ service }) => service },
    { name: 'level', title: words.level, text: ({ level }) => speech.of(levels)[level] },
    { name: 'from', title: words.from, by: ({ from }) => from, text: ({ from }) => speech.instant(from) },
    { name: 'to', title: words.to, text: ({ to }) => speech.instant(to) },
  ]
}

export function personColumns(): Column<Person>[] {
  const words = speech.of(people)
  return [
    { name: 'name', title: words.name, by: ({ name }) => name, text: ({ name }) => name },
    { name: 'phone', title: words.phone, text: ({ phone }) => phone || none() },
    { name: 'email', title: words.email, text: ({ email }) => email || none() },
    { name: 'webhook', title: words.webhook, text: ({ webhook }) => webhook || none() },
  ]
}

export function rotaColumns(): Column<Rota>[] {
  const words = speech.of(people)
  const named = (ids: readonly string[]) => new Intl.ListFormat(speech.words.locale).format(ids.map((id) => staff.of(id)))
  return [
    { name: 'service', title: words.service, by: ({ id }) => id, text: ({ id }) => id },
    {
      name: 'turns', title: words.turns,
      text: ({ turns }) =>
        turns.map((turn) => `${speech.of(levels)[turn.level]} : ${words.weekly(named(turn.people), written(turn.first, speech.words.locale), turn.handover)}`).join(' ; '),
    },
    {
      name: 'exceptions', title: words.exceptions,
      text: ({ exceptions }) =>
        exceptions.map(({ level, person, from, to }) =>
          `${speech.of(levels)[level]} : ${person ? staff.of(person) : words.absent}, ${speech.instant(from)} – ${speech.instant(to)}`).join(' ; ') || none(),
    },
  ]
}

export function escalationColumns(): Column<Escalation>[] {
  const words = speech.of(people)
  return [
    { name: 'started', title: words.started, text: ({ started_at }) => speech.instant(started_at), sort: 'started_at' },
    { name: 'service', title: words.service, text: ({ service }) => service },
    { name: 'alarm', title: words.asset, text: ({ asset, alarm }) => asset ?? alarm },
    { name: 'state', title: words.state, text: ({ state }) => speech.of(states)[state] },
    {
      name: 'calls', title: words.calls,
      text: ({ calls }) => calls.map(({ level, person }) => `${speech.of(levels)[level]} : ${person ? staff.of(person) : words.nobody}`).join(' ; ') || none(),
    },
    { name: 'said', title: words.said, text: ({ said, ended_why }) => said || ended_why || none() },
  ]
}

export function notificationColumns(): Column<Notification>[] {
  const words = speech.of(people)
  return [
    { name: 'queued', title: words.queued, text: ({ queued_at }) => speech.instant(queued_at), sort: 'queued_at' },
    { name: 'receiver', title: words.receiver, text: ({ receiver }) => receiver },
    { name: 'alarm', title: words.alarm, text: ({ asset, alarm, purpose }) => asset ?? alarm ?? purpose },
    { name: 'transition', title: words.transition, text: ({ transition }) => transition ?? none() },
    { name: 'state', title: words.state, text: ({ state }) => speech.of(sent)[state] },
    { name: 'attempts', title: words.attempts, number: true, text: ({ attempts }) => speech.number(attempts) },
    { name: 'detail', title: words.detail, text: ({ detail }) => detail || none() },
  ]
}

export function receiverColumns(): Column<Receiver>[] {
  const words = speech.of(people)
  return [
    { name: 'name', title: words.name, by: ({ name }) => name, text: ({ name }) => name },
    { name: 'channel', title: words.channel, text: ({ channel }) => channel },
    { name: 'address', title: words.address, text: ({ address }) => address },
    { name: 'enabled', title: words.enabled, text: ({ enabled }) => (enabled ? speech.words.yes : speech.words.no) },
  ]
}
