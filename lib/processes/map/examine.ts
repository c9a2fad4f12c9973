/** A file that somebody sent, read as a whole: what fills a table, what stays in the file, what is said about it. */
import { shownOf, type Shown } from './complete'
import { countDrawn, planesOf, type Drawing, type Plane } from './drawing'
import {
  askedText,
  cannotHoldText,
  chooseText,
  completedText,
  decodeNoteText,
  keptText,
  moreText,
  noDrawingText,
  oddIdsText,
  partDrawnText,
  problemText,
  renamingText,
  unsafeLinkText,
} from './labels'
import type { Direction } from './layout/picture'
import { GEMBA } from './namespaces'
import { openBytes } from './open'
import { readMap, type MapFile, type MapScope } from './read'
import { isDrawing, isModel } from './references'
import type { Refusal } from './refusals'
import { repair, type Renaming } from './repair'
import { stepsOf } from './steps'
import type { CannotHold, FlowProblem, StepTable } from './table'
import { attributeOf, textOf, walk, type XmlElement } from './xml'

/** `warning` – somebody has to look; `note` – only to know. */
type Saying = { level: 'warning' | 'note'; code: string; text: string }

type ReadProcess = { key: string; name: string; scope: MapScope; table: StepTable }

export type Examined = {
  file: MapFile
  encoding: string
  /** Processes with steps, in the order of the file; several – a person chooses. */
  processes: ReadProcess[]
  cannotHold: CannotHold[]
  problems: FlowProblem[]
  /** The file's own drawings. */
  planes: Plane[]
  /** What is shown, and whether it is the file's own drawing. */
  drawing: Drawing
  drawingFrom: Shown['from']
  drawn: { shapes: number; edges: number }
  sayings: Saying[]
}

/** A file, or why it is not opened; `as` – the encoding that a person chose after a refusal. */
export function examine(
  bytes: Uint8Array,
  { as, direction = 'right' }: { as?: string; direction?: Direction } = {},
): { ok: true; value: Examined } | { ok: false; reason: Refusal } {
  const opened = openBytes(bytes, as)
  if (!opened.ok) return opened
  const { document, encoding, notes } = opened.value
  const renamed = repair(document)
  const examined = examineMap(readMap(document), { renamed, direction })
  const said = notes.map((note): Saying => ({ level: 'warning', code: note.kind, text: decodeNoteText(note) }))
  return { ok: true, value: { ...examined, encoding, sayings: [...said, ...examined.sayings] } }
}

/** A file that is a tree already. */
export function examineMap(
  file: MapFile,
  { renamed = [], direction = 'right' }: { renamed?: readonly Renaming[]; direction?: Direction } = {},
): Examined {
  const processes = file.processes
    .filter(({ nodes }) => nodes.length > 0)
    .map((scope): ReadProcess => {
      const participant = file.participants.find(({ process }) => process === scope)
      return {
        key: scope.key,
        name: scope.name || (participant?.name ?? '') || scope.key,
        scope,
        table: stepsOf(scope),
      }
    })
  const several: CannotHold[] =
    processes.length > 1
      ? [{ code: 'several-processes', id: '', name: '', with: processes.map(({ name }) => name) }]
      : []
  const planes = planesOf(file)
  const { drawing, from, missing } = shownOf(file, direction)
  const cannotHold = [...several, ...processes.flatMap(({ table }) => table.cannotHold)]
  const problems = [...processes.flatMap(({ table }) => table.problems), ...lostIn(file)]
  const leftOut = [...missing.nodes, ...missing.flows].map(({ name, key }) => name || key)
  const sayings: Saying[] = [
    ...renamed.map((one) => warning('repeated-id', renamingText(one))),
    ...oddIds(file),
    ...(several.length > 0 ? [warning('several-processes', chooseText(processes.map(({ name }) => name)))] : []),
    ...gathered([
      ...cannotHold.slice(several.length).map((one) => warning(one.code, cannotHoldText(one))),
      ...problems.map((one) => warning(one.code, problemText(one))),
      ...processes.flatMap(({ table }) => table.asked.map((one) => warning('probabilities', askedText(one)))),
    ]),
    ...(from === 'layout'
      ? [
          warning(
            'no-drawing',
            planes.some((one) => one.drawing.shapes.size > 0) ? partDrawnText(leftOut) : noDrawingText,
          ),
        ]
      : from === 'completed'
        ? [warning('completed', completedText(leftOut))]
        : []),
    ...unsafeLinks(file),
    ...keptOnly(file),
  ]
  return {
    file,
    encoding: 'utf-8',
    processes,
    cannotHold,
    problems,
    planes,
    drawing,
    drawingFrom: from,
    drawn: countDrawn(file, from === 'file' ? planes.map((one) => one.drawing) : [drawing]),
    sayings,
  }
}

