/** Power as people read it: three significant figures, in the unit that fits. */

const UNITS = [
  [1e6, 'MW'],
  [1e3, 'kW'],
  [1, 'W'],
] as const

export function power(watts: number, locale: string): string {
  const [scale, unit] = UNITS.find(([least]) => Math.abs(watts) >= least) ?? UNITS[2]
  return `${(watts / scale).toLocaleString(locale, { maximumSignificantDigits: 3 })} ${unit}`
}

/** With its sign, the minus as typeset. */
export function percent(value: number, locale: string): string {
  const text = value.toLocaleString(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' })
  return `${text.replace('-', '−')} %`
}
