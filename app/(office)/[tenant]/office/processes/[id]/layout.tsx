import type { ReactNode } from 'react'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { PathTabs } from '@/components/ui/PathTabs'
import { StatusMark } from '@/components/ui/StatusMark'
import { may } from '@/lib/access'
import { kindText, processStatusLabels } from '@/lib/processes/registry/labels'
import { loadProcess } from './load'
import { processTabs } from './tabs'

type Props = { children: ReactNode; params: Promise<{ tenant: string; id: string }> }

/** Which process it is and where it stands, above each of its pages. */
export default async function ProcessLayout({ children, params }: Props) {
  const { tenant, id } = await params
  const { actor, process } = await loadProcess(tenant, id)
  const { entry, status, keeper } = process
  const office = `/${tenant}/office/processes`
  // An institution's people may see their own lines of it only.
  const registry = [keeper.id, entry.owner.agencyId].find((agency) => may(actor, 'process.read', agency))
  const { short, mark } = processStatusLabels[status]
  const tabs = processTabs
    .filter(({ when, needs }) => (!when || when(process)) && (!needs || may(actor, needs)))
    .map(({ segment, label }) => ({ segment, label }))
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('processes'), href: office },
          registry ? { label: keeper.name, href: `${office}/registry/${registry}` } : { label: keeper.name },
          { label: entry.code },
        ]}
      />
      <PageTitle
        title={entry.name}
        kicker={`${entry.owner.agency} · ${kindText(entry)}`}
        meta={<StatusMark kind={mark}>{short}</StatusMark>}
      />
      {tabs.length > 1 && <PathTabs label="Страницы процесса" base={`${office}/${id}`} tabs={tabs} />}
      {children}
    </>
  )
}
