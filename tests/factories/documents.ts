import type { AssessmentDocument } from '@/lib/rating/assessment/document'
import type { AwardDocument } from '@/lib/rating/award/document'
import { criterionName } from '@/lib/rating/methodology/types'
import { attestedFromScore, maximumTotal, scoreAssessment } from '@/lib/rating/methodology/score'
import { kuzbass } from '../unit/rating/kuzbass'

/** Signs that Typst, XML, CSV and Markdown would each take for their own. */
export const NASTY =
  'Приказ # 1 *важный* _подчёркнутый_ $x$ "кавычки" \\обратная\\ [скобки] <b>тег</b> & @ссылка `код` //примечание ~ = + - 1. конец'

/** With ordinary spaces, which are easier to write in a test than those that do not break. */
export const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

/** The act's worked example as a printed copy: nine points, the first criterion with nothing but a hostile text. */
export function assessmentDocument(over: Partial<AssessmentDocument> = {}): AssessmentDocument {
  const methodology = kuzbass
  const scores = [1, 2, 2, 2, 2, 2, 2, 2]
  const { criteria, total, sumOfScores } = scoreAssessment(methodology, scores)
  return {
    year: 2025,
    methodologyTitle: methodology.title,
    programme: 'Эффективный регион',
    tenantName: 'Кемеровская область – Кузбасс',
    agencyName: 'Юргинский городской округ',
    status: 'Сдана',
    criteria: methodology.criteria.map((criterion, i) => {
      const attested = attestedFromScore(criterion, scores[i] ?? 0)
      return {
        number: criterion.number,
        title: criterion.title,
        shortTitle: criterionName(criterion),
        weight: criterion.weight,
        cumulative: criterion.cumulative,
        options: criterion.options.map(({ score, text }) => ({ score, text, attested: attested.includes(score) })),
        answered: true,
        score: scores[i] ?? 0,
        points: criteria[i]?.points ?? '0',
        gaps: [],
        comment:
          i === 0
            ? NASTY
            : i === 1
              ? ''
              : `Пояснение к критерию ${criterion.number}: работа ведётся по плану.\nВторой абзац пояснения.`,
        evidence:
          i === 2
            ? []
            : [
                {
                  title: i === 0 ? NASTY : `Приказ № ${criterion.number}-п`,
                  source: 'Файл, PDF, 1,2 МБ',
                  url: null,
                  rung: criterion.cumulative ? 1 : null,
                  addedBy: 'Анна Пример',
                  addedOn: '2025-12-01',
                },
                {
                  title: `Страница на сайте ${criterion.number}`,
                  source: 'https://example.test/a',
                  url: `https://example.test/very/long/address/that/does/not/break/anywhere/${criterion.number}/index.html?with=query&and=more`,
                  rung: null,
                  addedBy: 'Анна Пример',
                  addedOn: '2025-12-02',
                },
              ],
        verified:
          i < 4
            ? {
                score: scores[i] ?? 0,
                points: criteria[i]?.points ?? '0',
                reason: `Сверено, критерий ${criterion.number}.`,
              }
            : null,
      }
    }),
    total,
    maximum: maximumTotal(methodology),
    sumOfScores,
    level: { code: 'PROGRESSIVE', title: 'Прогрессивный' },
    selfAssessmentDue: '2025-12-15',
    submitted: { by: 'Анна Сергеевна Пример', at: '12 декабря 2025 г., 14:05', late: false },
    printedAt: '13 декабря 2025 г., 09:30',
    isDemo: false,
    ...over,
  }
}

/** A level certificate of the act's worked example. */
export const awardOf = (over: Partial<AwardDocument> = {}): AwardDocument => ({
  kind: 'LEVEL_CERTIFICATE',
  heading: 'Свидетельство об уровне',
  awardText: null,
  number: 'К-2025-001',
  code: '6bnz4asn8urqyfh8wj6n',
  checkPath: '/kuzbass/check/6bnz4asn8urqyfh8wj6n',
  tenantName: 'Кемеровская область – Кузбасс',
  programme: 'Эффективный регион',
  authority: 'Комитет по развитию региональных систем Администрации Правительства Кузбасса',
  basis: 'Порядок определения рейтинга (приложение № 3)',
  subjectOfLevel: null,
  agencyName: 'Юргинский городской округ',
  year: 2025,
  level: 'LEADER',
  levelTitle: 'Лидер',
  levelTone: 'leader',
  total: '13.4',
  maximum: '14.9',
  issuedOn: '2026-03-27',
  validUntil: '2027-03-27',
  confirmedOn: null,
  state: 'VALID',
  ratingVersion: 1,
  isDemo: false,
  ...over,
})
