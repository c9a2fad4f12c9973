/** The report of satisfaction with its list of problems (Kirov 3.6): what it prints, and what it proposes. Pure. */
import { z } from 'zod'
import { formatLong, formatShort, type DateString } from '@/lib/core/dates'
import { agree, count, formatNumber, NBSP, upperFirst } from '@/lib/core/format'
import type { SurveyResults } from './view-page'
import { changeText, figureText, groupName, intervalText, leadText, measureText, percentText, rateText } from './words'

/** Stands where a group may not be told. */
export const HIDDEN = '–'

const Table = z.object({ title: z.string(), head: z.array(z.string()), rows: z.array(z.array(z.string())) })
export type ReportTable = z.infer<typeof Table>

const ReportProblem = z.object({
  number: z.number(),
  title: z.string(),
  heard: z.string(),
  measure: z.string(),
  owner: z.string(),
  due: z.string(),
  status: z.string(),
})
export type ReportProblem = z.infer<typeof ReportProblem>

/** Everything that the document prints of the results, in words and figures as they are printed. */
const reportContentSchema = z.object({
  survey: z.object({ title: z.string(), agencyName: z.string(), service: z.string(), days: z.string() }),
  asOf: z.string(),
  threshold: z.number(),
  asked: z.string(),
  level: z.string(),
  waves: Table,
  groups: z.array(Table),
  questions: Table,
  problems: z.array(ReportProblem),
})
export type ReportContent = z.infer<typeof reportContentSchema>

/** A report as it was signed; `withdrawn` – why it holds no more. */
export const snapshotSchema = reportContentSchema.extend({
  withdrawn: z.object({ reason: z.string(), on: z.string(), by: z.string() }).optional(),
})

/** By each attribute that the survey is read by. */
type Split = { title: string; groups: NonNullable<SurveyResults['groups']> }

const daysText = (opensOn: DateString | null, closesOn: DateString | null): string =>
  opensOn === null
    ? ''
    : closesOn === null
      ? `с ${formatLong(opensOn)}`
      : `с ${formatLong(opensOn)} по ${formatLong(closesOn)}`

/** Whom and how many: it is said when how many were asked is not known. */
function askedText({ forms, survey, main }: SurveyResults): string {
  const fewer =
    forms.status === 'unknown' && survey.asked !== null
      ? `Спросили ${formatNumber(survey.asked)} – меньше, чем ответили: долю не считаем.`
      : 'Сколько спросили, неизвестно.'
  if (forms.status === 'hidden') return 'Ответили так мало, что показать нельзя ничего.'
  const own =
    forms.status === 'shown'
      ? `Ответили ${rateText(forms)}. ${survey.askedBasis ? `Сколько спросили: ${survey.askedBasis.toLowerCase()}. ` : ''}Остальных не переспрашивали: довольны ли они, неизвестно.`
      : `Ответили ${count(forms.answered, 'человек', 'человека', 'человек')}. ${fewer}`
  return main?.status === 'shown'
    ? `${own} На вопрос «${main.question.title}» ответили ${formatNumber(main.n)}${main.dontKnow > 0 ? `, ещё ${formatNumber(main.dontKnow)} не${NBSP}знают` : ''}.`
    : own
}

const waveTable = ({ waves }: SurveyResults): ReportTable => ({
  title: 'По волнам',
  head: ['Волна', 'Ответили', 'Довольны', '%', 'Интервал 95 %', 'К прошлой волне'],
  rows: waves.map(({ title, opensOn, forms, result: { status, measure, n }, change }) => [
    opensOn ? `${title}, с ${formatShort(opensOn)}` : title,
    rateText(forms),
    ...(status === 'shown' && measure?.kind === 'marks'
      ? [
          `${formatNumber(measure.satisfied.count)} из ${formatNumber(n)}`,
          figureText(measure.satisfied.share),
          intervalText(measure.satisfied),
        ]
      : [HIDDEN, HIDDEN, HIDDEN]),
    changeText(change) || HIDDEN,
  ]),
})

const groupTable = ({ title, groups: { lines, notSplit } }: Split): ReportTable => ({
  title,
  head: lines.every(({ result }) => result?.measure?.kind !== 'marks')
    ? [title, 'Ответили', 'Показатель', 'Интервал 95 %', 'Против остальных']
    : [title, 'Довольны', '%', 'Интервал 95 %', 'Против остальных'],
  rows: [
    ...lines.map(({ result, against, ...group }) =>
      result?.measure?.kind === 'marks'
        ? [
            groupName(group),
            `${formatNumber(result.measure.satisfied.count)} из ${formatNumber(result.n)}`,
            figureText(result.measure.satisfied.share),
            intervalText(result.measure.satisfied),
            changeText(against) || HIDDEN,
          ]
        : result?.measure
          ? [
              groupName(group),
              formatNumber(result.n),
              measureText(result.measure),
              HIDDEN,
              changeText(against) || HIDDEN,
            ]
          : [group.label, HIDDEN, HIDDEN, HIDDEN, 'не приводится'],
    ),
    ...(notSplit > 0 ? [['Не разложено', formatNumber(notSplit), HIDDEN, HIDDEN, HIDDEN]] : []),
  ],
})

