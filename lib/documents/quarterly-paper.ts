/** A quarterly report of an agency as lines of a paper. Pure. */
import { formatDateTime, formatLong, formatShort } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { formatNumber } from '@/lib/core/format'
import { formatQuarter } from '@/lib/core/quarters'
import type { FactRefs, IndicatorLine, QuarterlyFacts, RoadmapLine } from '@/lib/quarterly/facts'
import { dueText, sectionTitles, stateLabels, timingLabels } from '@/lib/quarterly/labels'
import { reportSections } from '@/lib/quarterly/words'
import { levelLabels } from '@/lib/tools/labels'
import { isToolLevel } from '@/lib/tools/rules'
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

const work = ({ proposals, ...facts }: QuarterlyFacts): PaperBlock[] => [
  heading('Проекты, предложения, практики'),
  ...refs('Проекты открыты', facts.opened),
  ...refs('Этапы закрыты', facts.stages),
  ...refs('Проекты завершены', facts.finished),
  ...refs('Этапы опаздывают', facts.late),
  {
    kind: 'text',
    lines: [
      `Предложения: подано ${formatNumber(proposals.filed)}, принято ${formatNumber(proposals.accepted)}, внедрено ${formatNumber(proposals.done)}, ждут ответа ${formatNumber(proposals.waiting)}${proposals.overdue > 0 ? `, просрочен ответ ${formatNumber(proposals.overdue)}` : ''}.`,
      ...(proposals.hours !== '0' || proposals.money !== '0'
        ? [`Эффект внедрённых предложений в год: ${decimal(proposals.hours)} ч, ${decimal(proposals.money)} руб.`]
        : []),
    ],
  },
  ...refs('Практики опубликованы', facts.practices),
]

const partWords = ({ status, late }: RoadmapLine): string => {
  if (status === 'ACCEPTED') return late ? 'принято позже срока' : 'принято'
  if (late) return 'просрочено'
  return status === 'SUBMITTED' ? 'на проверке' : 'не сделано'
}

const roadmap = ({ roadmap: { total, rows } }: QuarterlyFacts): PaperBlock[] =>
  total === 0
    ? []
    : [
        heading('Дорожные карты'),
        {
          kind: 'table',
          caption: 'Мероприятия со сроком в квартале',
          table: {
            head: ['Мероприятие', 'Срок', 'Состояние'],
            widths: [66, 14, 20],
            right: 1,
            rows: rows.map((row) => [
              `${row.number}. ${row.title}`,
              row.dueOn ? formatShort(row.dueOn) : '–',
              partWords(row),
            ]),
          },
        },
      ]

const tools = ({ tools: levels }: QuarterlyFacts): PaperBlock[] =>
  levels.length === 0
    ? []
    : [
        heading('Инструменты'),
        {
          kind: 'list',
          items: levels.map(
            ({ title, level, units }) =>
              `${title} – ${isToolLevel(level) ? levelLabels[level] : level}${units > 1 ? `, подразделений: ${units}` : ''}`,
          ),
        },
      ]

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
      ...roadmap(facts),
      ...tools(facts),
      ...joined(facts),
    ],
    signature: { post: 'Куратор', date: EMPTY_DATE },
    author: report.tenantName,
    footer: `Отчёт за ${formatQuarter(report.quarter)} ${report.agency.name}`.slice(0, 90),
    printed: `Копия сделана ${formatDateTime(timeZone, report.printedAt)}`,
  }
}
