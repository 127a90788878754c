import { bilingual } from '../words/bilingual'

export const energy = bilingual(
  {
    title: 'Énergie',
    usual: (power: string, weeks: number) => `habituel ${power} (${weeks} sem.)`,
    noUsual: 'habituel inconnu',
    saved: (kwh: string) => `${kwh} kWh économisés aujourd’hui`,
    spent: (kwh: string) => `${kwh} kWh de plus aujourd’hui`,
    today: (kwh: string) => `${kwh} kWh depuis minuit`,
    reporting: (n: number, of: number) => `${n} compteurs sur ${of}`,
    age: (age: string) => `il y a ${age} au plus`,
    nothing: 'Rien n’est mesuré',
  },
  {
    title: 'Energy',
    usual: (power: string, weeks: number) => `usual ${power} (${weeks} wk)`,
    noUsual: 'usual unknown',
    saved: (kwh: string) => `${kwh} kWh saved today`,
    spent: (kwh: string) => `${kwh} kWh more today`,
    today: (kwh: string) => `${kwh} kWh since midnight`,
    reporting: (n: number, of: number) => `${n} meters of ${of}`,
    age: (age: string) => `${age} old at most`,
    nothing: 'Nothing is measured',
  },
)
