/** Acts that are offered everywhere. */
import { preference } from '../preferences/preference'
import { desk } from '../session/desk.svelte'
import { session } from '../session/session.svelte'
import { desk as deskWords } from '../session/words'
import { look } from '../theme/theme.svelte'
import { speech } from '../words/language.svelte'
import type { Act } from './acts.svelte'
import { notices } from './notices.svelte'
import { addressOf } from './places'
import { router } from './router.svelte'
import { offered, viewOf, VIEWS, type View } from './views'
import { windows } from './windows.svelte'
import { shell } from './words'

export const FIRST_KEY = 'g'
/** The view that `/` opens. */
export const startView = preference<View>('start', 'map', (value) => VIEWS.some(({ name }) => name === value))

export function standingActs(): Act[] {
  const { shell: said } = speech.words
  return [
    ...ofThisView(),
    { name: `${said.theme} : ${said.dark}`, run: () => look.wear('dark') },
    { name: `${said.theme} : ${said.light}`, run: () => look.wear('light') },
    { name: 'Français', run: () => speech.speak('fr') },
    { name: 'English', run: () => speech.speak('en') },
    ...(session.who?.how === 'session' ? [{ name: speech.of(deskWords).handOver, run: () => void desk.leave() }] : []),
    { name: said.signOut, run: () => void session.leave() },
  ]
}

function ofThisView(): Act[] {
  const { view } = router.place
  if (!view) return []
  const words = speech.of(shell)
  const title = speech.label(viewOf(view).title)
  return [
    { name: words.openViewBeside(title), run: () => windows.open(location.pathname + location.search) },
    { name: words.print, run: () => print() },
    { name: words.startHere(title), run: () => begin(view, words.starts(title)) },
    { name: words.follow, run: () => (windows.follows = !windows.follows) },
  ]
}

function begin(view: View, told: string): void {
  startView.value = view
  notices.tell(told)
}

/** One goes to each view by its own letter after G. */
export function actsOfViews(): Act[] {
  return offered((permission) => session.may(permission)).flatMap(({ name, title }) => {
    const { key } = viewOf(name)
    return key ? [{ name: speech.label(title), keys: `${FIRST_KEY} ${key}`, run: () => router.go(addressOf(name)) }] : []
  })
}
