import 'server-only'

/** Why a posted form was not read: too long, too many fields, not a plain form. */
type FormRefusal = 'LONG' | 'MANY' | 'KIND'
export type CappedForm = { ok: true; fields: Record<string, string> } | { ok: false; reason: FormRefusal }

/**
 * Reads a plain public form (application/x-www-form-urlencoded) in one pass: a body over the caps is refused before
 * anything of it is parsed, and its reading stops there. Of a repeated field the last value counts.
 */
export async function readCappedForm(request: Request, caps: { bytes: number; fields: number }): Promise<CappedForm> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.toLowerCase().startsWith('application/x-www-form-urlencoded')) return { ok: false, reason: 'KIND' }
  if (Number(request.headers.get('content-length') ?? 0) > caps.bytes) return { ok: false, reason: 'LONG' }
  const reader = request.body?.getReader()
  const chunks: Uint8Array[] = []
  let bytes = 0
  let fields = 1
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done || value === undefined) break
    bytes += value.byteLength
    for (const byte of value) if (byte === 38) fields += 1
    if (bytes > caps.bytes || fields > caps.fields) {
      await reader?.cancel()
      return { ok: false, reason: bytes > caps.bytes ? 'LONG' : 'MANY' }
    }
    chunks.push(value)
  }
  const text = new TextDecoder().decode(Buffer.concat(chunks))
  return { ok: true, fields: Object.fromEntries(new URLSearchParams(text)) }
}
