/** The live feed's messages, as docs/asyncapi.json tells them. */
import type { components } from '../generated/live'

type Schemas = components['schemas']
export type Hello = Schemas['Hello']
export type Frame = Schemas['Frame']
export type Heartbeat = Schemas['Heartbeat']
export type Resync = Schemas['Resync']
export type Message = Hello | Frame | Heartbeat | Resync
export type Change = Frame['changes'][number]
export type ChangeOf<T extends Change['topic']> = Extract<Change, { topic: T }>
export type AlarmTold = Schemas['AlarmTold']
export type CommandTold = Schemas['CommandTold']
export type RequestTold = Schemas['RequestTold']
