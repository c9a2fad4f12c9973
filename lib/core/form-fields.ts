/**
 * A form's fields, read once with caps on their number, depth and size before anything else looks at them: a sending of
 * 20 000 empty fields is refused in milliseconds. Every form of the public and of the office goes through here. Pure.
 */

export type FieldCaps = {
  fields: number
  /** Parts of one name: `a.b.c` has three. */
  depth: number
  /** Bytes of names and texts together; files have limits of their own. */
  bytes: number
}

/** What a form without an account may hold. */
export const publicCaps: FieldCaps = { fields: 500, depth: 6, bytes: 300_000 }
/** What a form of the office may hold: a long list of ticks, a whole plan. */
export const officeCaps: FieldCaps = { fields: 20_000, depth: 12, bytes: 6_000_000 }

export const TOO_LARGE =
  'Форма слишком большая: портал её не принял. Обновите страницу и отправьте ещё раз, при необходимости – по частям.'

/** Whether one more field still fits; counts it. */
function counter({ fields, depth, bytes }: FieldCaps) {
  let [left, signs] = [fields, bytes]
  return (name: string, text: string): boolean => {
    left -= 1
    // No text of UTF-16 is shorter than its bytes of UTF-8, so what is refused here would be refused by them, too.
    signs -= name.length + text.length
    return left >= 0 && signs >= 0 && partsOf(name) <= depth
  }
}

function partsOf(name: string): number {
  let parts = 1
  for (let at = name.indexOf('.'); at >= 0; at = name.indexOf('.', at + 1)) parts += 1
  return parts
}

/** Name → values in their order; null when the form holds more than it may. One pass, stops at the first excess. */
export function fieldsOf(
  data: Iterable<[string, FormDataEntryValue]>,
  caps: FieldCaps,
): Map<string, FormDataEntryValue[]> | null {
  const fits = counter(caps)
  const all = new Map<string, FormDataEntryValue[]>()
  for (const [name, value] of data) {
    if (!fits(name, typeof value === 'string' ? value : '')) return null
    const known = all.get(name)
    if (known) known.push(value)
    else all.set(name, [value])
  }
  return all
}

/** The same of a body as a browser sends it without files (application/x-www-form-urlencoded). */
export function bodyFields(body: string, caps: FieldCaps): Map<string, string[]> | null {
  if (body.length > caps.bytes * 3) return null
  const fits = counter(caps)
  const all = new Map<string, string[]>()
  let at = 0
  while (at < body.length) {
    const end = body.indexOf('&', at)
    const pair = body.slice(at, end < 0 ? body.length : end)
    at = end < 0 ? body.length : end + 1
    if (pair === '') continue
    const cut = pair.indexOf('=')
    const name = decoded(cut < 0 ? pair : pair.slice(0, cut))
    const value = decoded(cut < 0 ? '' : pair.slice(cut + 1))
    if (name === null || value === null || !fits(name, value)) return null
    const known = all.get(name)
    if (known) known.push(value)
    else all.set(name, [value])
  }
  return all
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return null
  }
}
