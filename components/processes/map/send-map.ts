'use client'
import type { Stored } from '@/lib/processes/file/store'

export type SendAnswer =
  | { ok: true; value: Stored }
  /** `conflict`: the table changed meanwhile. */
  | { ok: false; message: string; conflict: boolean }

const LOST = 'Связь с порталом прервалась. Ничего не потеряно: повторите, когда она появится.'

/** Sends a file or a drawing to the command that reads it anew. */
export async function sendMap(
  url: string,
  { method, body, name = '' }: { method: 'POST' | 'PUT'; body: Blob | string; name?: string },
): Promise<SendAnswer> {
  try {
    const response = await fetch(url, {
      method,
      body,
      cache: 'no-store',
      redirect: 'error',
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) },
    })
    const answer = (await response.json()) as Stored | { error: { code: string; message: string } }
    if (!('error' in answer)) return { ok: true, value: answer }
    return { ok: false, message: answer.error.message, conflict: answer.error.code === 'CONFLICT' }
  } catch {
    return { ok: false, message: LOST, conflict: false }
  }
}
