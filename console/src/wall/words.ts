import { bilingual } from '../words/bilingual'

export const wall = bilingual(
  {
    calling: (n: number) => `${n} à acquitter`,
    healthy: 'Aucune alarme',
    services: 'Services',
    faulty: (n: string) => `${n} en défaut`,
    silent: (n: string) => `${n} muets`,
    fine: (n: string) => `${n}, tout va bien`,
    offline: (n: number) => `${n} système${n > 1 ? 's' : ''} hors ligne`,
    dusk: 'Allumage',
    lit: (lit: string, expected: string) => `${lit} / ${expected} allumés`,
    late: (n: string) => `${n} en retard`,
  },
  {
    calling: (n: number) => `${n} to acknowledge`,
    healthy: 'No alarm',
    services: 'Services',
    faulty: (n: string) => `${n} faulty`,
    silent: (n: string) => `${n} silent`,
    fine: (n: string) => `${n}, all well`,
    offline: (n: number) => `${n} system${n > 1 ? 's' : ''} offline`,
    dusk: 'Dusk',
    lit: (lit: string, expected: string) => `${lit} / ${expected} lit`,
    late: (n: string) => `${n} late`,
  },
)
