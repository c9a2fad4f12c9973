import 'server-only'
import { openFile, publisherOf, type OpenDataPart } from '@/lib/platform/open-data'
import { resultsCsv, resultsFacts, resultsFields, resultsJson, resultsTable } from './open-data'
import { listPublicResults, resultsSetDays } from './public-queries'

/** `surveys.csv`, `surveys.json` (question by question), and the set; what was withdrawn stands in no file. */
export const surveysOpenData: OpenDataPart = {
  sets: async ({ id }, publisher) => {
    const days = await resultsSetDays(id)
    if (!days) return []
    return [
      {
        facts: resultsFacts(publisher, days),
        name: 'surveys',
        title: 'Результаты опросов клиентов',
        links: [
          { file: 'surveys.csv', label: 'Таблица, CSV' },
          { file: 'surveys.json', label: 'По вопросам, JSON' },
        ],
        fields: () => Promise.resolve(resultsFields),
        table: async () => {
          const items = await listPublicResults(id)
          return { csv: () => resultsCsv(publisher, items), json: () => resultsTable(publisher, items) }
        },
      },
    ]
  },
  file: async (tenant, name, type) => {
    const items = name === 'surveys' ? await listPublicResults(tenant.id) : []
    return items.length === 0
      ? null
      : openFile(
          name,
          type,
          () => resultsCsv(publisherOf(tenant), items),
          () => resultsJson(items),
        )
  },
}
