/** Results of a self-check by group and by body, as lines of a paper and of a table (Kirov 3.2–3.12). Pure. */
import { formatDateTime, formatLong, type DateString } from '@/lib/core/dates'
import { letters } from '@/lib/processes/check/form'
import type { CheckResults, Tally } from '@/lib/processes/check/summary'
import { demoWords, heading, paragraphs, type Paper, type PaperBlock } from './paper'

type Line = { name: string; tally: Tally }

/** Columns of both files, in their order. */
export const checkHead = [
  'Услуг',
  'Проверено',
  ...letters.map((letter) => `«${letter}»`),
  'Нужен план',
  'Утверждён',
  'Выполнен',
]

export const checkFigures = ({ services, signed, grades, owed, planned, done }: Tally): number[] => [
  services,
  signed,
  ...letters.map((letter) => grades[letter]),
  owed,
  planned,
  done,
]

const tableOf = (caption: string, first: string, lines: readonly Line[], total: Tally): PaperBlock => ({
  kind: 'table',
  caption,
  table: {
    head: [first, ...checkHead],
    widths: [37, 7, 7, ...letters.map(() => 6), 8, 9, 8],
    right: 1,
    rows: [...lines, { name: 'Всего', tally: total }].map(({ name, tally }) => [
      name,
      ...checkFigures(tally).map(String),
    ]),
  },
})

type About = { tenantName: string; timeZone: string; isDemo: boolean; printedAt: Date; today: DateString }

/** The report by groups for the items of the road map; a sample of a questionnaire is said to be one. */
export function checkPaper({ campaign, tally, groups, agencies }: CheckResults, about: About): Paper {
  return {
    demo: demoWords(about.isDemo),
    kicker: about.tenantName,
    title: 'Результаты самопроверки услуг',
    subtitle: campaign.title,
    blocks: [
      {
        kind: 'facts',
        items: [
          ...(campaign.basis ? [{ term: 'Основание', value: campaign.basis }] : []),
          { term: 'Анкета', value: `${campaign.formTitle}${campaign.sample ? ' (образец, никем не утверждён)' : ''}` },
          { term: 'Проверить', value: `до ${formatLong(campaign.checkBy)}` },
          { term: 'Утвердить планы', value: `до ${formatLong(campaign.planBy)}` },
          { term: 'Выполнить планы', value: `до ${formatLong(campaign.doneBy)}` },
          { term: 'По состоянию на', value: formatLong(about.today) },
        ],
      },
      heading('По группам процессов'),
      tableOf(
        'Результаты по группам',
        'Группа',
        groups.map(({ title, tally: of }) => ({ name: title, tally: of })),
        tally,
      ),
      heading('По органам'),
      tableOf('Результаты по органам', 'Орган', agencies, tally),
      ...(tally.signed < tally.services && campaign.closedAt === null
        ? [paragraphs('Проверка идёт: оценки непроверенных услуг в таблицы не входят.')]
        : []),
    ],
    signature: null,
    author: '',
    footer: campaign.title,
    printed: formatDateTime(about.timeZone, about.printedAt),
  }
}
