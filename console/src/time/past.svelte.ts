/** Whether this window shows the past: nothing is ordered from it then (api/client.ts, session/session.svelte.ts). */
class Past {
  shown = $state(false)
}

export const past = new Past()
