import { describe, expect, it } from 'vitest'
import { decode } from '@/lib/processes/map/decode'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string, { big = false, mark = true } = {}): Uint8Array => {
  const bytes = new Uint8Array((text.length + (mark ? 1 : 0)) * 2)
  const view = new DataView(bytes.buffer)
  const all = mark ? `\uFEFF${text}` : text
  for (let i = 0; i < all.length; i += 1) view.setUint16(i * 2, all.charCodeAt(i), !big)
  return bytes
}
/** Russian letters and ASCII in windows-1251. */
const cp1251 = (text: string): Uint8Array =>
  Uint8Array.from(text, (sign) => {
    const code = sign.charCodeAt(0)
    return code < 128 ? code : sign === 'ё' ? 0xb8 : code - 0x410 + 0xc0
  })

const xml = (encoding: string | null, inside = 'Приём'): string =>
  `<?xml version="1.0"${encoding === null ? '' : ` encoding="${encoding}"`}?>\n<a>\n${inside}</a>`

describe('bytes are text', () => {
  it.each([
    ['UTF-8', utf8(xml('UTF-8')), 'utf-8'],
    ['UTF-8 that says nothing', utf8(xml(null)), 'utf-8'],
    ['UTF-8 with a mark', utf8(`\uFEFF${xml('utf-8')}`), 'utf-8'],
    ['UTF-16 LE', utf16(xml('UTF-16')), 'utf-16le'],
    ['UTF-16 BE', utf16(xml('UTF-16'), { big: true }), 'utf-16be'],
    ['UTF-16 LE without a mark', utf16(xml('UTF-16'), { mark: false }), 'utf-16le'],
    ['UTF-16 BE without a mark', utf16(xml('UTF-16'), { big: true, mark: false }), 'utf-16be'],
    ['windows-1251', cp1251(xml('windows-1251')), 'windows-1251'],
    ['its other name', cp1251(xml('CP1251')), 'cp1251'],
  ])('%s', (_, bytes, encoding) => {
    const read = decode(bytes)
    expect(read).toMatchObject({ ok: true, value: { encoding, notes: [] } })
    expect(read.ok && read.value.text.startsWith('<?xml')).toBe(true)
    expect(read.ok && read.value.text.includes('Приём</a>')).toBe(true)
  })

  it('reads UTF-8 that calls itself something else, and says so', () => {
    for (const declared of ['windows-1251', 'UTF-16', 'ISO-8859-1'])
      expect(decode(utf8(xml(declared)))).toMatchObject({
        ok: true,
        value: { encoding: 'utf-8', notes: [{ kind: 'declared-otherwise', declared, encoding: 'UTF-8' }] },
      })
    // Plain ASCII is the same in all of them: nothing to say.
    expect(decode(utf8(xml('windows-1251', 'Plain')))).toMatchObject({ ok: true, value: { notes: [] } })
    expect(decode(utf8(xml('x-unknown', 'Plain')))).toMatchObject({ ok: true, value: { encoding: 'utf-8' } })
  })

  it('leaves out a blank before the declaration', () => {
    const read = decode(utf8(`\n  ${xml('UTF-8')}`))
    expect(read.ok && read.value.text.startsWith('<?xml')).toBe(true)
  })

  it('tells of signs that were lost before', () => {
    expect(decode(utf8(xml('UTF-8', 'При\uFFFDм')))).toMatchObject({
      value: { notes: [{ kind: 'lost-signs', line: 3 }] },
    })
  })
})

describe('bytes are refused', () => {
  const reason = (bytes: Uint8Array, as?: string) => {
    const read = decode(bytes, as)
    return read.ok ? null : read.reason
  }
  const offer = { encoding: 'windows-1251', sample: 'Прием граждан' }

  it('that are not what they say, with the line and how they would read', () => {
    expect(reason(cp1251(xml('UTF-8', 'Прием граждан')))).toEqual({ kind: 'bytes', declared: 'UTF-8', line: 3, offer })
    expect(reason(cp1251(xml(null, 'Прием граждан')))).toMatchObject({ kind: 'bytes', offer })
    expect(reason(Uint8Array.from([...utf8('<a>'), 0xff, 0xfe, 0xfd]))).toMatchObject({ line: 1, offer: null })
    expect(reason(utf16(xml('UTF-16')).subarray(0, 31))).toMatchObject({ kind: 'bytes' })
  })

  it('that say they are Western and are Russian', () => {
    expect(reason(cp1251(xml('ISO-8859-1', 'Прием граждан')))).toEqual({
      kind: 'rubbish',
      declared: 'ISO-8859-1',
      offer,
    })
    const german = Uint8Array.from(xml('ISO-8859-1', 'Prüfung über Öl'), (sign) => sign.charCodeAt(0))
    expect(decode(german)).toMatchObject({ ok: true, value: { encoding: 'iso-8859-1' } })
  })

  it('in an encoding that nobody has', () => {
    expect(reason(cp1251(xml('x-own')))).toEqual({ kind: 'encoding', declared: 'x-own' })
    expect(reason(Uint8Array.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0]))).toEqual({ kind: 'encoding', declared: 'UTF-32' })
    expect(reason(utf8(xml(null)), 'x-own')).toEqual({ kind: 'encoding', declared: 'x-own' })
    expect(reason(new Uint8Array())).toEqual({ kind: 'empty' })
    expect(reason(new Uint8Array(32 * 1024 * 1024 + 1))).toEqual({ kind: 'large' })
  })

  it('unless a person chose how to read them', () => {
    expect(decode(cp1251(xml('UTF-8')), 'windows-1251')).toMatchObject({
      ok: true,
      value: { encoding: 'windows-1251' },
    })
    expect(reason(cp1251(xml('UTF-8')), 'utf-8')).toEqual({ kind: 'encoding', declared: 'utf-8' })
  })
})
