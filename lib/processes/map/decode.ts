/**
 * Bytes → text. By the byte order mark, then by the declaration, then UTF-8; bytes that do not fit are a refusal and
 * never «�». A declaration that is plainly untrue (UTF-8 that calls itself something else) is passed over and said.
 */
import type { EncodingOffer, Refusal } from './refusals'

/** 32 MiB: ten thousand shapes are about four. */
export const MAX_FILE_BYTES = 32 * 1024 * 1024

export type DecodeNote =
  /** The file says `declared` and is `encoding`. */
  | { kind: 'declared-otherwise'; declared: string; encoding: string }
  /** Signs were lost before the file came here. */
  | { kind: 'lost-signs'; line: number }

type Decoded = { text: string; encoding: string; notes: DecodeNote[] }
type Decoding = { ok: true; value: Decoded } | { ok: false; reason: Refusal }

const RUSSIAN = 'windows-1251'
/** A name that a person would know: the first words in Cyrillic. */
const SAMPLE = /[А-Яа-яЁё][А-Яа-яЁё «»"–-]{5,80}/

const begins = (bytes: Uint8Array, ...signs: number[]): boolean => signs.every((sign, i) => bytes[i] === sign)
const lineAt = (bytes: Uint8Array, end: number): number => {
  let line = 1
  for (let i = 0; i < end; i += 1) if (bytes[i] === 10) line += 1
  return line
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Where bytes stop being UTF-8. */
function firstBad(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length]
  // A prefix cut inside a sign is still good as a stream.
  const fits = (end: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true })
      return true
    } catch {
      return false
    }
  }
  while (good + 1 < bad) {
    const middle = (good + bad) >> 1
    if (fits(middle)) good = middle
    else bad = middle
  }
  return good
}

function offerOf(bytes: Uint8Array): EncodingOffer | null {
  const sample = SAMPLE.exec(decoded(bytes, RUSSIAN)?.replace(/<!--[^]*?-->/g, '') ?? '')?.[0].trim()
  return sample === undefined ? null : { encoding: RUSSIAN, sample }
}

/** The encoding that a byte order mark, or UTF-16 without one, tells. */
function markOf(bytes: Uint8Array): string | null {
  if (begins(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8'
  if (begins(bytes, 0xff, 0xfe, 0, 0) || begins(bytes, 0, 0, 0xfe, 0xff)) return 'utf-32'
  if (begins(bytes, 0xff, 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0)) return 'utf-16le'
  if (begins(bytes, 0xfe, 0xff) || begins(bytes, 0, 0x3c)) return 'utf-16be'
  return null
}

const declaredIn = (bytes: Uint8Array): string | null =>
  /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(
    new TextDecoder('windows-1252').decode(bytes.subarray(0, 400)),
  )?.[1] ?? null

const isUnicode = (name: string): boolean => /^(utf-?8|utf-?16(le|be)?|ucs-?2|unicode|us-ascii|ascii)$/i.test(name)
const isWestern = (name: string): boolean => /^(iso-?8859-?1(5)?|latin-?1|windows-?1252|cp1252)$/i.test(name)

function known(name: string): boolean {
  try {
    new TextDecoder(name)
    return true
  } catch {
    return false
  }
}

const done = (text: string, encoding: string, notes: DecodeNote[] = []): Decoding => {
  const lost = text.indexOf('\uFFFD')
  const all =
    lost < 0 ? notes : [...notes, { kind: 'lost-signs' as const, line: text.slice(0, lost).split('\n').length }]
  // A blank before the declaration breaks XML and means nothing.
  return { ok: true, value: { text: text.replace(/^[\uFEFF\s]+/, ''), encoding, notes: all } }
}

function inDeclared(bytes: Uint8Array, declared: string): Decoding {
  const utf8 = decoded(bytes, 'utf-8')
  const ascii = utf8 !== null && utf8.length === bytes.length
  if (!known(declared)) return ascii ? done(utf8, 'utf-8') : { ok: false, reason: { kind: 'encoding', declared } }
  if (ascii) return done(utf8, declared.toLowerCase())
  // Letters of a single-byte encoding do not make UTF-8 by chance.
  if (utf8 !== null) return done(utf8, 'utf-8', [{ kind: 'declared-otherwise', declared, encoding: 'UTF-8' }])
  const text = decoded(bytes, declared)
  if (text === null) return { ok: false, reason: { kind: 'bytes', declared, line: 1, offer: offerOf(bytes) } }
  const offer = isWestern(declared) && /[À-ÿ]{4}/.test(text) ? offerOf(bytes) : null
  if (offer) return { ok: false, reason: { kind: 'rubbish', declared, offer } }
  return done(text, declared.toLowerCase())
}

/** The text of a file; `as` – the encoding that a person chose after a refusal. */
export function decode(bytes: Uint8Array, as?: string): Decoding {
  if (bytes.length === 0) return { ok: false, reason: { kind: 'empty' } }
  if (bytes.length > MAX_FILE_BYTES) return { ok: false, reason: { kind: 'large' } }
  if (as !== undefined) {
    const text = known(as) ? decoded(bytes, as) : null
    return text === null ? { ok: false, reason: { kind: 'encoding', declared: as } } : done(text, as)
  }
  const mark = markOf(bytes)
  if (mark === 'utf-32') return { ok: false, reason: { kind: 'encoding', declared: 'UTF-32' } }
  const declared = declaredIn(bytes)
  if (mark === null && declared !== null && !isUnicode(declared)) return inDeclared(bytes, declared)
  const encoding = mark ?? 'utf-8'
  const text = decoded(bytes, encoding)
  if (text === null) {
    const line = encoding === 'utf-8' ? lineAt(bytes, firstBad(bytes)) : 1
    const offer = encoding === 'utf-8' ? offerOf(bytes) : null
    return { ok: false, reason: { kind: 'bytes', declared: encoding.toUpperCase(), line, offer } }
  }
  const untrue = mark === null && declared !== null && !/^(utf-?8|us-ascii|ascii)$/i.test(declared)
  return done(text, encoding, untrue ? [{ kind: 'declared-otherwise', declared, encoding: 'UTF-8' }] : [])
}
