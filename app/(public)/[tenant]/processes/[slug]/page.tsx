import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { PageTitle } from '@/components/layout/PageTitle'
import { ProcessEdition } from '@/components/processes/public/ProcessEdition'
import { formatLong, instantToDate } from '@/lib/core/dates'
import { PORTAL_NAME } from '@/lib/processes/publication/labels'
import { getPublicProcess } from '@/lib/processes/publication/public-queries'
import { getPublicTenant, type PublicTenant } from '@/lib/rating/publication/published-queries'
import { OfProduct } from '../OfProduct'

export const revalidate = 10
export const generateStaticParams = () => []

type Props = { params: Promise<{ tenant: string; slug: string }> }

const load = async ({ params }: Props) => {
  const { tenant: tenantSlug, slug } = await params
  const tenant = await getPublicTenant(tenantSlug)
  const found = tenant && (await getPublicProcess(tenant.id, slug))
  return found ? { tenant, found } : null
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const loaded = await load(props)
  if (loaded?.found.kind !== 'open') return { title: 'Снято с публикации', robots: { index: false } }
  const { tenant, found } = loaded
  return {
    title: found.content.title,
    description: found.content.summary.slice(0, 200),
    alternates: { canonical: `/${tenant.slug}/processes/${found.slug}` },
  }
}

/** One process as it was cleared for everybody. */
export default async function PublicProcessPage(props: Props) {
  const loaded = await load(props)
  if (!loaded) notFound()
  const { tenant, found } = loaded
  const list = `/${tenant.slug}/processes`
  if (found.kind === 'moved') permanentRedirect(`${list}/${found.slug}`)
  if (found.kind === 'closed') return <Closed tenant={tenant} on={found.on} />
  const { content, edition, publishedAt } = found
  const at = `${list}/${found.slug}`
  const { productName, productUrl } = tenant.settings.processes
  return (
    <>
      <PageTitle
        size="l"
        kicker={<a href={list}>Все процессы</a>}
        title={content.title}
        lead={[content.agency, content.groupTitle].filter(Boolean).join(' · ')}
      />
      <ProcessEdition
        content={content}
        timeZone={tenant.timeZone}
        fileHref={(fileId) => `${at}/files/${fileId}`}
        mapHref={(state) => `${at}/map?state=${state}`}
      />
      <p className="mt-2 text-sm text-muted">
        Опубликовано {formatLong(instantToDate(tenant.timeZone, publishedAt))}
        {edition > 1 && `, редакция ${edition}`} · <a href={`/${tenant.slug}/open-data/processes.json`}>JSON</a> ·{' '}
        <a href={`/${tenant.slug}/open-data/processes.csv`}>CSV</a>
      </p>
      <OfProduct name={productName} url={productUrl} feed={`/${tenant.slug}/open-data/processes-feed.json`} />
    </>
  )
}

/** A kept address of what is open no more: nothing of it is shown. */
function Closed({ tenant, on }: { tenant: PublicTenant; on: Date }) {
  return (
    <PageTitle
      size="l"
      kicker={tenant.settings.processes.portalName || PORTAL_NAME}
      title="Описание этого процесса снято с публикации"
      lead={
        <>
          Когда закрыто: {formatLong(instantToDate(tenant.timeZone, on))} <a href={`/${tenant.slug}`}>О программе</a>
        </>
      }
    />
  )
}
