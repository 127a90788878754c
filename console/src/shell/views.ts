/** Every view of this screen, in the order of the rail: a new one is a line here and a folder of its own. */
import type { Component } from 'svelte'
import type { Permission } from '../session/session.svelte'
import type { Label } from '../words/language.svelte'

/** Watching and acting; what the city is set to; proof of what was done. */
export const GROUPS = ['conduct', 'settings', 'proof'] as const

export interface ViewShown {
  /** First part of its address. */
  readonly name: string
  readonly title: Label
  readonly group: (typeof GROUPS)[number]
  /** A path of a 24 by 24 line drawing. */
  readonly icon: string
  /** Pressed after G, it goes there. */
  readonly key?: string
  /** Who lacks this permission is not offered the view; absent: everyone is. */
  readonly needs?: Permission
  readonly load: () => Promise<{ default: Component }>
}

export const VIEWS = [
  {
    name: 'map',
    key: 'm',
    title: { fr: 'Carte', en: 'Map' },
    group: 'conduct',
    icon: 'M9 4 3 6.5v13L9 17l6 2.5 6-2.5V4.5L15 7 9 4.5M9 4.5V17M15 7v12.5',
    load: () => import('../map/MapView.svelte'),
  },
  {
    name: 'alarms',
    key: 'a',
    title: { fr: 'Alarmes', en: 'Alarms' },
    group: 'conduct',
    icon: 'M12 3.5a6 6 0 0 0-6 6V14l-1.7 3h15.4L18 14V9.5a6 6 0 0 0-6-6M10 20a2.2 2.2 0 0 0 4 0',
    load: () => import('../alarms/AlarmsView.svelte'),
  },
  {
    name: 'wall',
    key: 'w',
    title: { fr: 'Mur d’images', en: 'Wall' },
    group: 'conduct',
    icon: 'M3 5h18v11H3zM9 20h6M12 16v4',
    load: () => import('../wall/WallView.svelte'),
  },
  {
    name: 'programmes',
    key: 'p',
    title: { fr: 'Programmes', en: 'Programmes' },
    group: 'settings',
    icon: 'M5 6h14v13H5zM5 10h14M9 4v4M15 4v4M9 13.5h2M13 13.5h2M9 16.5h2',
    load: () => import('../programmes/ProgrammesView.svelte'),
  },
  {
    name: 'systems',
    key: 's',
    title: { fr: 'Systèmes de terrain', en: 'Field systems' },
    group: 'settings',
    icon: 'M5 5h14v5H5zM5 14h14v5H5zM8 7.5h.01M8 16.5h.01M12 10v4',
    load: () => import('../systems/SystemsView.svelte'),
  },
  {
    name: 'audit',
    key: 'j',
    title: { fr: 'Journal d’audit', en: 'Audit trail' },
    group: 'proof',
    icon: 'M7 3.5h10v17H7zM10 8h4M10 12h4M10 16h2',
    needs: 'audit_read',
    load: () => import('../audit/AuditView.svelte'),
  },
] as const satisfies readonly ViewShown[]

export type View = (typeof VIEWS)[number]['name']

const SHOWN: readonly ViewShown[] = VIEWS

export function viewOf(name: View): ViewShown {
  return SHOWN.find((view) => view.name === name) as ViewShown
}

/** The views offered to who `may`. */
export function offered(may: (permission: Permission) => boolean): readonly (ViewShown & { readonly name: View })[] {
  return VIEWS.filter(({ name }) => {
    const { needs } = viewOf(name)
    return needs === undefined || may(needs)
  })
}
