import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ProjectGallery, type GalleryItem } from '@/components/gallery/ProjectGallery'
import { PageTitle } from '@/components/layout/PageTitle'
import { count } from '@/lib/core/format'
import { listPublicPractices } from '@/lib/gallery/published-queries'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'
import { agencyKindLabel } from '@/lib/core/agency-kinds'

export const revalidate = 10
export const generateStaticParams = () => []
export const metadata: Metadata = { title: 'Лучшие практики' }

/** Practices that any agency can take over. */
export default async function PracticesPage({ params }: { params: Promise<{ tenant: string }> }) {
  const tenant = await getPublicTenant((await params).tenant)
  const practices = tenant ? await listPublicPractices(tenant.id, tenant.timeZone) : []
  if (!tenant || practices.length === 0) notFound()
  const items = practices.map((practice): GalleryItem => ({
    key: practice.slug,
    title: practice.title,
    agency: practice.agencyName,
    kind: practice.agencyKind,
    state: practice.taken > 0 ? 'taken' : 'free',
    year: String(practice.year),
    about: [`опубликована в ${practice.year} году`, practice.taken > 0 && `переняли: ${practice.taken}`]
      .filter(Boolean)
      .join(' · '),
    text:
      practice.problem.length > 240 ? `${practice.problem.slice(0, 240).replace(/\s+\S*$/, '')}…` : practice.problem,
    results: practice.results,
    notes: [],
    href: `/${tenant.slug}/practices/${practice.slug}`,
    hrefLabel: 'Как это сделали',
  }))
  const kinds = [...new Set(practices.map(({ agencyKind }) => agencyKind))].map((value) => ({
    value,
    label: agencyKindLabel(value),
  }))
  const states = [
    { value: 'taken', label: 'Уже переняли' },
    { value: 'free', label: 'Ещё не переняли' },
  ].filter(({ value }) => items.some(({ state }) => state === value))
  const years = [...new Set(items.map(({ year }) => year))]
    .sort()
    .reverse()
    .map((value) => ({ value, label: value }))
  const files = `/${tenant.slug}/open-data/practices`
  return (
    <>
      <PageTitle
        size="l"
        kicker={tenant.name}
        title="Практики, которые можно повторить"
        lead={`${count(practices.length, 'практика', 'практики', 'практик')} с подтверждённым результатом: что было не так, что сделали и к кому обратиться.`}
      />
      <ProjectGallery
        items={items}
        kinds={kinds}
        states={states}
        years={years}
        words={['практики', 'практик', 'практик']}
        searchLabel="Найти практику по словам или органу"
      />
      <p className="mt-6 text-sm text-muted">
        Открытые данные: <a href={`${files}.csv`}>практики, CSV</a> · <a href={`${files}.json`}>JSON</a>
      </p>
    </>
  )
}
