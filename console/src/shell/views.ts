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
  /** Null: not on the rail, reached from what it is about. */
  readonly group: (typeof GROUPS)[number] | null
  /** A path of a 24 by 24 line drawing. */
  readonly icon: string
  /** Pressed after G, it goes there. */
  readonly key?: string
  /** Who lacks this permission, or all of these, is not offered the view; absent: everyone is. */
  readonly needs?: Permission | readonly Permission[]
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
    name: 'shift',
    key: 'q',
    title: { fr: 'Prise de poste', en: 'Shift start' },
    group: 'conduct',
    icon: 'M12 4a4 4 0 1 1-.01 0M5 20c0-4 3-6.5 7-6.5s7 2.5 7 6.5M16.5 17l1.5 1.5 3-3',
    load: () => import('../shift/ShiftView.svelte'),
  },
  {
    name: 'dusk',
    key: 'd',
    title: { fr: 'Allumage', en: 'Dusk board' },
    group: 'conduct',
    icon: 'M3 18h18M6 18a6 6 0 0 1 12 0M12 5v3M4.5 9.5l2 1.5M19.5 9.5l-2 1.5M9 21h6',
    load: () => import('../dusk/DuskView.svelte'),
  },
  {
    name: 'claims',
    key: 'c',
    title: { fr: 'Consignes actives', en: 'Active claims' },
    group: 'conduct',
    icon: 'M5 4.5h14v15H5zM8.5 9h7M8.5 12.5h7M8.5 16h4',
    load: () => import('../claims/ClaimsView.svelte'),
  },
  {
    name: 'lockouts',
    key: 'k',
    title: { fr: 'Consignations', en: 'Lockouts' },
    group: 'conduct',
    icon: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2.5',
    load: () => import('../brakes/LockoutsView.svelte'),
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
    name: 'zones',
    key: 'z',
    title: { fr: 'Secteurs', en: 'Zones' },
    group: 'settings',
    icon: 'M4 7l6-3 10 4-2 11-9 1-5-6zM10 4l-1 16M4 14l15-1',
    load: () => import('../zones/ZonesView.svelte'),
  },
  {
    name: 'imports',
    key: 'i',
    title: { fr: 'Imports', en: 'Imports' },
    group: 'settings',
    icon: 'M12 4v10M8 10.5l4 4 4-4M5 16v4h14v-4',
    load: () => import('../imports/ImportsView.svelte'),
  },
  {
    name: 'people',
    title: { fr: 'Astreintes', en: 'On call' },
    group: 'settings',
    icon: 'M6.5 4.5h3l1.5 4-2 1.5a11 11 0 0 0 5 5l1.5-2 4 1.5v3a2 2 0 0 1-2.2 2C10.5 19 5 13.5 4.5 6.7a2 2 0 0 1 2-2.2',
    needs: 'see_people',
    load: () => import('../people/PeopleView.svelte'),
  },
  {
    name: 'accounts',
    key: 'u',
    title: { fr: 'Comptes et droits', en: 'Accounts and rights' },
    group: 'settings',
    icon: 'M9 11a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 9 11M3 19.5c.4-3.4 2.8-5.3 6-5.3s5.6 1.9 6 5.3M15.5 11a3 3 0 0 0 0-6M17.5 14.6c2 .6 3.2 2.2 3.5 4.9',
    needs: 'manage_accounts',
    load: () => import('../accounts/AccountsView.svelte'),
  },
  {
    name: 'video',
    key: 'v',
    title: { fr: 'Registre vidéo', en: 'Video register' },
    group: 'proof',
    icon: 'M4 7h10v10H4zM14 10.5l6-3v9l-6-3',
    needs: 'audit_read',
    load: () => import('../video/VideoView.svelte'),
  },
  {
    name: 'governance',
    key: 'o',
    title: { fr: 'Données personnelles', en: 'Personal data' },
    group: 'proof',
    icon: 'M12 3.5 5 6v5.5c0 4.4 2.9 7.6 7 9 4.1-1.4 7-4.6 7-9V6l-7-2.5M9 12l2.2 2.2L15.2 10',
    needs: ['govern', 'audit_read'],
    load: () => import('../governance/GovernanceView.svelte'),
  },
  {
    name: 'me',
    key: 'e',
    title: { fr: 'Ma session', en: 'My session' },
    group: null,
    icon: 'M12 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M5 20c.5-4 3.3-6 7-6s6.5 2 7 6',
    load: () => import('../me/MeView.svelte'),
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
    return needs === undefined || [needs].flat().some(may)
  })
}
