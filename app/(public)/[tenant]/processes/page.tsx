import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageTitle } from '@/components/layout/PageTitle'
import { ProcessList, type ProcessCard } from '@/components/processes/public/ProcessList'
import { count } from '@/lib/core/format'
import type { PublicCourse } from '@/lib/processes/publication/content'
import { PORTAL_NAME } from '@/lib/processes/publication/labels'
import { listPublicProcesses } from '@/lib/processes/publication/public-queries'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'
import { OfProduct } from './OfProduct'

export const revalidate = 10
export const generateStaticParams = () => []

const cardCourse = ({ days, cost, client }: Pick<PublicCourse, 'days' | 'cost' | 'client'>) => ({
  days,
  cost: cost && { run: cost.run },
  client,
})

type Props = { params: Promise<{ tenant: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const tenant = await getPublicTenant((await params).tenant)
  return tenant ? { title: tenant.settings.processes.portalName || PORTAL_NAME } : {}
}

/** Processes that the tenant has cleared for everybody (L 2.16), under the name that its act gives the portal. */
export default async function ProcessesPage({ params }: Props) {
  const tenant = await getPublicTenant((await params).tenant)
  const processes = tenant ? await listPublicProcesses(tenant.id) : []
  if (!tenant || processes.length === 0) notFound()
  const { processes: settings } = tenant.settings
  const cards = processes.map(
    ({ slug, title, agency, group, groupTitle, summary, inForce, before, after }): ProcessCard => ({
      slug,
      title,
      agency,
      group,
      groupTitle,
      summary,
      planned: after !== null && inForce === null,
      before: before && cardCourse(before),
      after: after && cardCourse(after),
    }),
  )
  const compared = cards.filter(({ before, after }) => before?.days && after?.days).length
  const groups = [...Map.groupBy(cards, ({ group }) => group)]
    .filter(([key]) => key !== '')
    .map(([key, of]) => ({ key, title: of[0]?.groupTitle ?? key, count: of.length }))
    .toSorted((a, b) => b.count - a.count || a.title.localeCompare(b.title, 'ru'))
  const files = `/${tenant.slug}/open-data`
  return (
    <>
      <PageTitle
        size="l"
        kicker={`${settings.portalName || PORTAL_NAME} · ${tenant.name}`}
        title={
          compared > 0
            ? `Срок и стоимость до и после: ${count(cards.length, 'процесс', 'процесса', 'процессов')}`
            : `Как это устроено: ${count(cards.length, 'процесс', 'процесса', 'процессов')}`
        }
        lead={compared > 0 ? 'Срок – в рабочих днях, до → после; стоимость – для бюджета, за один раз.' : undefined}
      />
      <ProcessList at={`/${tenant.slug}/processes`} cards={cards} groups={groups} />
      <p className="mt-6 text-sm text-muted">
        Открытые данные: <a href={`${files}/processes.csv`}>процессы, CSV</a> ·{' '}
        <a href={`${files}/processes.json`}>JSON</a> · <a href={`${files}#processes`}>паспорт набора</a>
      </p>
      <OfProduct name={settings.productName} url={settings.productUrl} feed={`${files}/processes-feed.json`} />
    </>
  )
}