const warning = (code: string, text: string): Saying => ({ level: 'warning', code, text })

const MOST_OF_A_KIND = 20

/** Of many of one kind the first are said, and how many more there are; each stands at its step, too. */
function gathered(sayings: readonly Saying[]): Saying[] {
  return [...Map.groupBy(sayings, ({ code }) => code)].flatMap(([code, all]) =>
    all.length <= MOST_OF_A_KIND
      ? all
      : [...all.slice(0, MOST_OF_A_KIND), warning(code, moreText(all.length - MOST_OF_A_KIND))],
  )
}

const lostIn = ({ lost }: MapFile): FlowProblem[] =>
  lost
    .filter(({ element }) => isModel(element))
    .map(({ element, name, value }) => ({
      code: 'lost-reference',
      ids: [attributeOf(element, 'id') ?? ''].filter((id) => id !== ''),
      names: [`${attributeOf(element, 'name') || attributeOf(element, 'id') || element.local}: ${name} = ${value}`],
    }))

/** By XML an id is a name: a letter or a low line first, then letters, digits, points, hyphens. */
const isXmlName = (id: string): boolean => /^[\p{L}_][\p{L}\p{N}\p{M}._\-·]*$/u.test(id)

function oddIds({ document }: MapFile): Saying[] {
  const ids = [...walk(document.root)]
    .filter((element) => isModel(element) || isDrawing(element))
    .flatMap((element) => attributeOf(element, 'id') ?? [])
    .filter((id) => !isXmlName(id))
  return ids.length > 0 ? [warning('odd-id', oddIdsText(ids))] : []
}

/** An address that a page may make a link of; null for everything else. */
export function safeLink(address: string): string | null {
  const plain = address.replace(/[\u0000-\u0020]+/g, '')
  return /^https?:\/\//i.test(plain) ? plain : null
}

const isLinkName = (name: string): boolean => /^(href|url|uri|link|src)$/i.test(name)
const isScript = (value: string): boolean =>
  /^(javascript|vbscript|data|file):/i.test(value.replace(/[\u0000-\u0020]+/g, ''))

function unsafeLinks({ document }: MapFile): Saying[] {
  let n = 0
  for (const element of walk(document.root)) {
    const foreign = !isModel(element) && !isDrawing(element)
    for (const { local, value, uri } of element.attributes)
      if (
        (foreign || uri !== '') && isLinkName(local)
          ? isScript(value)
          : foreign && /^(javascript|vbscript):/i.test(value.trim())
      )
        n += 1
    if (foreign && isLinkName(element.local) && isScript(textOf(element))) n += 1
  }
  return n > 0 ? [warning('unsafe-link', unsafeLinkText(n))] : []
}

const isForeign = (element: XmlElement): boolean => element.uri !== GEMBA

/** What lies beside the steps: told by kind and number. */
function keptOnly(file: MapFile): Saying[] {
  const kinds: Record<string, number> = {}
  const add = (kind: string, n = 1) => {
    if (n > 0) kinds[kind] = (kinds[kind] ?? 0) + n
  }
  for (const { extras } of [file, ...file.processes]) for (const { type } of extras) add(type)
  add('messageFlow', file.links.filter(({ type }) => type === 'messageFlow').length)
  add('participant', file.participants.filter(({ process }) => !process || process.nodes.length === 0).length)
  let extensions = 0
  for (const element of walk(file.document.root))
    if (isModel(element) && element.local === 'extensionElements')
      extensions += element.children.filter((one) => one.kind === 'element' && isForeign(one)).length
  add('extensions', extensions)
  return Object.keys(kinds).length > 0 ? [{ level: 'note', code: 'kept', text: keptText(kinds) }] : []
}
