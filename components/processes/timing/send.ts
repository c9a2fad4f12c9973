'use client'
import { sendJson, type Reply } from '@/components/ui/api'
import { MOST_SENT } from '@/lib/processes/timing/sheet'
import { forgetUnsent, readUnsent, writeUnsent, type Unsent } from './store'

/** How the last sending went; `refused` – the portal takes nothing of this series now. */
export type Line = { kind: 'ok' } | { kind: 'offline' } | { kind: 'signedOut' } | { kind: 'refused'; message: string }

const messageOf = (reply: Reply): string =>
  (reply.body as { error?: { message?: string } } | null)?.error?.message ?? 'Портал отказал. Обновите страницу.'

type Whose = { tenant: string; who: string }

async function sendBatch({ tenant, who }: Whose, batch: readonly Unsent[]): Promise<Line> {
  const [first] = batch
  if (!first) return { kind: 'ok' }
  const reply = await sendJson(`/api/${tenant}/timing/${first.seriesId}`, {
    method: 'POST',
    body: JSON.stringify({ who, observations: batch.map(({ sent }) => sent) }),
  })
  if (reply === null) return { kind: 'offline' }
  if (reply.status === 401) return { kind: 'signedOut' }
  if (reply.status === 200) {
    const kept = new Set((reply.body as { kept?: string[] } | null)?.kept ?? [])
    for (const one of batch) {
      if (kept.has(one.sent.id)) forgetUnsent(tenant, who, one)
      else writeUnsent(tenant, who, { ...one, refused: 'Портал не принял этот замер: его номер занят.' })
    }
    return { kind: 'ok' }
  }
  const invalid = (reply.body as { error?: { code?: string } } | null)?.error?.code === 'INVALID'
  if (!invalid) return { kind: 'refused', message: messageOf(reply) }
  // One that cannot be read must not hold up the others.
  if (batch.length > 1) {
    for (const one of batch) {
      const line = await sendBatch({ tenant, who }, [one])
      if (line.kind !== 'ok') return line
    }
    return { kind: 'ok' }
  }
  writeUnsent(tenant, who, { ...first, refused: messageOf(reply) })
  return { kind: 'ok' }
}

let sending: Promise<Line> | null = null

/** Sends everything that a person's device holds of a tenant, series by series; one sending at a time. */
export function sendAll(whose: Whose): Promise<Line> {
  sending ??= (async (): Promise<Line> => {
    const waiting = readUnsent(whose.tenant, whose.who).filter(({ refused }) => refused === undefined)
    let last: Line = { kind: 'ok' }
    for (const series of new Set(waiting.map(({ seriesId }) => seriesId))) {
      const own = waiting.filter(({ seriesId }) => seriesId === series)
      for (let at = 0; at < own.length; at += MOST_SENT) {
        const line = await sendBatch(whose, own.slice(at, at + MOST_SENT))
        if (line.kind === 'offline' || line.kind === 'signedOut') return line
        if (line.kind === 'refused') {
          last = line
          break
        }
      }
    }
    return last
  })().finally(() => {
    sending = null
  })
  return sending
}
