/** Follows the live feed from a snapshot on: resumes where it was, takes a new snapshot when told to, never gives up. */
import type { Heard } from './liveness'
import type { Frame, Message } from './messages'

/** What the feed is read into. */
export interface Subject {
  /** Take a whole new state; the cursor to follow from. */
  load(): Promise<string>
  apply(frame: Frame): void
}

/** The part of a WebSocket that is used. */
export interface Socket {
  onmessage: ((event: { data: string }) => void) | null
  onclose: ((event: { code: number }) => void) | null
  close(): void
}

export interface Surroundings {
  open(since: string): Socket
  now(): number
  later(run: () => void, ms: number): number
  cancel(timer: number): void
  /** The server will not have us: signed out, or no right to see. */
  refused(): void
}

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5000
/** An open socket that says nothing for so long is given up: a network that drops packets never closes it. */
const SILENCE_MS = 4000
const POLICY_VIOLATION = 1008

export class Feed {
  heard: Heard = { connected: false, at: null, serverLagMs: 0 }
  /** The server's clock minus this machine's, in milliseconds. */
  serverAheadMs = 0
  private cursor = ''
  private socket: Socket | null = null
  private pauseMs = FIRST_PAUSE_MS
  private timer = 0
  private ended = false

  constructor(
    private readonly subject: Subject,
    private readonly around: Surroundings,
  ) {}

  start(): void {
    void this.connect()
  }

  stop(): void {
    this.ended = true
    this.around.cancel(this.timer)
    this.drop()
  }

  /** Try now rather than after the pause: the network is back. */
  hurry(): void {
    if (this.heard.connected || this.ended) return
    this.around.cancel(this.timer)
    this.drop()
    this.pauseMs = FIRST_PAUSE_MS
    void this.connect()
  }

  /** A new snapshot at the next connection, for a change that frames cannot tell. */
  resync(): void {
    this.cursor = ''
    this.drop()
    this.retry()
  }

  private async connect(): Promise<void> {
    try {
      if (this.cursor === '') this.cursor = await this.subject.load()
    } catch {
      this.retry()
      return
    }
    if (this.ended) return
    const socket = this.around.open(this.cursor)
    this.socket = socket
    socket.onmessage = (event) => this.hear(JSON.parse(event.data) as Message)
    socket.onclose = (event) => {
      this.drop()
      if (event.code === POLICY_VIOLATION) this.around.refused()
      this.retry()
    }
    this.watch()
  }

  private hear(message: Message): void {
    const serverLagMs = message.type === 'heartbeat' ? message.feed_lag_ms : this.heard.serverLagMs
    this.heard = { connected: true, at: this.around.now(), serverLagMs }
    this.watch()
    if (message.type === 'frame') this.follow(message)
    else if (message.type === 'resync') this.resync()
    else this.beat(message)
  }

  private beat(message: Exclude<Message, Frame>): void {
    this.cursor = message.cursor
    this.serverAheadMs = Date.parse(message.server_time) - Date.now()
    if (message.type === 'hello') this.pauseMs = FIRST_PAUSE_MS
  }

  /** A frame starts where the one before ended; any other is not for us, and only a snapshot can tell the rest. */
  private follow(frame: Frame): void {
    if (frame.after !== this.cursor) {
      this.resync()
      return
    }
    this.subject.apply(frame)
    this.cursor = frame.cursor
  }

  private watch(): void {
    this.around.cancel(this.timer)
    this.timer = this.around.later(() => {
      this.drop()
      this.retry()
    }, SILENCE_MS)
  }

  private drop(): void {
    const socket = this.socket
    this.socket = null
    this.heard = { ...this.heard, connected: false }
    if (!socket) return
    socket.onmessage = socket.onclose = null
    socket.close()
  }

  private retry(): void {
    if (this.ended) return
    this.around.cancel(this.timer)
    this.timer = this.around.later(() => void this.connect(), this.pauseMs)
    this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS)
  }
}
