import 'server-only'

/** The body of a request as text; null as soon as it is longer than that, whatever it says of its length. */
export async function readCapped(request: Request, bytes: number): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > bytes) return null
  if (!request.body) return ''
  const parts: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > bytes) {
      await reader.cancel()
      return null
    }
    parts.push(value)
  }
  return Buffer.concat(parts).toString('utf8')
}
