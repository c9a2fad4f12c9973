import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { queueLines } from '@/components/queue/lines'
import { QueueLines } from '@/components/queue/QueueLines'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { Section } from '@/components/ui/Section'
import { LinkPills } from '@/components/ui/Tabs'
import { pageNumber } from '@/lib/core/pages'
import { requireActor } from '@/lib/platform/actor'
import { queueLabels } from '@/lib/queue/labels'
import { getQueue } from '@/lib/queue/queries'

export const metadata: Metadata = { title: 'Что вас ждёт' }

type Props = {
  params: Promise<{ tenant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const ROWS = 50

/** Everything of one kind that waits for the person, page by page. */
export default async function QueuePage({ params, searchParams }: Props) {
  const { tenant } = await params
  const asked = await searchParams
  const office = `/${tenant}/office`
  const base = `${office}/queue`
  const actor = await requireActor(tenant, base)
  const { groups } = await getQueue(actor)
  const group = asked.kind === undefined ? groups[0] : groups.find(({ kind }) => kind === asked.kind)
  const crumbs = <Breadcrumbs items={[{ label: pageName(''), href: office }, { label: 'Что вас ждёт' }]} />
  const kinds = (
    <LinkPills
      label="Что вас ждёт"
      items={groups.map(({ kind, items }) => ({
        href: `${base}?kind=${kind}`,
        label: queueLabels(kind).title,
        count: items.length,
        current: kind === group?.kind,
      }))}
    />
  )
  if (!group) {
    return (
      <>
        {crumbs}
        <PageTitle title="Что вас ждёт" />
        {groups.length > 0 ? (
          kinds
        ) : (
          <EmptyState title="Сейчас от вас ничего не ждут">Когда появятся дела и сроки, они будут здесь.</EmptyState>
        )}
      </>
    )
  }
  const { title, action, list } = queueLabels(group.kind)
  const pages = Math.ceil(group.items.length / ROWS)
  const page = Math.min(pages, pageNumber(asked.page))
  return (
    <>
      {crumbs}
      <PageTitle
        title={`${title}: ${group.items.length}`}
        actions={list && <a href={`${office}/${list.href}`}>{list.label}</a>}
      />
      <QueueLines base={office} action={action} lines={queueLines(group.items.slice((page - 1) * ROWS, page * ROWS))} />
      <Pagination
        page={page}
        pages={pages}
        href={(n) => `${base}?kind=${group.kind}&page=${n}`}
        total={group.items.length}
      />
      {groups.length > 1 && <Section title="Всё, что вас ждёт">{kinds}</Section>}
    </>
  )
}
