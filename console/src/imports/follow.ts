/** A file sent and its import followed: what is sent, read and written, then the run with its report. */
import { asHeader, credentials, Refused, type Problem, type Schemas } from '../api/client'

export type Run = Schemas['ImportRun']
type Line = Schemas['ImportLine']

/** `sent` and `reading` are shares; `writing` counts assets. */
export interface Advance {
  readonly sent: number
  readonly reading: number
  readonly writing: number
}

/** The last whole line of what came so far. */
export function lastLine(text: string): Line | null {
  const whole = text.slice(0, text.lastIndexOf('\n'))
  const line = whole.slice(whole.lastIndexOf('\n') + 1)
  return line ? (JSON.parse(line) as Line) : null
}

function refusedBy({ status, code, detail, ...more }: Partial<Problem>): Refused {
  return new Refused(status ?? 0, code ?? 'offline', detail ?? '', more)
}

function problemIn(text: string): Partial<Problem> {
  try {
    return JSON.parse(text) as Partial<Problem>
  } catch {
    return {}
  }
}

/** Throws `Refused`; status 0 where the link broke. `XMLHttpRequest`: `fetch` does not tell how much was sent. */
export function followImport(form: FormData, told: (advance: Advance) => void): Promise<Run> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    let advance: Advance = { sent: 0, reading: 0, writing: 0 }
    const tell = (more: Partial<Advance>) => told((advance = { ...advance, ...more }))
    request.open('POST', '/api/v1/imports/followed')
    if (credentials.operator) request.setRequestHeader('Poste-Operator', asHeader(credentials.operator))
    if (credentials.csrf) request.setRequestHeader('Poste-CSRF', credentials.csrf)
    request.upload.onprogress = ({ loaded, total }) => tell({ sent: total ? loaded / total : 0 })
    request.upload.onload = () => tell({ sent: 1 })
    request.onprogress = () => {
      const line = request.status === 200 ? lastLine(request.responseText) : null
      if (line) tell({ reading: line.reading, writing: line.writing })
    }
    request.onerror = () => reject(refusedBy({}))
    request.onload = () => {
      if (request.status !== 200) return reject(refusedBy({ status: request.status, ...problemIn(request.responseText) }))
      const last = lastLine(request.responseText)
      if (last?.run) resolve(last.run)
      else reject(refusedBy(last?.problem ?? {}))
    }
    request.send(form)
  })
}
