/** A registry of processes as lines of a paper: the appendix to the act that approves it. Pure. */
import { formatDateTime, formatLong } from '@/lib/core/dates'
import { formatNumber, upperFirst } from '@/lib/core/format'
import { partyText, type Entry } from '@/lib/processes/registry/entry'
import { consumerSideLabels, processKindLabels } from '@/lib/processes/registry/labels'
import type { RegistryPaper } from '@/lib/processes/registry/view'

const registryColumns = [
  '№ п/п',
  'Код и наименование процесса',
  'Вид, группа',
  'Владелец и его представитель',
  'Участники',
  'Входы',
  'Результаты',
  'Потребители и их требования',
  'Показатели: сейчас, цель',
] as const
/** Shares of the width, by column. */
export const registryShares = [4, 16, 10, 15, 11, 10, 10, 13, 11]

export type RegistrySheet = {
  demo: string
  approval: string[]
  title: string
  owner: string
  head: readonly string[]
  rows: string[][]
  footer: string
  printed: string
}

const consumerText = ({ name, side, needs }: Entry['consumers'][number]): string =>
  `${name} (${consumerSideLabels[side]})${needs ? `: ${needs}` : ''}`

const indicatorText = ({ name, key, unit, now, target }: Entry['indicators'][number]): string => {
  const figures = [now || '–', target || '–'].join(' → ')
  return `${name}${key ? ' (ключевой)' : ''}: ${figures}${unit ? ` ${unit}` : ''}`
}

const rowOf = (entry: Entry, i: number): string[] => [
  String(i + 1),
  [
    `${entry.code}. ${entry.name}`,
    entry.carriesTitle && upperFirst(entry.carriesTitle),
    entry.federalId && `Федеральный реестр: ${entry.federalId}`,
    entry.runsPerYear !== null && `В год: ${formatNumber(entry.runsPerYear)}`,
  ]
    .filter(Boolean)
    .join('\n'),
  [upperFirst(processKindLabels[entry.kind]), entry.groupTitle].filter(Boolean).join('\n'),
  [partyText(entry.owner), entry.representative].filter(Boolean).join('\n'),
  entry.participants.map(partyText).join('\n'),
  entry.inputs.join('\n'),
  entry.outputs.join('\n'),
  entry.consumers.map(consumerText).join('\n'),
  entry.indicators.map(indicatorText).join('\n'),
]

/** The printed registry; a version always prints as it was frozen, a draft says on each page that it is one. */
export function registrySheet(paper: RegistryPaper): RegistrySheet {
  const { act, agency, number, entries } = paper
  const title = 'Реестр межведомственных и внутриведомственных процессов'
  return {
    demo: paper.isDemo ? 'Демонстрационные данные: орган настоящий, сведения – нет.' : '',
    approval: act
      ? ['Приложение', `${act.actTitle}`, `от ${formatLong(act.actOn)} № ${act.actNumber}`]
      : ['ПРОЕКТ', 'Приложение', '________________________', 'от «____» ______________ 20____ г. № ______'],
    title,
    owner: agency.name,
    head: registryColumns,
    rows: entries.map(rowOf),
    footer: `${act ? `Версия ${number}` : `ПРОЕКТ версии ${number}`}. ${title}. ${agency.name}`,
    printed: `Копия сделана ${formatDateTime(paper.timeZone, paper.printedAt)}`,
  }
}
