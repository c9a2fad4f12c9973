/**
 * Where a step goes on, as people type it: «5», «↩ 1», «конец», «полный 0,75 → 5 и 6 → 7; неполный 0,25 ↩ 1». Steps are
 * named by their numbers in the table; what is kept are their ids, so that a move changes no way. Pure.
 */
import { add, compare, decimalText, ONE, parseDecimalFraction, subtract, ZERO } from '@/lib/core/fraction'
import { END, type ParallelBlock } from '../model/types'
import type { TypedNext } from './data'
import { readPart, writeFigure } from './figure-text'

export type Numbers = {
  idOf: (number: number) => string | undefined
  /** From 1; undefined – the step is gone. */
  numberOf: (id: string) => number | undefined
  /** Instead of its number, where two tables are compared. */
  wordOf?: (id: string) => string | undefined
  /** Where the branches that begin at these steps come together, if that can be seen. */
  joinOf: (entries: readonly string[]) => string | undefined
}

type Option = Extract<TypedNext, { decision: unknown }>['decision'][number]
type Target = { to: string } | { parallel: ParallelBlock }
class Unread extends Error {}

/** What is not understood is kept as it was typed; `why` says what is the matter with it. */
export function readNext(typed: string, numbers: Numbers): { next: TypedNext | null; why?: string } {
  const text = typed.trim()
  if (text === '') return { next: null }
  try {
    return { next: understood(text, numbers) }
  } catch (error) {
    if (!(error instanceof Unread)) throw error
    return { next: { text: text.slice(0, 2000) }, why: error.message }
  }
}

const arrows = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/^(?:→ )?вместе с [\d, и]+(?=[→↩]|[-=]>)/iu, '')
    .replace(/<-+|⟲|↺/g, '↩')
    .replace(/[-=–—]+>|⇒|➔/g, '→')
    .replace(/(?:→ ?)?(?:возврат|вернуть(?:ся)?)(?: к| на)?(?: шаг[ау]?)?(?=[ \d№])/giu, '↩')
    .trim()

function understood(text: string, numbers: Numbers): TypedNext {
  const parts = text
    .split(/[;\n]+/)
    .map(arrows)
    .filter((part) => part !== '')
  const options = parts.map((part) => optionOf(part, numbers))
  const [only] = options
  if (options.length === 1 && only && only.p === '' && only.label === undefined) {
    if ('parallel' in only) return { parallel: only.parallel }
    return only.return ? { to: only.to, return: true } : { to: only.to }
  }
  return { decision: withRest(options) }
}

/** One way without a share takes what the others leave. */
function withRest(options: Option[]): Option[] {
  const given = options.filter(({ p }) => p !== '')
  if (options.length - given.length !== 1) return options
  let rest = ONE
  for (const { p } of given) {
    const part = parseDecimalFraction(p)
    if (part === undefined) return options
    rest = subtract(rest, part)
  }
  const text = compare(rest, ZERO) < 0 ? undefined : decimalText(add(rest, ZERO))
  return text === undefined ? options : options.map((one) => (one.p === '' ? { ...one, p: text } : one))
}

/** «3 и 5» before an arrow begins a block without one of its own. */
const BRANCHES = /^[\d№, ]+(?: (?:и|&) (?:[\d№, ]+|конец))+$/iu
const LEFT = /^(?:(?:если|при) )?(.*?)[\s:,–—-]*(\d+(?:[.,]\d+)?\s*%?)?$/iu

function optionOf(part: string, numbers: Numbers): Option {
  const at = part.search(/[→↩]/)
  if (at < 0 || BRANCHES.test(part.slice(0, at).trim())) {
    // «5», «конец», «5 и 6 → 7»: an arrow is not needed.
    return { p: '', ...targetOf(part, numbers) }
  }
  const back = part.charAt(at) === '↩'
  const [, label = '', p = ''] = LEFT.exec(part.slice(0, at).trim()) ?? []
  const words = label.trim().replace(/^«(.*)»$/, '$1')
  return {
    ...targetOf(part.slice(at + 1), numbers),
    p: p === '' ? '' : readPart(p),
    ...(back && { return: true }),
    ...(words !== '' && { label: words.slice(0, 200) }),
  }
}

function targetOf(text: string, numbers: Numbers): Target {
  const [begin = '', join] = text.split('→').map((one) => one.trim())
  const branches = begin.split(/ (?:и|&) |\+|\|/u).map((branch) => stepsOf(branch, numbers))
  const [first] = branches
  if (branches.length === 1 && first?.length === 1 && first[0] !== undefined && join === undefined)
    return { to: first[0] }
  if (branches.some((branch) => branch.includes(END))) throw new Unread('Ветвь не может начинаться с конца процесса.')
  if (join !== undefined) {
    const [end, ...more] = stepsOf(join, numbers)
    if (end === undefined || more.length > 0) throw new Unread('Ветви сходятся в одном шаге: «5 и 6 → 7».')
    return { parallel: { branches, join: end } }
  }
  const found = branches.length > 1 ? numbers.joinOf(branches.map(([entry = '']) => entry)) : undefined
  if (found === undefined) throw new Unread('Напишите, в каком шаге ветви сходятся: «5 и 6 → 7».')
  return { parallel: { branches, join: found } }
}

/** «5», «№ 5», «к шагу 5», «конец»; «5, 6» – steps of one branch. */
function stepsOf(text: string, numbers: Numbers): string[] {
  return text.split(',').map((one) => {
    const word = one.trim().replace(/^(?:к |на )?(?:шаг(?:у|а|и)? ?)?№? ?/iu, '')
    if (/^(?:кон(?:ец|цу|ца)|end|финиш|стоп)\.?$/iu.test(word)) return END
    if (!/^\d{1,5}\.?$/.test(word))
      throw new Unread(
        word === '' ? 'Не сказано, к какому шагу.' : `Не понято «${one.trim()}»: нужен номер шага или «конец».`,
      )
    const id = numbers.idOf(Number.parseInt(word, 10))
    if (id === undefined) throw new Unread(`Шага ${word} в таблице нет.`)
    return id
  })
}

/** Lines of a cell; one that a step of a parallel block shows says with which it runs. */
export function nextLines(next: TypedNext | null, numbers: Numbers): string[] {
  if (next === null) return []
  if ('text' in next) return [next.text]
  if (!('decision' in next)) return [arrowText(next, numbers)]
  return next.decision.map((option) =>
    [option.label, option.p === '' ? '' : writeFigure(option.p), arrowText(option, numbers)].filter(Boolean).join(' '),
  )
}

export const writeNext = (next: TypedNext | null, numbers: Numbers): string => nextLines(next, numbers).join('; ')

function arrowText(way: Target & { return?: boolean }, numbers: Numbers): string {
  if ('to' in way) return `${way.return ? '↩' : '→'} ${targetWord(way.to, numbers)}`
  const { branches, join } = way.parallel
  const begin = branches.map(([entry = '']) => targetWord(entry, numbers)).join(' и ')
  return `${way.return ? '↩' : '→'} ${begin} → ${targetWord(join, numbers)}`
}

export const targetWord = (id: string, { numberOf, wordOf }: Numbers): string =>
  id === END ? 'конец' : (wordOf?.(id) ?? String(numberOf(id) ?? '?'))
