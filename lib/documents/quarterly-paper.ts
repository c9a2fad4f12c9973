/** A quarterly report of an agency as lines of a paper. Pure. */
import { formatDateTime, formatLong, formatShort } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { formatNumber } from '@/lib/core/format'
import { formatQuarter } from '@/lib/core/quarters'
import type { FactBlock, FactRefs } from '@/lib/core/quarter-part'
import { factBlocks, type IndicatorLine, type QuarterlyFacts } from '@/lib/quarterly/facts'
import { dueText, sectionTitles, stateLabels, timingLabels } from '@/lib/quarterly/labels'
import { reportSections } from '@/lib/quarterly/words'
import { demoWords, EMPTY_DATE, heading, paragraphs, type Paper, type PaperBlock } from './paper'
import type { QuarterlyDocument } from '@/lib/quarterly/view'

const decimal = (text: string | null): string => (text === null ? '–' : formatDecimal(text))

function refs(title: string, { total, rows }: FactRefs): PaperBlock[] {
  if (total === 0) return []
  const more = total > rows.length ? [`и ещё ${formatNumber(total - rows.length)}`] : []
  return [
    { kind: 'text', lines: [`${title}: ${formatNumber(total)}`] },
    {
      kind: 'list',
      items: [
        ...rows.map((row) =>
          [row.title, row.note, row.on && formatShort(row.on), row.of && `в том числе «${row.of}»`]
            .filter(Boolean)
            .join(', '),
        ),
        ...more,
      ],
    },
  ]
}

/** How the derived indicators came about. */
const derived = (lines: readonly IndicatorLine[]): PaperBlock[] => {
  const items = lines.flatMap(({ number, formula }) =>
    formula
      ? [
          `${number}${formula.sample ? ' (пример формулы портала)' : ''}: ${[...formula.parts, formula.workings].join('; ')}`,
        ]
      : [],
  )
  return items.length > 0
    ? [
        { kind: 'text', lines: ['Показатели, которые считаются по формуле:'] },
        { kind: 'list', items },
      ]
    : []
}

/** When it was due, sent and decided, and as of when its facts are. */
const course = ({ facts, timeZone, ...report }: QuarterlyDocument): PaperBlock => ({
  kind: 'facts',
  items: [
    { term: 'Срок', value: dueText(report.due) },
    { term: 'Состояние', value: stateLabels[report.state] },
    ...(report.submittedAt
      ? [
          {
            term: 'Сдан',
            value: `${formatDateTime(timeZone, report.submittedAt)}, ${report.submittedBy ?? ''}${report.timing ? ` (${timingLabels[report.timing]})` : ''}`,
          },
        ]
      : []),
    ...(report.decidedAt
      ? [
          {
            term: report.status === 'ACCEPTED' ? 'Принят' : 'Возвращён',
            value: `${formatDateTime(timeZone, report.decidedAt)}, ${report.decidedBy ?? ''}`,
          },
        ]
      : []),
    {
      term: 'Факты портала',
      value: `на ${formatLong(facts.asOf)}${report.frozen ? '' : ', ещё не сохранены: отчёт не сдан'}`,
    },
  ],
})

const indicators = ({ indicators: lines }: QuarterlyFacts): PaperBlock[] =>
  lines.length === 0
    ? []
    : [
        heading('Показатели плана'),
        {
          kind: 'table',
          caption: 'Показатели участника',
          table: {
            head: ['Показатель, единица', 'Цель года', 'За квартал', 'С начала года', 'Источник'],
            widths: [50, 11, 11, 13, 15],
            right: 1,
            rows: lines.map((row) => [
              `${row.number}. ${row.title}${row.unit ? `, ${row.unit}` : ''}`,
              decimal(row.target),
              decimal(row.quarter),
              decimal(row.fact),
              row.typed ? 'внесён' : row.formula ? 'формула' : 'портал',
            ]),
          },
        },
        ...derived(lines),
      ]

/** A module's piece as lines: of what there is nothing, nothing is said. */
function block(one: FactBlock): PaperBlock[] {
  switch (one.kind) {
    case 'refs':
      return refs(one.title, one.refs)
    case 'words': {
      const lines = one.lines.map(({ text, danger }) => [text, danger].filter(Boolean).join(', '))
      return one.wide
        ? [heading(one.title), { kind: 'list', items: lines }]
        : [{ kind: 'text', lines: [`${one.title}: ${lines.join('; ')}${lines.at(-1)?.endsWith('.') ? '' : '.'}`] }]
    }
    case 'table':
      return [
        heading(one.title),
        {
          kind: 'table',
          caption: one.caption,
          table: {
            head: [...one.head],
            widths: [...one.widths],
            right: 1,
            rows: one.rows.map(({ cells }) => cells.map(({ text }) => text)),
          },
        },
      ]
  }
}

const isWide = (one: FactBlock): boolean => one.kind === 'table' || (one.kind === 'words' && one.wide === true)

/** The modules' pieces: the short ones together, then those with a heading of their own. */
function work(facts: QuarterlyFacts): PaperBlock[] {
  const blocks = factBlocks(facts)
  return [
    heading('Работа за квартал'),
    ...blocks.filter((one) => !isWide(one)).flatMap(block),
    ...blocks.filter(isWide).flatMap(block),
  ]
}

/** Whose records go with the agency's own. */
const joined = ({ including }: QuarterlyFacts): PaperBlock[] =>
  including.length === 0
    ? []
    : [
        {
          kind: 'text',
          lines: [`В том числе записи присоединённых органов: ${including.map(({ name }) => `«${name}»`).join(', ')}.`],
        },
      ]

/** The lines of the printed report; a submitted report always prints the same. */
export function quarterlyPaper(report: QuarterlyDocument): Paper {
  const { facts, timeZone } = report
  const written = reportSections.filter((section) => report.saved[section]?.text.trim())
  return {
    demo: demoWords(report.isDemo),
    kicker: `${report.tenantName}. Программа «${report.programme}»`,
    title: `Отчёт за ${formatQuarter(report.quarter)}`,
    subtitle: report.agency.name,
    blocks: [
      course(report),
      ...written.flatMap((section) => [heading(sectionTitles[section]), paragraphs(report.saved[section]?.text ?? '')]),
      ...indicators(facts),
      ...work(facts),
      ...joined(facts),
    ],
    signature: { post: 'Куратор', date: EMPTY_DATE },
    author: report.tenantName,
    footer: `Отчёт за ${formatQuarter(report.quarter)} ${report.agency.name}`.slice(0, 90),
    printed: `Копия сделана ${formatDateTime(timeZone, report.printedAt)}`,
  }
}
