import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { EntryTable } from '@/components/processes/EntryTable'
import { formatLong } from '@/lib/core/dates'
import { requireActor } from '@/lib/platform/actor'
import { processes } from '@/lib/processes/registry/labels'
import { getRegistryPaper } from '@/lib/processes/registry/registry-queries'

export const metadata: Metadata = { title: 'Версия реестра процессов' }

type Props = { params: Promise<{ tenant: string; agencyId: string; number: string }> }

export default async function RegistryVersionPage({ params }: Props) {
  const { tenant, agencyId, number } = await params
  const office = `/${tenant}/office/processes`
  const at = `${office}/registry/${agencyId}`
  const actor = await requireActor(tenant, `${at}/versions/${number}`)
  if (!/^\d{1,6}$/.test(number)) notFound()
  const { agency, act, entries } = await getRegistryPaper(actor, { agencyId, number: Number(number) })
  const file = `/api/${tenant}/documents/registries/${agencyId}-${number}`
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('processes'), href: office },
          { label: agency.name, href: at },
          { label: `Версия ${number}` },
        ]}
      />
      <PageTitle
        title={`Реестр процессов, версия ${number}: ${processes(entries.length)}`}
        kicker={agency.name}
        lead={act && `${act.actTitle} от ${formatLong(act.actOn)} № ${act.actNumber}`}
        actions={
          <span className="flex flex-wrap items-center gap-x-4 gap-y-1 text-dense">
            <a href={`${at}/compare?from=${number}`}>Сравнить с нынешним</a>
            <a href={`${file}.docx`} download="">
              DOCX
            </a>
            <a href={`${file}.pdf`} download="">
              PDF
            </a>
            <a href={`${file}.xlsx`} download="">
              XLSX
            </a>
            {act?.file && (
              <a href={`/api/${tenant}/files/${act.file.id}`} download="">
                Подписанный акт
              </a>
            )}
          </span>
        }
      />
      <EntryTable entries={entries} base={office} />
    </>
  )
}
