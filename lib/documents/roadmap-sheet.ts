/** A road map as lines of a paper: the act's own table, and – for the workbook – how each item stands. Pure. */
import { formatDateTime, formatLong, formatShort } from '@/lib/core/dates'
import { dueLabel, roadmapStatusLabels, stateText } from '@/lib/roadmaps/labels'
import { delivered, isUnapproved, owed } from '@/lib/roadmaps/rules'
import type { RoadmapDocument } from '@/lib/roadmaps/view'

/** Columns of the act's table (V, appendix 3). */
export const actColumns = [
  '№ п/п',
  'Наименование мероприятия',
  'Срок реализации',
  'Ответственный исполнитель',
  'Вид документа (результат)',
] as const

export type RoadmapSheet = {
  demo: string
  approval: string[]
  title: string
  owner: string
  head: readonly string[]
  sections: {
    number: string
    title: string
    rows: { number: string; title: string; due: string; responsible: string[]; result: string }[]
  }[]
  footer: string
  printed: string
}

/** The lines of the printed map; the same map always prints the same. */
export function roadmapSheet(map: RoadmapDocument): RoadmapSheet {
  const approved = !isUnapproved(map.status)
  const departmental = map.agency !== null
  return {
    demo: map.isDemo ? 'Демонстрационные данные: орган настоящий, отметки о выполнении – нет.' : '',
    approval: departmental
      ? approved
        ? [
            'УТВЕРЖДЕНО',
            map.approvedByPosition,
            map.approvedByName,
            map.approvedOn ? formatLong(map.approvedOn) : '',
          ].filter(Boolean)
        : ['УТВЕРЖДАЮ', '______________________', '____________ / ____________', '«____» ______________ 20____ г.']
      : map.basis
        ? ['УТВЕРЖДЕН', map.basis]
        : [],
    title: map.title,
    owner: map.agency?.name ?? map.tenantName,
    head: actColumns,
    sections: map.sections.map(({ number, title }) => ({
      number,
      title,
      rows: map.rows
        .filter((row) => row.sectionNumber === number)
        .map((row) => ({
          number: row.number,
          title: row.title,
          due: row.dueText ? dueLabel(row.dueOn, row.dueText) : formatShort(row.dueOn),
          responsible: row.responsible,
          result: row.result,
        })),
    })),
    footer: `${map.title}${map.agency ? `. ${map.agency.name}` : ''}`,
    printed: `${approved ? '' : `${roadmapStatusLabels[map.status].short}. `}Копия сделана ${formatDateTime(map.timeZone, map.printedAt)}`,
  }
}

/** Rows of the workbook: the act's columns, then how the item stands today. */
export const statusColumns = ['Состояние', 'Сдали', 'Должны сдать', 'Последняя сдача'] as const
export const workbookRows = (map: RoadmapDocument): (string | number)[][] =>
  map.rows.map((row) => [
    row.number,
    row.section,
    row.title,
    row.dueText ? dueLabel(row.dueOn, row.dueText) : formatShort(row.dueOn),
    row.responsible.join('\n'),
    row.result,
    ...(map.status === 'DRAFT' || map.status === 'APPROVAL'
      ? ['', '', '', '']
      : [
          stateText(row.state),
          delivered(row.counts),
          owed(row.counts),
          row.counts.lastOn ? formatShort(row.counts.lastOn) : '',
        ]),
  ])
