/** The steps of signing in, as the server asks for them. */
import { answered, api, type Schemas } from '../api/client'
import { session } from './session.svelte'

export async function signIn(name: string, password: string): Promise<void> {
  session.take(await answered(api.POST('/api/v1/session', { body: { name, password } })))
}

export async function prove(code: string): Promise<void> {
  session.take(await answered(api.POST('/api/v1/session/second-factor', { body: { code } })))
}

export async function choosePassword(current: string, chosen: string): Promise<void> {
  await answered(api.PUT('/api/v1/session/password', { body: { current, new: chosen } }))
  await session.begin()
}

export async function offer(password: string): Promise<Schemas['Authenticator']> {
  return answered(api.POST('/api/v1/session/authenticator', { body: { password } }))
}

/** The recovery codes, told once. The session goes on when they are kept: `session.begin()`. */
export async function confirm(code: string): Promise<string[]> {
  const told = await answered(api.POST('/api/v1/session/authenticator/confirm', { body: { code } }))
  return told.recovery_codes
}
