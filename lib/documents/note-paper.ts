/** The consolidated analytical note as lines of a paper: words, charts, a table by agency. Pure. */
import { formatDateTime, formatLong } from '@/lib/core/dates'
import { formatQuarter, formatQuarterShort } from '@/lib/core/quarters'
import { stateLabels } from '@/lib/quarterly/labels'
import { asked, noteBars, noteColumns, noteTitles, type NoteFigures } from '@/lib/quarterly/note'
import { noteSections, type NoteSection } from '@/lib/quarterly/schema'
import { barChart, type BarChart, type DrawnChart } from './chart-svg'
import { demoWords, EMPTY_DATE, heading, paragraphs, type Paper, type PaperBlock } from './paper'
import type { NoteDocument } from '@/lib/quarterly/view'

/** Charts of the note by the section they stand under; none where a number says it better. The page shows the same. */
export function noteCharts(figures: NoteFigures): Partial<Record<NoteSection, { caption: string; chart: DrawnChart }>> {
  const drawn = (caption: string, made: BarChart) => ({ caption, chart: barChart(caption, made) })
  const ofModules = noteBars(figures).flatMap(({ part, caption, bars, rows }) => {
    const sum = (values: readonly number[]): number => values.reduce((all, n) => all + n, 0)
    const most = rows
      .filter(({ values }) => sum(values) > 0)
      .sort((a, b) => sum(b.values) - sum(a.values) || a.label.localeCompare(b.label, 'ru'))
      .slice(0, 12)
    return most.length > 1
      ? [
          [
            part,
            drawn(caption, {
              rows: most.map(({ label, values }) => ({
                label,
                parts: bars.map(({ tone }, at) => ({ value: values[at] ?? 0, tone })),
              })),
              legend: bars.map(({ tone, label }) => ({ tone, label })),
            }),
          ] as const,
        ]
      : []
  })
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
    ...Object.fromEntries(ofModules),
  }
}

/** The note's lines; a section left empty by its editor is left out. */
export function notePaper(note: NoteDocument): Paper {
  const { figures, quarter } = note
  const charts = noteCharts(figures)
  const columns = noteColumns(figures)
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
          head: ['Орган', 'Отчёт', ...columns.map(({ head }) => head)],
          widths: [26, 13, ...columns.map(({ width }) => width)],
          right: 2,
          rows: asked(figures.rows).map((row) => [
            row.name,
            stateLabels[row.state],
            ...columns.map(({ cell }) => cell(row)),
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
