/**
 * Takes out of a picture what the camera wrote beside it: place, time, owner, device. What is seen stays, a JPEG's
 * orientation and colour profile too. A picture that cannot be walked through is returned as null: it is broken. Pure.
 * By hand: re-encoding it (`sharp().rotate()`) would take another native library and cost the picture its quality, and
 * `exifr` only reads.
 */
export type PictureFormat = 'jpg' | 'png' | 'webp'

export function withoutMetadata(bytes: Uint8Array, format: PictureFormat): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  switch (format) {
    case 'jpg':
      return cleanJpeg(bytes, view)
    case 'png':
      return cleanPng(bytes, view)
    case 'webp':
      return cleanWebp(bytes, view)
  }
}

const join = (parts: readonly Uint8Array[]): Uint8Array => {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))

const SOI = 0xffd8
const SOS = 0xda
/** JFIF, colour profile, Adobe's colour transform: needed to show the picture right. */
const keptApps = new Set([0xe0, 0xe2, 0xee])

function cleanJpeg(bytes: Uint8Array, view: DataView): Uint8Array | null {
  if (bytes.length < 4 || view.getUint16(0) !== SOI) return null
  const kept: Uint8Array[] = []
  let orientation = 1
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const end = at + 2 + view.getUint16(at + 2)
    if (end > bytes.length) return null
    const isApp = marker >= 0xe0 && marker <= 0xef
    if (marker === 0xe1 && ascii(bytes, at + 4, 4) === 'Exif')
      orientation = orientationOf(bytes.subarray(at + 10, end)) ?? orientation
    // A multi-picture block (APP2 «MPF») points at places that move.
    const dropped = marker === 0xfe || (isApp && (!keptApps.has(marker) || ascii(bytes, at + 4, 3) === 'MPF'))
    if (!dropped) kept.push(bytes.subarray(at, marker === SOS ? imageEnd(bytes, end) : end))
    if (marker === SOS)
      return join([bytes.subarray(0, 2), ...(orientation === 1 ? [] : [orientationSegment(orientation)]), ...kept])
    at = end
  }
  return null
}

/** After the end-of-image mark phones put a second picture or a film. */
function imageEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at + 2
  return bytes.length
}

/** Orientation (1–8) of a TIFF block. */
function orientationOf(tiff: Uint8Array): number | null {
  if (tiff.length < 8) return null
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  const little = view.getUint16(0) === 0x4949
  const first = view.getUint32(4, little)
  if (first + 2 > tiff.length) return null
  const entries = view.getUint16(first, little)
  for (let i = 0; i < entries; i += 1) {
    const at = first + 2 + i * 12
    if (at + 12 > tiff.length) return null
    if (view.getUint16(at, little) === 0x0112) {
      const value = view.getUint16(at + 8, little)
      return value >= 1 && value <= 8 ? value : null
    }
  }
  return null
}

/** An EXIF block that holds the orientation alone. */
const orientationSegment = (value: number): Uint8Array =>
  Uint8Array.from([
    0xff,
    0xe1,
    0,
    34,
    0x45,
    0x78,
    0x69,
    0x66,
    0,
    0,
    0x4d,
    0x4d,
    0,
    0x2a,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    value,
    0,
    0,
    0,
    0,
    0,
    0,
  ])

const pngTexts = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'])

function cleanPng(bytes: Uint8Array, view: DataView): Uint8Array | null {
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return null
    const type = ascii(bytes, at + 4, 4)
    if (!pngTexts.has(type)) kept.push(bytes.subarray(at, end))
    if (type === 'IEND') return join(kept)
    at = end
  }
  return null
}

const EXIF_FLAG = 0x08
const XMP_FLAG = 0x04

function cleanWebp(bytes: Uint8Array, view: DataView): Uint8Array | null {
  if (bytes.length < 12 || ascii(bytes, 8, 4) !== 'WEBP') return null
  const kept: Uint8Array[] = []
  let at = 12
  while (at + 8 <= bytes.length) {
    const size = view.getUint32(at + 4, true)
    const end = Math.min(bytes.length, at + 8 + size + (size % 2))
    if (at + 8 + size > bytes.length) return null
    const type = ascii(bytes, at, 4)
    if (type !== 'EXIF' && type !== 'XMP ') {
      const chunk = bytes.slice(at, end)
      if (type === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~(EXIF_FLAG | XMP_FLAG)
      kept.push(chunk)
    }
    at = end
  }
  const out = join([bytes.slice(0, 12), ...kept])
  new DataView(out.buffer).setUint32(4, out.length - 8, true)
  return out
}
