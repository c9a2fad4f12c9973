'use client'

export type Readable = { ok: true; bytes: Uint8Array<ArrayBuffer>; notes: string[] } | { ok: false; message: string }

const LOST = 'Связь с порталом прервалась, рисунок Visio не прочитан. Выберите его снова, когда она появится.'

/** What a worker can read: a Visio drawing, which is an archive, is read by the portal first. */
export async function readable(tenant: string, bytes: Uint8Array<ArrayBuffer>): Promise<Readable> {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (!isArchive) return { ok: true, bytes, notes: [] }
  try {
    const response = await fetch(`/api/${tenant}/processes/visio`, {
      method: 'POST',
      body: new Blob([bytes]),
      cache: 'no-store',
      redirect: 'error',
      headers: { 'content-type': 'application/octet-stream' },
    })
    const answer = (await response.json()) as { text: string; notes: string[] } | { error: { message: string } }
    return 'error' in answer
      ? { ok: false, message: answer.error.message }
      : { ok: true, bytes: new TextEncoder().encode(answer.text), notes: answer.notes }
  } catch {
    return { ok: false, message: LOST }
  }
}
