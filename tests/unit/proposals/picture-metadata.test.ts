import { describe, expect, it } from 'vitest'
import { withoutMetadata } from '@/lib/files/picture-metadata'

const text = (s: string) => [...s].map((c) => c.charCodeAt(0))
const word = (n: number) => [n >> 8, n & 255]
const segment = (marker: number, body: number[]) => [0xff, marker, ...word(body.length + 2), ...body]
/** EXIF with an orientation and a secret. */
const exif = (orientation: number) =>
  segment(0xe1, [
    ...text('Exif'),
    0,
    0,
    ...text('MM'),
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
    ...text('GPS 55.35 86.08'),
  ])
const jpeg = (...segments: number[][]) =>
  Uint8Array.from([
    0xff,
    0xd8,
    ...segments.flat(),
    ...segment(0xda, [1, 2, 3]),
    10,
    20,
    0xff,
    0,
    30,
    0xff,
    0xd9,
    ...text('second picture'),
  ])
const has = (bytes: Uint8Array | null, what: string) => Buffer.from(bytes ?? []).includes(Buffer.from(what))

describe('a picture without what the camera wrote', () => {
  it('keeps a JPEG with its colours and orientation alone', () => {
    const made = jpeg(
      segment(0xe0, text('JFIF')),
      exif(6),
      segment(0xe1, text('http://ns.adobe.com/xap secret')),
      segment(0xe2, text('ICC_PROFILE')),
      segment(0xfe, text('comment')),
      segment(0xdb, [9, 9]),
    )
    const clean = withoutMetadata(made, 'jpg')
    expect(['GPS', 'adobe', 'comment', 'second'].filter((secret) => has(clean, secret))).toEqual([])
    expect(has(clean, 'JFIF') && has(clean, 'ICC_PROFILE')).toBe(true)
    // The orientation stands in an EXIF block of its own: entry 0x0112, value 6.
    expect(Buffer.from(clean ?? []).indexOf(Buffer.from([1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]))).toBeGreaterThan(0)
    expect([...(clean ?? [])].slice(-2)).toEqual([0xff, 0xd9])
    expect(withoutMetadata(clean ?? new Uint8Array(), 'jpg')).toEqual(clean)
  })

  it('adds nothing to an upright JPEG', () => {
    expect(has(withoutMetadata(jpeg(exif(1)), 'jpg'), 'Exif')).toBe(false)
  })

  it('drops the texts of a PNG', () => {
    const chunk = (type: string, body: number[]) => [0, 0, ...word(body.length), ...text(type), ...body, 0, 0, 0, 0]
    const signature = [0x89, ...text('PNG'), 13, 10, 26, 10]
    const clean = withoutMetadata(
      Uint8Array.from([
        ...signature,
        ...chunk('IHDR', [1]),
        ...chunk('tEXt', text('author')),
        ...chunk('eXIf', text('GPS')),
        ...chunk('IDAT', [7]),
        ...chunk('IEND', []),
      ]),
      'png',
    )
    expect([has(clean, 'author'), has(clean, 'GPS'), has(clean, 'IDAT'), has(clean, 'IEND')]).toEqual([
      false,
      false,
      true,
      true,
    ])
  })

  it('drops EXIF and XMP of a WEBP and says so in its head', () => {
    const chunk = (type: string, body: number[]) => [
      ...text(type),
      body.length,
      0,
      0,
      0,
      ...body,
      ...(body.length % 2 ? [0] : []),
    ]
    const body = [
      ...chunk('VP8X', [0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
      ...chunk('VP8 ', [1, 2, 3]),
      ...chunk('EXIF', text('GPS')),
      ...chunk('XMP ', text('me')),
    ]
    const clean = withoutMetadata(
      Uint8Array.from([...text('RIFF'), body.length + 4, 0, 0, 0, ...text('WEBP'), ...body]),
      'webp',
    )
    expect(has(clean, 'EXIF') || has(clean, 'XMP ')).toBe(false)
    expect(clean?.[20]).toBe(0)
    expect(new DataView(clean?.buffer ?? new ArrayBuffer(8)).getUint32(4, true)).toBe((clean?.length ?? 0) - 8)
  })

  it('refuses what breaks off', () => {
    expect(withoutMetadata(Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff]), 'jpg')).toBeNull()
    expect(withoutMetadata(Uint8Array.from([0xff, 0xd8]), 'jpg')).toBeNull()
  })
})
