'use client'
import { sendJson, troubleOf } from '@/components/ui/api'

/** A sheet under the hand of whoever writes it down: fields by name, kept in the browser until it is written. */
export type Sheet = {
  key: string
  fields: Record<string, string[]>
  forOther: boolean
  agencyId: string
  touchpointId: string
}

export const newSheet = (before?: Sheet): Sheet => ({
  key: crypto.randomUUID(),
  ...{ fields: {}, forOther: false, agencyId: before?.agencyId ?? '', touchpointId: before?.touchpointId ?? '' },
})

export type Kept = {
  sheet: Sheet
  written: number
  /** Begun while a refused one came back. */
  aside?: Sheet | undefined
  /** Done and not yet known to be written. */
  waiting: { sheet: Sheet; body: Record<string, unknown> }[]
}

export function loadKept(name: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') as Kept | null
  } catch {
    return null
  }
}

/** False: the browser keeps nothing, a closed tab would lose the sheet. */
export function saveKept(name: string, kept: Kept): boolean {
  try {
    localStorage.setItem(name, JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

export type Written =
  | { kind: 'written'; dropped: string[] }
  | { kind: 'refused'; message: string; details: string[] }
  | { kind: 'later'; message: string }

/** Sends a sheet; the server knows its key, so that a repeated one is written once. */
export async function writeSheet(address: string, body: Record<string, unknown>): Promise<Written> {
  const reply = await sendJson(address, { method: 'POST', body: JSON.stringify(body) })
  if (reply?.status === 200) return { kind: 'written', dropped: (reply.body as { dropped?: string[] }).dropped ?? [] }
  const trouble = troubleOf(reply)
  if (trouble.kind === 'refused')
    return {
      ...{ kind: 'refused', message: trouble.message },
      details: (reply?.body as { error?: { details?: string[] } }).error?.details ?? [],
    }
  return {
    kind: 'later',
    message:
      trouble.kind === 'signedOut'
        ? 'Время сеанса истекло. Войдите в соседней вкладке: листы сохранены на этом компьютере и уйдут сами.'
        : 'Нет связи: листы сохранены на этом компьютере и уйдут сами.',
  }
}
