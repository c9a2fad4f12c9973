/**
 * The text of a DOCX that somebody sent. By hand and not `mammoth`: it would open the archive without bounds, let
 * macros pass, and read moved and deleted text as if it stood there.
 */
import 'server-only'
import { SaxesParser } from 'saxes'
import { formatBytes } from '@/lib/core/format'
import { fail, ok, type Result } from '@/lib/core/result'
import { passportDataNamespace } from './data'
import { ArchiveError, openArchive, type Archive } from '@/lib/files/unzip'
import type { DocxNode } from './lines'

/** 20 MiB: a passport with photographs. */
export const MAX_PASSPORT_BYTES = 20 * 1024 * 1024
const limits = { entries: 2000, entryBytes: 20 * 1024 * 1024, totalBytes: 400 * 1024 * 1024 }
const MAX_DEPTH = 300

export type DocxText = {
  nodes: DocxNode[]
  /** What a passport made here carries beside its text, as JSON; not checked yet. */
  data: unknown
  pictures: number
  footnotes: number
}

const refuse = (message: string) => fail('INVALID', message, { fields: { file: message } })
const again = 'Откройте его в Word, сохраните как «Документ Word (DOCX)» и загрузите снова.'
export const tooLargeText = `Файл больше ${formatBytes(MAX_PASSPORT_BYTES)}. Уберите из него картинки и загрузите снова.`

/**
 * Paragraphs and tables of a DOCX; what is no ordinary DOCX is refused in words. Text is read, nothing in the file is
 * run.
 */
export function readDocx(bytes: Buffer): Result<DocxText> {
  if (bytes.length === 0) return refuse('Файл пустой. Выберите документ DOCX с паспортом.')
  if (bytes.length > MAX_PASSPORT_BYTES) return refuse(tooLargeText)
  const magic = bytes.subarray(0, 4).toString('hex')
  if (magic === 'd0cf11e0') {
    return refuse(
      bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
        ? 'Документ под паролем. Снимите пароль в Word («Файл – Сведения – Защита документа») и загрузите снова.'
        : 'Это документ старого формата DOC. Откройте его в Word, сохраните как DOCX и загрузите снова.',
    )
  }
  if (magic === '25504446')
    return refuse('Это PDF. Портал читает паспорта в формате DOCX: загрузите документ, из которого сделан PDF.')
  if (magic !== '504b0304') return refuse('Это не документ DOCX. Выберите паспорт, сохранённый в Word как DOCX.')
  try {
    const archive = openArchive(bytes, limits)
    const types = archive.text('[Content_Types].xml') ?? ''
    if (archive.names.some((name) => /vbaproject|vbadata|(^|\/)activex\//i.test(name)) || /macroEnabled/i.test(types)) {
      return refuse(
        'В документе есть макросы – такие файлы не принимаются. Сохраните его как DOCX без макросов и загрузите снова.',
      )
    }
    const xml = archive.text('word/document.xml')
    if (xml === null) {
      return refuse(
        archive.names.some((name) => /^(xl|ppt)\/|^mimetype$/.test(name))
          ? 'Это другой документ, не DOCX (таблица, презентация или ODT). Сохраните паспорт как DOCX.'
          : 'Это архив, а не документ DOCX. Выберите сам документ.',
      )
    }
    return ok({ ...readBody(xml), data: readData(archive) })
  } catch (error) {
    if (error instanceof ArchiveError && error.problem === 'TOO_LARGE')
      return refuse(
        'Документ распаковывается в слишком большой объём – это не обычный паспорт. Скопируйте текст в новый документ и загрузите его.',
      )
    if (error instanceof ArchiveError && error.problem === 'ENCRYPTED')
      return refuse('Документ под паролем. Снимите пароль и загрузите снова.')
    return refuse(`Документ повреждён и не читается. ${again}`)
  }
}

type Container = { nodes: DocxNode[]; rows: DocxNode[][][] }
const main = /\/wordprocessingml\/(2006\/)?main$/
/** Removed or repeated text: what is moved away, what is drawn again for old programs. */
const passedOver = new Set(['moveFrom', 'Fallback', 'del'])

function readBody(xml: string): Pick<DocxText, 'nodes' | 'pictures' | 'footnotes'> {
  const parser = new SaxesParser({ xmlns: true })
  const containers: Container[] = [{ nodes: [], rows: [] }]
  const paragraphs: { text: string; numbered: boolean }[] = []
  let [skipped, inText, pictures, footnotes, depth] = [0, 0, 0, 0, 0]
  const here = (): Container => containers.at(-1) ?? (containers[0] as Container)
  const write = (text: string): void => {
    const paragraph = paragraphs.at(-1)
    if (paragraph && skipped === 0) paragraph.text += text
  }
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ local, uri, attributes }) => {
    depth += 1
    if (depth > MAX_DEPTH) throw new Error('too deep')
    if (passedOver.has(local)) skipped += 1
    if (local === 'pic' && uri.endsWith('/picture') && skipped === 0) pictures += 1
    if (!main.test(uri)) return
    if (local === 'p') paragraphs.push({ text: '', numbered: false })
    else if (local === 't') inText += 1
    else if (local === 'tab' && Object.keys(attributes).length === 0) write('\t')
    else if (local === 'br' || local === 'cr') write('\n')
    else if (local === 'noBreakHyphen') write('-')
    else if (local === 'footnoteReference') footnotes += 1
    else if (local === 'numId') {
      const paragraph = paragraphs.at(-1)
      if (paragraph && Object.values(attributes).some(({ value }) => value !== '0')) paragraph.numbered = true
    } else if (local === 'tbl') containers.push({ nodes: [], rows: [] })
    else if (local === 'tr') here().rows.push([])
    else if (local === 'tc') containers.push({ nodes: [], rows: [] })
  })
  parser.on('closetag', ({ local, uri }) => {
    depth -= 1
    if (passedOver.has(local)) skipped -= 1
    if (!main.test(uri)) return
    if (local === 't') inText -= 1
    else if (local === 'p') {
      const paragraph = paragraphs.pop()
      if (paragraph) here().nodes.push({ kind: 'text', ...paragraph })
    } else if (local === 'tc') {
      const cell = containers.pop()
      here()
        .rows.at(-1)
        ?.push(cell?.nodes ?? [])
    } else if (local === 'tbl') {
      const table = containers.pop()
      here().nodes.push({ kind: 'table', rows: table?.rows ?? [] })
    }
  })
  parser.on('text', (text) => {
    if (inText > 0) write(text)
  })
  parser.on('cdata', (text) => {
    if (inText > 0) write(text)
  })
  parser.write(xml).close()
  return { nodes: containers[0]?.nodes ?? [], pictures, footnotes }
}

/** The fields beside the text; Word numbers the parts anew when it saves, so they are known by their namespace. */
function readData(archive: Archive): unknown {
  for (const name of archive.names.filter((one) => /^customXml\/item\d+\.xml$/.test(one))) {
    const found = new RegExp(`xmlns="${passportDataNamespace}"[^>]*>([A-Za-z0-9+/=\\s]*)<`).exec(
      archive.text(name) ?? '',
    )?.[1]
    if (found === undefined) continue
    try {
      return JSON.parse(Buffer.from(found, 'base64').toString('utf8')) as unknown
    } catch {
      return null
    }
  }
  return null
}
