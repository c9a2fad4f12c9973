/**
 * What everybody reads of a closed survey: frozen as it was published, in printed figures, so that nothing that is
 * reckoned later changes it. Of what the office shows the totals alone: no group is told to the public. Pure.
 */
import { z } from 'zod'
import type { Figure, Interval } from '../results/measures'
import type { SurveyResults } from '../results/view-page'
import type { QuestionResult, RowLine, ValueLine } from '../results/view'
import { changeText, measureText } from '../results/words'

/** A printed figure: a decimal with a point. */
const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/)
const Share = z.object({ share: Decimal, low: Decimal, high: Decimal })

const PublicValue = z.object({ id: z.string(), label: z.string(), count: z.number(), share: Decimal })
const PublicRow = z.object({
  label: z.string(),
  /** Null – not shown. */
  n: z.number().nullable(),
  mean: Decimal.nullable(),
  importance: Decimal.nullable(),
  values: z.array(PublicValue),
})
const PublicQuestion = z.object({
  number: z.number(),
  title: z.string(),
  /** `hidden`: too few answered; nothing of it may be said. */
  status: z.enum(['shown', 'none', 'hidden']),
  n: z.number(),
  dontKnow: z.number(),
  measure: z.string(),
  values: z.array(PublicValue),
  rows: z.array(PublicRow),
})
export type PublicQuestion = z.infer<typeof PublicQuestion>

/** A problem as the page «Вы сказали – мы сделали» told it on the day of publication. */
const PublicProblem = z.object({ title: z.string(), state: z.enum(['DONE', 'DOING', 'DECLINED']), text: z.string() })
export type PublicProblem = z.infer<typeof PublicProblem>

const PublicResults = z.object({
  title: z.string(),
  service: z.string(),
  agencyName: z.string(),
  /** Null – asked over the whole programme. */
  agencySlug: z.string().nullable(),
  opensOn: z.string().nullable(),
  closesOn: z.string().nullable(),
  asOf: z.string(),
  threshold: z.number(),
  /** Forms received, of how many asked; null – not known. */
  answered: z.number(),
  asked: z.number().nullable(),
  rate: Decimal.nullable(),
  askedBasis: z.string(),
  main: Share.extend({ title: z.string(), satisfied: z.number(), n: z.number() }).nullable(),
  /** Against the wave before, in words. */
  change: z.string(),
  /** «готовность советовать (NPS)», «+42,3». */
  indices: z.array(z.object({ title: z.string(), text: z.string() })),
  problems: z.array(PublicProblem),
  /** Made of the answers and not on any public page yet. */
  problemsUnshown: z.number(),
  // Chosen by whoever publishes.
  summary: z.string(),
  questions: z.array(PublicQuestion),
  words: z.array(z.string()),
})
export type PublicResults = z.infer<typeof PublicResults>
/** With what is new in this edition. */
const Stored = PublicResults.extend({ reason: z.string() })

export const readPublicResults = (stored: unknown): z.infer<typeof Stored> | null =>
  Stored.safeParse(stored).data ?? null

/** One text that clients wrote, as it may be chosen. */
export type ChoiceWords = { id: string; text: string }
/** Everything that may be published, before the choice. */
export type ResultsSource = { content: Omit<PublicResults, 'summary' | 'words'>; words: ChoiceWords[] }
export type ResultsChoice = { summary: string; questions: boolean; words: readonly string[] }

export const MOST_WORDS = 20

/** What an edition says: the same for the preview and for what is frozen. */
export const contentOf = (source: ResultsSource, choice: ResultsChoice): PublicResults => ({
  ...source.content,
  summary: choice.summary,
  questions: choice.questions ? source.content.questions : [],
  words: source.words.filter(({ id }) => choice.words.includes(id)).map(({ text }) => text),
})

const sharesOf = ({ share, low, high }: { share: Figure } & Interval) => ({
  share: share.shown,
  low: low.shown,
  high: high.shown,
})
const valueOf = ({ id, label, count, share }: ValueLine) => ({ id, label, count, share: share.shown })
const rowOf = ({ label, hidden, n, mean, importance, values }: RowLine) => ({
  label,
  n: hidden ? null : n,
  mean: mean?.shown ?? null,
  importance: importance?.shown ?? null,
  values: values.map(valueOf),
})
const questionOf = ({ question, number, status, n, dontKnow, measure, values, rows }: QuestionResult) => ({
  ...{ number, title: question.title, status, n, dontKnow },
  measure: measure ? measureText(measure) : '',
  values: values.map(valueOf),
  rows: rows.map(rowOf),
})

const indexTitles = { nps: 'готовность советовать (NPS)', csi: 'оценка с учётом важности (CSI)' } as const

/** What results of a survey give for the public; null – nothing may be shown. */
export function publicOf(
  { survey, forms, main, questions, waves, asOf, threshold }: SurveyResults,
  problems: readonly PublicProblem[],
  agencySlug: string | null,
): Omit<PublicResults, 'summary' | 'words' | 'problemsUnshown'> | null {
  if (asOf === null || forms.status === 'hidden' || forms.answered === 0) return null
  const marks = main?.status === 'shown' && main.measure?.kind === 'marks' ? main.measure : null
  const own = waves[0]?.id === survey.id ? waves[0] : null
  const change = changeText(own?.change ?? null)
  return {
    ...{ title: survey.title, service: survey.service, agencyName: survey.agencyName, agencySlug },
    ...{ opensOn: survey.opensOn, closesOn: survey.closesOn, asOf, threshold, answered: forms.answered },
    asked: forms.status === 'shown' ? forms.asked : null,
    rate: forms.status === 'shown' ? forms.rate.shown : null,
    askedBasis: forms.status === 'shown' ? survey.askedBasis : '',
    main: marks && {
      ...{ title: main?.question.title ?? '', satisfied: marks.satisfied.count, n: marks.n },
      ...sharesOf(marks.satisfied),
    },
    change: change && waves[1] ? `${change} по сравнению с опросом «${waves[1].title}»` : '',
    indices: questions.flatMap(({ measure }) =>
      measure?.kind === 'nps' || measure?.kind === 'csi'
        ? [{ title: indexTitles[measure.kind], text: measureText(measure).replace(/^(NPS|CSI)\s/, '') }]
        : [],
    ),
    // Own words are shown only as they are chosen, one by one.
    questions: questions.filter(({ question }) => !['text', 'file'].includes(question.kind)).map(questionOf),
    problems: [...problems],
  }
}
