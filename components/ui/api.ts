'use client'
import type { Trouble } from '@/lib/core/autosave'

export type Reply = { status: number; body: unknown }

/** A JSON request to the portal; null – no connection, or it did not answer in a readable way. */
export async function sendJson(url: string, init: RequestInit): Promise<Reply | null> {
  try {
    const response = await fetch(url, {
      ...init,
      cache: 'no-store',
      redirect: 'error',
      ...(init.body ? { headers: { 'content-type': 'application/json' } } : {}),
    })
    return response.status >= 500 || response.status === 429
      ? null
      : { status: response.status, body: (await response.json()) as unknown }
  } catch {
    return null
  }
}

const messageOf = (body: unknown): string =>
  (body as { error?: { message?: string } }).error?.message ?? 'Портал отказал. Обновите страницу.'

/** What the reply means for an autosave that was not taken. */
export const troubleOf = (reply: Reply | null): Trouble =>
  reply === null
    ? { kind: 'offline' }
    : reply.status === 401
      ? { kind: 'signedOut' }
      : { kind: 'refused', message: messageOf(reply.body) }
