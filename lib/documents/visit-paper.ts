/** A visit sheet as lines of a paper. Pure. */
import { formatDateTime, formatLong } from '@/lib/core/dates'
import { levelLabels, unitLabel } from '@/lib/tools/labels'
import { demoWords, EMPTY_DATE, heading, paragraphs, type Paper } from './paper'
import type { VisitDocument } from '@/lib/tools/view'

export function visitPaper(visit: VisitDocument): Paper {
  return {
    demo: demoWords(visit.isDemo),
    kicker: `${visit.tenantName}. Программа «${visit.programme}»`,
    title: `Лист посещения № ${visit.number}`,
    subtitle: visit.agency.name,
    blocks: [
      {
        kind: 'facts',
        items: [
          { term: 'День посещения', value: formatLong(visit.visitedOn) },
          { term: 'Кто приходил', value: visit.visitors },
          ...(visit.hosts ? [{ term: 'Кто принимал', value: visit.hosts }] : []),
          ...(visit.withdrawn
            ? [
                {
                  term: 'Аннулирован',
                  value: `${formatLong(visit.withdrawn.on)}, ${visit.withdrawn.by}: ${visit.withdrawn.reason}`,
                },
              ]
            : []),
        ],
      },
      heading('Что увидели'),
      {
        kind: 'table',
        caption: 'Уровень применения инструментов',
        table: {
          head: ['Инструмент, подразделение', 'Заявлено', 'Увидено', 'Замечание'],
          widths: [36, 14, 14, 36],
          right: 9,
          rows: visit.findings.map((row) => [
            `${row.title}, ${unitLabel(row.unit).toLowerCase()}`,
            levelLabels[row.claimed],
            levelLabels[row.seen],
            row.remark || '–',
          ]),
        },
      },
      heading('Вывод'),
      paragraphs(visit.conclusion),
    ],
    signature: { post: visit.visitors, date: EMPTY_DATE },
    author: visit.tenantName,
    footer: `Лист посещения № ${visit.number}. ${visit.agency.name}`.slice(0, 90),
    printed: `Копия сделана ${formatDateTime(visit.timeZone, visit.printedAt)}`,
  }
}
