/** Finished answers that wait for a connection: kept in the browser, sent in turn, each by its own key. */
export type Waiting = { key: string; address: string; body: string }
export type Sent =
  | { kind: 'taken'; main: string }
  | { kind: 'refused'; title: string; text: string }
  /** The server asks for something more on a page of the form. */
  | { kind: 'page'; main: string }
  /** Waits: no connection, or the server asked to come later. */
  | { kind: 'later'; title: string; text: string }

const RETRY_MS = 15_000

export class Queue {
  private kept: Waiting[] = []
  private taken: (key: string, main: string) => void = () => undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private busy = false

  constructor(
    private readonly name: string,
    private readonly told: (left: number) => void,
  ) {
    this.kept = this.load()
    this.told(this.kept.length)
    window.addEventListener('online', () => void this.sendAll())
    document.addEventListener('visibilitychange', () => document.hidden || void this.sendAll())
  }

  onTaken(taken: (key: string, main: string) => void): void {
    this.taken = taken
  }

  /** Another tab of the same address may have put some there, too. */
  private load(): Waiting[] {
    try {
      const all = JSON.parse(localStorage.getItem(this.name) ?? '[]') as Waiting[]
      return [...all, ...this.kept.filter(({ key }) => !all.some((one) => one.key === key))]
    } catch {
      return this.kept
    }
  }

  private save(kept: Waiting[]): void {
    this.kept = kept
    try {
      localStorage.setItem(this.name, JSON.stringify(kept))
    } catch {
      // Kept in the open page at least.
    }
  }

  put(waiting: Waiting): void {
    this.save([...this.load().filter(({ key }) => key !== waiting.key), waiting])
  }

  async sendOne(waiting: Waiting): Promise<Sent> {
    const sent = await post(waiting)
    if (sent.kind !== 'later') this.save(this.load().filter(({ key }) => key !== waiting.key))
    this.told(sent.kind === 'later' && sent.title ? 0 : this.kept.length)
    if (this.kept.length > 0) this.plan()
    return sent
  }

  async sendAll(): Promise<void> {
    if (this.busy) return
    this.busy = true
    for (const waiting of this.load()) {
      const sent = await this.sendOne(waiting)
      if (sent.kind === 'taken') this.taken(waiting.key, sent.main)
      if (sent.kind === 'later') break
    }
    this.busy = false
  }

  private plan(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.sendAll(), RETRY_MS)
  }
}

async function post({ address, body }: Waiting): Promise<Sent> {
  const nothing = { kind: 'later', title: '', text: '' } as const
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body,
      signal: AbortSignal.timeout(20_000),
    })
    const said = (await response.json()) as { ok: boolean; code?: string; title?: string; text?: string; main?: string }
    if (said.ok) return { kind: 'taken', main: said.main ?? '' }
    if (said.code === 'page') return { kind: 'page', main: said.main ?? '' }
    const words = { title: said.title ?? '', text: said.text ?? '' }
    return said.code === 'later' || response.status >= 500 ? { kind: 'later', ...words } : { kind: 'refused', ...words }
  } catch {
    return nothing
  }
}
