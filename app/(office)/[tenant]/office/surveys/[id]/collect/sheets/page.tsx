import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SheetEntry } from '@/components/feedback/SheetEntry'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { getCollecting } from '@/lib/feedback/answers/collect-queries'
import { enteredChannels, type EnteredChannel } from '@/lib/feedback/answers/labels'
import { requireActor } from '@/lib/platform/actor'

export const metadata: Metadata = { title: 'Листы опроса' }

const titles: Record<EnteredChannel, string> = {
  PAPER: 'Бумажные анкеты',
  PHONE: 'Опрос по телефону',
  SHEET: 'Лист ведущего',
}

export default async function SheetsPage({
  params,
  searchParams,
}: {
  params: Promise<{ tenant: string; id: string }>
  searchParams: Promise<{ way?: string | string[] }>
}) {
  const { tenant, id } = await params
  const { way } = await searchParams
  const at = `/${tenant}/office/surveys`
  const actor = await requireActor(tenant, `${at}/${id}/collect/sheets`)
  const survey = await getCollecting(actor, { id })
  const channel = enteredChannels.find((one) => one === way) ?? 'PAPER'
  if (!survey?.content || !survey.versionId || survey.status !== 'OPEN' || !survey.may.enter) notFound()
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('surveys'), href: at },
          { label: survey.title, href: `${at}/${id}` },
          { label: 'Сбор ответов', href: `${at}/${id}/collect` },
          { label: titles[channel] },
        ]}
      />
      <PageTitle title={titles[channel]} kicker={survey.title} />
      <SheetEntry
        address={`/api/${tenant}/surveys/${id}/sheets`}
        versionId={survey.versionId}
        content={survey.content}
        channel={channel}
        agencies={survey.agencies}
        points={survey.points.map(({ id: value, name }) => ({ value, label: name }))}
        asker={survey.agencyName ?? actor.tenant.name}
      />
    </>
  )
}
