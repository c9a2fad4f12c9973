import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageTitle } from '@/components/layout/PageTitle'
import { EmptyState } from '@/components/ui/EmptyState'
import { Section } from '@/components/ui/Section'
import { agencyStatusLabels } from '@/lib/agencies/labels'
import { formatLong } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { count } from '@/lib/core/format'
import type { Methodology } from '@/lib/rating/methodology/types'
import {
  getCurrentMethodology,
  getPublicTenant,
  listPublicAgencies,
  type PublicAgency,
} from '@/lib/rating/publication/published-queries'
import { compileMethodology } from '@/lib/rating/methodology/score'
import './agencies.css'
import { agencyKindLabel } from '@/lib/core/agency-kinds'
import { levelSign } from '@/lib/rating/methodology/labels'

export const revalidate = 10
export const generateStaticParams = () => []
export const metadata: Metadata = { title: 'Участники программы' }

const ending = ({ ended, until, mergedInto }: PublicAgency): string =>
  ended
    ? [
        agencyStatusLabels[ended].toLowerCase(),
        ...(until ? [formatLong(until)] : []),
        ...(mergedInto ? [`теперь ${mergedInto}`] : []),
      ].join(', ')
    : ''

function newestOf({ newest }: PublicAgency, methodology: Methodology): string {
  if (!newest) return 'ещё не оценивался'
  const sign = levelSign(methodology, newest.level)
  return `${formatDecimal(newest.total, { digits: compileMethodology(methodology).scale })} ${sign.glyph} ${sign.title}, ${newest.year}`
}

type ListProps = { agencies: PublicAgency[]; base: string; methodology: Methodology | null }

/** Plain links and few elements: the page carries every participant twice, as HTML and as data. */
const AgencyList = ({ agencies, base, methodology }: ListProps) => (
  <ul className="agency-list">
    {agencies.map((agency) => (
      <li key={agency.id}>
        {agency.newest ? (
          <a href={`${base}/${agency.newest.slug}/${agency.newest.year}`}>{agency.name}</a>
        ) : (
          <b>{agency.name}</b>
        )}
        {agency.ended && <i>{ending(agency)}</i>}
        {methodology && <span>{newestOf(agency, methodology)}</span>}
      </li>
    ))}
  </ul>
)

/** Everyone who takes part, by kind, with the newest published score; those no longer there are marked. */
export default async function AgenciesPage({ params }: { params: Promise<{ tenant: string }> }) {
  const tenant = await getPublicTenant((await params).tenant)
  if (!tenant) notFound()
  const agencies = await listPublicAgencies(tenant.id)
  const methodology = tenant.years.length > 0 ? ((await getCurrentMethodology(tenant.id))?.methodology ?? null) : null
  const active = agencies.filter(({ ended }) => ended === null).length
  return (
    <>
      <PageTitle
        size="l"
        kicker={tenant.name}
        title="Участники программы"
        lead={
          agencies.length > 0 &&
          `${count(active, 'участник', 'участника', 'участников')}.${methodology ? ' Рядом – последняя опубликованная оценка, на странице участника – разбор по критериям и годам.' : ''}`
        }
      />
      {agencies.length === 0 && (
        <EmptyState title="Участников пока нет">Уполномоченный орган ещё не внёс их в портал.</EmptyState>
      )}
      {[...Map.groupBy(agencies, ({ kind }) => kind)].map(([kind, group]) => (
        <Section key={kind} title={agencyKindLabel(kind)} rule>
          <AgencyList agencies={group} base={`/${tenant.slug}/agencies`} methodology={methodology} />
        </Section>
      ))}
    </>
  )
}
