/** Sentences in which results are said. Pure. */
import { formatLong, type DateString } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { count, formatNumber, NBSP, upperFirst } from '@/lib/core/format'
import type { Compared, Difference } from './compare'
import type { Figure, Interval, ResponseRate } from './measures'
import type { GroupPart, Measure } from './view'

/** «81,3». */
export const figureText = (figure: Figure): string => formatDecimal(figure.shown, { digits: 1 })
export const percentText = (figure: Figure): string => `${figureText(figure)}${NBSP}%`
export const intervalText = ({ low, high }: Interval): string => `${figureText(low)}…${figureText(high)}`
const signedText = (figure: Figure): string => `${figure.raw > 0 ? '+' : ''}${figureText(figure)}`

/** The measure in a few words: «довольны 81,3 %», «NPS +42,3», «CSI 80,8 %», «в среднем 3,4». */
export function measureText(measure: Measure): string {
  switch (measure.kind) {
    case 'marks':
      return `${measure.agreement ? 'согласны' : 'довольны'} ${percentText(measure.satisfied.share)}`
    case 'nps':
      return `NPS ${signedText(measure.value)}`
    case 'csi':
      return `CSI ${percentText(measure.csi)}`
    case 'number':
      return `в${NBSP}среднем ${figureText(measure.mean)}`
  }
}

/** The figure without its sign. */
const sizeText = (figure: Figure): string => figureText({ ...figure, shown: figure.shown.replace(/^-/, '') })

const units = { share: `${NBSP}п.${NBSP}п.`, nps: `${NBSP}п.`, '': '' } as const

/** «выше на 7,8 п. п.: не случайно», «в пределах случайного»; '' – nothing to compare by. */
export function changeText(change: { of: keyof typeof units; difference: Compared<Difference> } | null): string {
  if (change?.difference.status !== 'shown') return ''
  const { difference, low, high, moreThanChance } = change.difference
  if (!moreThanChance) return 'в пределах случайного'
  const size = sizeText(difference)
  // «Ниже на 10,9 (от 1,6 до 21,7)»: the word says the side.
  const [least, most] = difference.raw > 0 ? [low, high] : [high, low]
  return `${difference.raw > 0 ? 'выше' : 'ниже'} на${NBSP}${size}${units[change.of]} (от${NBSP}${sizeText(least)} до${NBSP}${sizeText(most)}): не${NBSP}случайно`
}

/** «412 из 3 104 (13,3 %)», «412», «скрыто». */
export function rateText(rate: ResponseRate): string {
  if (rate.status === 'hidden') return 'скрыто'
  if (rate.status === 'unknown') return formatNumber(rate.answered)
  return `${formatNumber(rate.answered)} из ${formatNumber(rate.asked)} (${percentText(rate.rate)})`
}

/** What the page says first. */
export function resultsHeadline(
  main: { status: string; measure: Measure | null } | null,
  change: Parameters<typeof changeText>[0],
  answered: number,
): string {
  if (answered === 0) return 'Показать пока нечего'
  if (main?.measure?.kind !== 'marks') return `Ответили ${count(answered, 'человек', 'человека', 'человек')}`
  const words = measureText(main.measure).replace('довольны', 'Довольны')
  if (change?.difference.status !== 'shown') return words
  const { difference, moreThanChance } = change.difference
  if (!moreThanChance) return `${words}: как в прошлый раз, разница может быть случайной`
  return `${words} – ${difference.raw > 0 ? 'больше' : 'меньше'}, чем в прошлый раз: разница не случайна`
}

/** Why there is nothing to see, or as of when it is. */
export const asOfText = (asOf: DateString | null, threshold: number): string =>
  asOf === null
    ? `Результаты появятся, когда закроется первая партия ответов. Меньше ${threshold} ответов портал не показывает никому.`
    : `По ответам, принятым в партии до ${formatLong(asOf)} Новые ответы войдут в следующую партию.`

/** «330 из 406 поставили 4 или 5. В прошлый раз было 73,5 %: прибавка 7,8 п. п. …», with its interval. */
export function leadText(
  measure: Measure | null,
  before: Measure | null,
  change: Parameters<typeof changeText>[0],
): string {
  if (measure?.kind !== 'marks') return ''
  const own = `${formatNumber(measure.satisfied.count)} из ${formatNumber(measure.n)} поставили 4 или 5.`
  if (before?.kind !== 'marks' || change?.difference.status !== 'shown') return own
  const { difference, low, high } = change.difference
  const size = sizeText(difference)
  const word = difference.raw > 0 ? 'прибавка' : difference.raw < 0 ? 'убыль' : 'разница'
  return `${own} В прошлый раз было ${percentText(before.satisfied.share)}: ${word} ${size}${units.share}, почти наверняка (95${NBSP}%) – от${NBSP}${figureText(low)} до${NBSP}${figureText(high)}.`
}

const proven = (change: Parameters<typeof changeText>[0]): boolean =>
  change?.difference.status === 'shown' && change.difference.moreThanChance

/** What the waves say, the latest first. */
export function wavesHeading(changes: readonly Parameters<typeof changeText>[0][]): string {
  const sure = changes.filter(proven).length
  const words = `${upperFirst(count(changes.length, 'волна', 'волны', 'волн'))}`
  if (sure === 0) return `${words}: изменения могут быть случайными`
  if (sure === 1 && proven(changes[0] ?? null)) return `${words}: доказано только последнее изменение`
  return `${words}: не${NBSP}случайны ${count(sure, 'изменение', 'изменения', 'изменений')}`
}

/** What groups beside each other say. */
export function groupsHeading(lines: readonly { label: string; against: Parameters<typeof changeText>[0] }[]): string {
  const sure = lines.filter(({ against }) => proven(against))
  const worse = sure.filter(
    ({ against }) => against?.difference.status === 'shown' && against.difference.difference.raw < 0,
  )
  const named = (some: typeof sure): string => some.map(({ label }) => label).join(', ')
  if (worse.length > 0 && worse.length <= 2) return `Хуже остальных – ${named(worse)}`
  if (worse.length > 0) return `Хуже остальных – ${count(worse.length, 'группа', 'группы', 'групп')}`
  if (sure.length > 0 && sure.length <= 2) return `Лучше остальных – ${named(sure)}`
  return sure.length > 0
    ? 'Группы различаются больше случайного'
    : 'Группы между собой различаются не больше случайного'
}

/** Beside the name of a group of whose answers not all stand in its line. */
export const partWords: Readonly<Record<GroupPart, string>> = {
  ALL: '',
  PARTLY: 'не все ответы',
  TOGETHER: 'партии, где порознь их не показать',
}

/** The name with that, where it stands in one cell of a file. */
export const groupName = ({ label, part }: { label: string; part: GroupPart }): string =>
  part === 'ALL' ? label : `${label} (${partWords[part]})`

/** Under a table of groups; '' – nothing to explain. */
export const partsNote = (lines: readonly { part: GroupPart }[]): string =>
  [
    lines.some(({ part }) => part === 'PARTLY') &&
      'Не все ответы: в части партий эту группу показать нельзя, в её строке только остальные партии.',
    lines.some(({ part }) => part === 'TOGETHER') &&
      'Вместе: ответы тех партий, где эти группы порознь показать нельзя; в их отдельные строки эти ответы не входят.',
  ]
    .filter(Boolean)
    .join(' ')
