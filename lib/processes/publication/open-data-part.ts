import 'server-only'
import { openDataBase, openFile, publisherOf, type OpenDataPart } from '@/lib/platform/open-data'
import { PORTAL_NAME } from './labels'
import { processCsv, processFeed, processFields, processJson, processSetFacts } from './open-data'
import { listPublicProcesses, processSetDays } from './public-queries'

/**
 * `processes.csv`, `processes.json`, the feed `processes-feed.json`, and the set. What was withdrawn stands in no file,
 * so an earlier state of the set is not offered.
 */
export const processOpenData: OpenDataPart = {
  sets: async ({ id }, publisher) => {
    const days = await processSetDays(id)
    if (!days) return []
    return [
      {
        facts: processSetFacts(publisher, days),
        name: 'processes',
        title: 'Процессы: срок и стоимость раньше и теперь',
        links: [
          { file: 'processes.csv', label: 'Таблица, CSV' },
          { file: 'processes.json', label: 'JSON' },
          { file: 'processes-feed.json', label: 'Лента, JSON Feed' },
        ],
        fields: () => Promise.resolve(processFields),
        table: async () => {
          const items = await listPublicProcesses(id)
          return { csv: () => processCsv(publisher, items), json: () => processJson(publisher, items) }
        },
      },
    ]
  },
  file: async (tenant, name, type) => {
    if (!/^processes(-feed)?$/.test(name) || (name === 'processes-feed' && type === 'csv')) return null
    if (!(await processSetDays(tenant.id))) return null
    const publisher = publisherOf(tenant)
    const items = await listPublicProcesses(tenant.id)
    const title = `${tenant.settings.processes.portalName || PORTAL_NAME} · ${tenant.name}`
    const site = openDataBase(tenant).replace(/\/open-data$/, '')
    return openFile(
      name,
      type,
      () => processCsv(publisher, items),
      () => (name === 'processes' ? processJson(publisher, items) : processFeed(publisher, { title, site }, items)),
    )
  },
}
