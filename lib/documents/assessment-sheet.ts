/** A self-assessment as lines of a paper: what both PDF and DOCX print, in the order of the screen. */
import { formatLong, formatShort } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import type { AssessmentDocument, DocumentCriterion } from '@/lib/rating/assessment/document'

type SheetOption = { on: boolean; score: string; text: string }
export type SheetCriterion = {
  heading: string
  note: string
  options: SheetOption[]
  /** What is wrong with the ladder, or empty. */
  gap: string
  comment: string
  evidence: string[]
  result: string
  verified: string
}
export type AssessmentSheet = {
  demo: string
  kicker: string
  title: string
  agency: string
  facts: { term: string; value: string }[]
  criteria: SheetCriterion[]
  summary: { head: string[]; rows: string[][]; total: string; level: string; sum: string }
  /** Stands for the signature by hand; the portal's own record is among the facts. */
  signature: { post: string; date: string }
  /** At the foot of every page: what this is, and when the copy was made. */
  footer: string
  printed: string
}

const number = (text: string): string => formatDecimal(text)

function criterionOf(c: DocumentCriterion): SheetCriterion {
  return {
    heading: `${c.number}. ${c.title}`,
    note: `Коэффициент ${number(c.weight)}${c.cumulative ? '. Ступени складываются: каждая требует предыдущих' : ''}.`,
    options: c.options.map((option) => ({ on: option.attested, score: String(option.score), text: option.text })),
    gap: c.gaps.length > 0 ? `Не подтверждены ступени: ${c.gaps.join(', ')}; ступени выше них не засчитаны.` : '',
    comment: c.comment || 'Пояснения нет.',
    evidence: c.evidence.map(
      (e) =>
        `${e.title} – ${e.url ?? e.source}${e.rung === null ? '' : `, ступень ${e.rung}`}; ${e.addedBy}, ${formatShort(e.addedOn)}`,
    ),
    result: c.answered ? `Балл ${c.score} × ${number(c.weight)} = ${number(c.points)}` : 'Ответа нет: балл 0',
    verified: c.verified
      ? `По проверке: ${c.verified.score} × ${number(c.weight)} = ${number(c.verified.points)}. ${c.verified.reason}`.trim()
      : '',
  }
}

/** The lines of the printed copy. Pure: the same document always prints the same. */
export function assessmentSheet(document: AssessmentDocument): AssessmentSheet {
  const { submitted } = document
  return {
    demo: document.isDemo ? 'Демонстрационные данные: орган настоящий, оценка – нет.' : '',
    kicker: `${document.tenantName}. Программа «${document.programme}»`,
    title: `Самооценка за ${document.year} год`,
    agency: document.agencyName,
    facts: [
      { term: 'Основание', value: document.methodologyTitle },
      { term: 'Состояние', value: document.status },
      { term: 'Срок представления', value: formatLong(document.selfAssessmentDue) },
      {
        term: 'Представлена',
        value: submitted
          ? `${submitted.at}, ${submitted.by}${submitted.late ? ' (позже срока)' : ''}`
          : 'не представлена',
      },
      {
        term: 'Оценка',
        value: `${number(document.total)} из ${number(document.maximum)}, уровень «${document.level.title}»`,
      },
    ],
    criteria: document.criteria.map(criterionOf),
    summary: {
      head: ['№', 'Критерий', 'Балл', 'Коэффициент', 'Вклад'],
      rows: document.criteria.map((c) => [
        String(c.number),
        c.shortTitle,
        c.answered ? String(c.score) : '–',
        number(c.weight),
        number(c.points),
      ]),
      total: `${number(document.total)} из ${number(document.maximum)}`,
      level: document.level.title,
      sum: String(document.sumOfScores),
    },
    signature: { post: 'Куратор', date: '«____» ______________ 20____ г.' },
    footer: `Самооценка за ${document.year} год. ${document.agencyName}`,
    printed: `Копия сделана ${document.printedAt}`,
  }
}