const questionTable = ({ questions }: SurveyResults): ReportTable => ({
  title: 'Ответы по вопросам',
  head: ['№', 'Вопрос', 'Ответили', 'Показатель'],
  rows: questions.map(({ number, question, status, n, measure, measureHidden, values, rows }) => [
    String(number),
    question.title,
    status === 'hidden' ? HIDDEN : formatNumber(n),
    status === 'hidden' || measureHidden
      ? 'не приводится'
      : measure
        ? measureText(measure)
        : [
            ...values.filter((one) => one.count > 0).map(({ label, share }) => `${label} – ${percentText(share)}`),
            ...rows.flatMap(({ label, mean }) => (mean ? [`${label} – в${NBSP}среднем ${figureText(mean)}`] : [])),
          ].join('; ') || HIDDEN,
  ]),
})

/** What the report prints of these results and problems. */
export function reportContent(
  results: SurveyResults,
  splits: readonly Split[],
  problems: readonly ReportProblem[],
): ReportContent {
  const { survey, waves, main } = results
  const own = waves[0]?.id === survey.id ? waves[0] : null
  return {
    survey: {
      ...{ title: survey.title, agencyName: survey.agencyName, service: survey.service },
      days: daysText(survey.opensOn, survey.closesOn),
    },
    asOf: results.asOf ? formatLong(results.asOf) : '',
    threshold: results.threshold,
    asked: askedText(results),
    level: main?.measure
      ? [
          `${upperFirst(measureText(main.measure))}.`,
          leadText(main.measure, waves[1]?.result.measure ?? null, own?.change ?? null),
        ]
          .filter(Boolean)
          .join(' ')
      : '',
    waves: waveTable(results),
    groups: splits.map(groupTable),
    questions: questionTable(results),
    problems: [...problems],
  }
}

/** Conclusions drawn from the figures alone, in plain words; the author changes them as is right. */
export function proposedConclusions(results: SurveyResults, splits: readonly Split[], problems: number): string[] {
  const { main, waves, survey, questions, forms } = results
  const own = waves[0]?.id === survey.id ? waves[0] : null
  const level =
    main?.measure?.kind === 'marks'
      ? [
          `${upperFirst(measureText(main.measure))} (${formatNumber(main.measure.satisfied.count)} из ${formatNumber(main.measure.n)})${own?.change ? `, к прошлому разу – ${changeText(own.change)}` : ''}.`,
        ]
      : []
  const groups = splits.flatMap(({ title: asked, groups: { lines } }) => {
    const title = asked.endsWith('?') ? `«${asked}»` : asked
    const sure = lines.filter(
      ({ against }) => against?.difference.status === 'shown' && against.difference.moreThanChance,
    )
    const shown = lines.filter(({ result }) => result !== null)
    if (sure.length === 0)
      return shown.length > 1 ? [`${title}: ни одна группа не отличается от остальных больше случайного.`] : []
    return sure
      .slice(0, 3)
      .map(
        ({ label, result, against }) =>
          `${title}: ${label} – ${result?.measure ? measureText(result.measure) : ''}, ${changeText(against)} по сравнению с остальными.`,
      )
  })
  const weakest = questions
    .filter(({ question }) => question.kind === 'csi')
    .flatMap(({ rows }) => rows.filter(({ mean, importance }) => mean && importance))
    .toSorted((a, b) => (a.mean?.raw ?? 0) - (b.mean?.raw ?? 0))[0]
  return [
    ...level,
    ...groups,
    ...(weakest?.mean && weakest.importance
      ? [
          `Слабее всего – «${weakest.label}»: ${figureText(weakest.mean)} из 5 при важности ${figureText(weakest.importance)}.`,
        ]
      : []),
    ...(forms.status === 'shown' ? [`Ответили ${rateText(forms)}: о мнении остальных сведений нет.`] : []),
    problems > 0
      ? `По словам клиентов ${agree(problems, 'выявлена', 'выявлены')} ${count(problems, 'проблема', 'проблемы', 'проблем')}: перечень – в разделе 3.`
      : 'Проблем по словам клиентов не заведено.',
  ]
}

export const reportStatusLabels = {
  DRAFT: { short: 'Проект', tone: 'warn' },
  SIGNED: { short: 'Подписан', tone: 'ok' },
  WITHDRAWN: { short: 'Отозван', tone: 'neutral' },
} as const

/** Of the document's own words. */
export const problemStatusWords = {
  NEW: 'разбирается',
  IN_WORK: 'в работе',
  DONE: 'сделано',
  DECLINED: 'отказали с объяснением',
  TOLD: 'сделано, клиентам сказали',
  JOINED: 'присоединена к другой',
} as const

/** The author's conclusions: a paragraph each. */
export const readConclusions = (stored: unknown): string => {
  const lines = z.array(z.string()).safeParse(stored)
  return lines.success ? lines.data.join('\n') : ''
}
