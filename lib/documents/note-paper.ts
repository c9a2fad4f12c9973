/** The consolidated analytical note as lines of a paper: words, charts, a table by agency. Pure. */
import { formatDateTime, formatLong } from '@/lib/core/dates'
import { formatNumber } from '@/lib/core/format'
import { formatQuarter, formatQuarterShort } from '@/lib/core/quarters'
import { stateLabels } from '@/lib/quarterly/labels'
import { asked, noteTitles, type NoteFigures, type NoteRow } from '@/lib/quarterly/note'
import { noteSections, type NoteSection } from '@/lib/quarterly/schema'
import { barChart, type BarChart, type DrawnChart } from './chart-svg'
import { demoWords, EMPTY_DATE, heading, paragraphs, type Paper, type PaperBlock } from './paper'
import type { NoteDocument } from '@/lib/quarterly/view'

/** Charts of the note by the section they stand under; none where a number says it better. The page shows the same. */
export function noteCharts(figures: NoteFigures): Partial<Record<NoteSection, { caption: string; chart: DrawnChart }>> {
  const rows = asked(figures.rows)
  const drawn = (caption: string, made: BarChart) => ({ caption, chart: barChart(caption, made) })
  const most = (of: (row: NoteRow) => number) =>
    rows
      .filter((row) => of(row) > 0)
      .sort((a, b) => of(b) - of(a) || a.name.localeCompare(b.name, 'ru'))
      .slice(0, 12)
  const projects = most((row) => row.opened + row.finished)
  const proposals = most((row) => row.filed)
  return {
    ...(figures.trend.length > 1 && {
      discipline: drawn('Как сдавали отчёты: число органов по кварталам', {
        rows: figures.trend.map((one) => ({
          label: formatQuarterShort(one.quarter),
          parts: [
            { value: one.inTime, tone: 'ok' as const },
            { value: one.grace, tone: 'warn' as const },
            { value: one.late, tone: 'bad' as const },
            { value: one.missing, tone: 'none' as const },
          ],
          text: `из ${one.asked}`,
        })),
        legend: [
          { tone: 'ok', label: 'в срок' },
          { tone: 'warn', label: 'до крайнего дня' },
          { tone: 'bad', label: 'с опозданием' },
          { tone: 'none', label: 'не сданы' },
        ],
      }),
    }),
    ...(projects.length > 1 && {
      projects: drawn('Проекты за квартал: больше всего открыли и завершили', {
        rows: projects.map((row) => ({
          label: row.name,
          parts: [
            { value: row.opened, tone: 'accent' as const },
            { value: row.finished, tone: 'ok' as const },
          ],
        })),
        legend: [
          { tone: 'accent', label: 'открыты' },
          { tone: 'ok', label: 'завершены' },
        ],
      }),
    }),
    ...(proposals.length > 1 && {
      proposals: drawn('Предложения за квартал: больше всего подали', {
        rows: proposals.map((row) => ({ label: row.name, parts: [{ value: row.filed, tone: 'accent' as const }] })),
        legend: [{ tone: 'accent', label: 'подано' }],
      }),
    }),
  }
}

/** The note's lines; a section left empty by its editor is left out. */
export function notePaper(note: NoteDocument): Paper {
  const { figures, quarter } = note
  const charts = noteCharts(figures)
  const hasTools = figures.toolCount > 0
  return {
    demo: demoWords(note.isDemo),
    kicker: `${note.tenantName}. Программа «${note.programme}»`,
    title: 'Аналитическая справка',
    subtitle: `О ходе реализации программы: ${formatQuarter(quarter)}`,
    blocks: [
      { kind: 'text', lines: [`По записям портала и отчётам участников на ${formatLong(figures.asOf)}`] },
      ...noteSections.flatMap((section): PaperBlock[] => {
        const text = note.saved[section]?.text.trim() ?? ''
        const drawn = charts[section]
        return text === '' && !drawn
          ? []
          : [
              heading(noteTitles[section]),
              ...(text === '' ? [] : [paragraphs(text)]),
              ...(drawn ? [{ kind: 'chart' as const, ...drawn }] : []),
            ]
      }),
      heading('Органы'),
      {
        kind: 'table',
        caption: `Отчёты и записи органов за ${formatQuarter(quarter)}`,
        table: {
          head: [
            'Орган',
            'Отчёт',
            'Проекты открыты / закрыты',
            'Этапы закрыты / поздно',
            'Предложения подано / внедрено',
            'Дорожная карта, принято',
            ...(hasTools ? ['Инструменты применяются'] : []),
          ],
          widths: [hasTools ? 24 : 32, 13, 12, 11, 14, 12, ...(hasTools ? [14] : [])],
          right: 2,
          rows: asked(figures.rows).map((row) => [
            row.name,
            stateLabels[row.state],
            `${formatNumber(row.opened)} / ${formatNumber(row.finished)}`,
            `${formatNumber(row.stages)} / ${formatNumber(row.late)}`,
            `${formatNumber(row.filed)} / ${formatNumber(row.done)}`,
            row.roadmap.total === 0
              ? '–'
              : `${formatNumber(row.roadmap.accepted)} из ${formatNumber(row.roadmap.total)}`,
            ...(hasTools ? [`${formatNumber(row.tools)} из ${formatNumber(figures.toolCount)}`] : []),
          ]),
        },
      },
    ],
    signature: { post: 'Уполномоченный орган', date: EMPTY_DATE },
    author: note.tenantName,
    footer: `Аналитическая справка за ${formatQuarter(quarter)}`,
    printed: `Копия сделана ${formatDateTime(note.timeZone, note.printedAt)}`,
  }
}
