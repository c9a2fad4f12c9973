import 'server-only'
import { agencyKindLabel } from '@/lib/core/agency-kinds'
import { csv } from '@/lib/core/csv'
import { openFile, type OpenDataPart } from '@/lib/platform/open-data'
import { listPublicPractices } from './published-queries'

const practiceColumns = ['practice', 'title', 'agency', 'agency_kind', 'published', 'taken_by']
const columns = [...practiceColumns, 'goal', 'unit', 'before', 'after']
const number = (text: string | null): number | null => (text === null ? null : Number(text))

/** Published practices: a line a measured goal in CSV, a practice with its goals in JSON; no set of their own. */
export const practicesOpenData: OpenDataPart = {
  sets: () => Promise.resolve([]),
  file: async (tenant, name, type) => {
    const practices = name === 'practices' ? await listPublicPractices(tenant.id, tenant.timeZone) : []
    if (practices.length === 0) return null
    return openFile(
      name,
      type,
      () =>
        csv([
          columns,
          ...practices.flatMap((practice) =>
            practice.results.map((one) => [
              practice.slug,
              practice.title,
              practice.agencyName,
              agencyKindLabel(practice.agencyKind),
              practice.year,
              practice.taken,
              one.name,
              one.unit,
              number(one.before),
              number(one.after),
            ]),
          ),
        ]),
      () => practices.map(({ agencyKind, ...practice }) => ({ ...practice, agencyKind: agencyKindLabel(agencyKind) })),
    )
  },
}
