/** How a chart is drawn: axes in the territory's time, the mean in a band of least and most, in the colours worn now. */
import type uPlot from 'uplot'
import { speech } from '../words/language.svelte'

interface Wanted {
  readonly label: string
  readonly unit: string
  /** A part was chosen with the pointer: milliseconds since 1970. */
  readonly chosen: (since: number, until: number) => void
}

const HEIGHT = 150
const DAY_S = 86_400

export function optionsOf(frame: HTMLElement, { label, unit, chosen }: Wanted): uPlot.Options {
  const style = getComputedStyle(frame)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  const axis: uPlot.Axis = {
    stroke: colour('--faint'), font: '11px Inter', grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false },
  }
  const written = (parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(speech.words.locale, { timeZone: speech.timezone, ...parts })
  const [time, day] = [written({ hour: '2-digit', minute: '2-digit' }), written({ day: '2-digit', month: '2-digit' })]
  const number = (value: number | null) => (value === null ? speech.words.none : `${speech.number(value)} ${unit}`)
  const line = (name: string, stroke: string, width: number): uPlot.Series => ({
    label: name, stroke: colour(stroke), width, points: { show: false }, value: (_plot, value) => number(value),
  })
  return {
    width: frame.clientWidth, height: HEIGHT, legend: { live: true }, cursor: { drag: { x: true, y: false } },
    scales: { x: { time: true, auto: false } },
    axes: [
      { ...axis, values: (_plot, splits, _axis, _space, step) => splits.map((at) => (step >= DAY_S ? day : time).format(at * 1000)) },
      { ...axis, size: 46, values: (_plot, splits) => splits.map((value) => speech.number(value)) },
    ],
    series: [
      { label: '\u00a0', value: (_plot, at) => (at === null ? '' : speech.instant(at * 1000)) },
      line(label, '--accent', 1.5),
      line('min', '--faint', 0.5),
      line('max', '--faint', 0.5),
    ],
    bands: [{ series: [3, 2], fill: `${colour('--accent')}22` }],
    hooks: {
      setSelect: [
        (plot) => {
          const { left, width } = plot.select
          if (width >= 4) chosen(plot.posToVal(left, 'x') * 1000, plot.posToVal(left + width, 'x') * 1000)
        },
      ],
    },
  }
}
