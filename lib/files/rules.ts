import { fail, ok, type Result } from '@/lib/core/result'

/** 50 MiB. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024

/** Kinds of file that may be attached; `extensions[0]` is given to a file that came without one. */
export const formats = {
  pdf: { mime: 'application/pdf', extensions: ['pdf'] },
  docx: { mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['docx'] },
  xlsx: { mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'] },
  pptx: { mime: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', extensions: ['pptx'] },
  odt: { mime: 'application/vnd.oasis.opendocument.text', extensions: ['odt'] },
  ods: { mime: 'application/vnd.oasis.opendocument.spreadsheet', extensions: ['ods'] },
  odp: { mime: 'application/vnd.oasis.opendocument.presentation', extensions: ['odp'] },
  jpg: { mime: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jfif'] },
  png: { mime: 'image/png', extensions: ['png'] },
  webp: { mime: 'image/webp', extensions: ['webp'] },
  txt: { mime: 'text/plain', extensions: ['txt'] },
  csv: { mime: 'text/csv', extensions: ['csv'] },
} as const
export type FormatName = keyof typeof formats
export const formatNames = Object.keys(formats) as FormatName[]

export type Refusal =
  | 'EMPTY'
  | 'TOO_LARGE'
  | 'INCOMPLETE'
  | 'MACRO'
  | 'EXECUTABLE'
  | 'MARKUP'
  | 'OLD_OFFICE'
  | 'ARCHIVE'
  | 'HEIC'
  | 'NOT_UTF8'
  | 'BROKEN'
  | 'UNKNOWN'
  | 'EXTENSION'

/** What was found inside a file. */
export type Content = {
  size: number
  /** MIME type by signature, or null where the bytes carry none (plain text). */
  detected: string | null
  /** Names inside a zip container; null where it is none or its directory cannot be read. */
  entries: string[] | null
  /** UTF-8 without control characters; `markup`: it begins as HTML, SVG or XML. */
  text: { valid: boolean; markup: boolean } | null
}

const zipFormats = new Set<FormatName>(['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp'])
const archives =
  /^application\/(zip|gzip|zstd|x-(7z|rar|tar|bzip2|xz|gzip|lzip|compress|zstd|lz4|zip|ace|arj)|vnd\.ms-cab)|^application\/x-(7z|rar)-compressed/
const executables =
  /x-(msdownload|ms-shortcut|elf|mach-binary|sh|rpm|apple-diskimage|nintendo)|portable-executable|java-(vm|archive)|vnd\.android|x-deb|\/wasm|x-msi|x-unix-archive|\/x-iso9660/
const macroNames = /(^|\/)(vbaproject\.bin|vbadata\.xml)$|(^|\/)(macrosheets|activex)\/|^(basic|scripts)\//i

const formatByMime = (mime: string): FormatName | undefined => formatNames.find((name) => formats[name].mime === mime)

/** The file name's extension in lower case, '' without one. */
const extensionOf = (name: string): string => /\.([^.\s]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** Which allowed kind a file is by its content, or why it is refused; the name's extension has to agree. */
export function judgeFile(
  name: string,
  content: Content,
): { ok: true; format: FormatName } | { ok: false; refusal: Refusal; found?: FormatName } {
  if (content.size === 0) return { ok: false, refusal: 'EMPTY' }
  if (content.size > MAX_FILE_BYTES) return { ok: false, refusal: 'TOO_LARGE' }
  const kind = kindOf(content, extensionOf(name))
  if (!(kind in formats)) return { ok: false, refusal: kind as Refusal }
  const format = kind as FormatName
  const extension = extensionOf(name)
  const fits = extension === '' || (formats[format].extensions as readonly string[]).includes(extension)
  return fits ? { ok: true, format } : { ok: false, refusal: 'EXTENSION', found: format }
}

function kindOf({ detected, entries, text }: Content, extension: string): FormatName | Refusal {
  if (detected === null) {
    if (!text?.valid) return extension === 'txt' || extension === 'csv' ? 'NOT_UTF8' : 'UNKNOWN'
    if (text.markup) return 'MARKUP'
    return extension === 'csv' ? 'csv' : 'txt'
  }
  if (/macroenabled/i.test(detected)) return 'MACRO'
  if (executables.test(detected)) return 'EXECUTABLE'
  const format = formatByMime(detected)
  if (format && !zipFormats.has(format)) return format
  if (format) {
    if (!entries) return 'BROKEN'
    return entries.some((entry) => macroNames.test(entry)) ? 'MACRO' : format
  }
  if (/^(text\/html|image\/svg|application\/xml|text\/xml)/.test(detected)) return 'MARKUP'
  if (/x-cfb|msword|ms-excel|ms-powerpoint/.test(detected)) return 'OLD_OFFICE'
  if (/^image\/(heic|heif|avif)/.test(detected)) return 'HEIC'
  return archives.test(detected) ? 'ARCHIVE' : 'UNKNOWN'
}

const MAX_NAME = 180

/**
 * A sender's file name made safe to show and to save: no folders, control, invisible or text-direction characters
 * (they make «отчётexe.pdf» of an .exe), nothing that Windows refuses; the extension survives shortening.
 */
export function safeFileName(raw: string, format?: FormatName): string {
  const last = raw.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replace(/\p{Cc}|\p{Cf}|\p{Cs}|\p{Co}|[\u2028\u2029]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const extension = extensionOf(clean)
  const stem = (extension ? clean.slice(0, -extension.length - 1) : clean).slice(0, MAX_NAME).trimEnd() || 'файл'
  const ending = extension || (format ? formats[format].extensions[0] : '')
  return ending ? `${stem}.${ending}` : stem
}

/** The header value that carries a file's name through HTTP → the name; INVALID when it is not percent-encoded text. */
export function decodeFileName(header: string | null): Result<string> {
  try {
    const name = decodeURIComponent(header ?? '').trim()
    if (name !== '' && name.length <= 1000) return ok(name)
  } catch {
    // Malformed percent-encoding: the same answer as no name.
  }
  return fail('INVALID', 'Не передано имя файла. Обновите страницу и выберите файл снова.')
}

/**
 * Content-Disposition of a download: always an attachment, the name in UTF-8 (RFC 5987) with a plain fallback (RFC
 * 6266).
 */
export function attachmentHeader(name: string): string {
  const extension = extensionOf(name)
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="file${extension ? `.${extension.replace(/[^a-z0-9]/g, '')}` : ''}"; filename*=UTF-8''${encoded}`
}
