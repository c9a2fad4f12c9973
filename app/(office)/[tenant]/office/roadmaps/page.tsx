import type { Metadata } from 'next'

import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { ButtonLink } from '@/components/ui/Button'
import { Pagination } from '@/components/ui/Pagination'
import { Section } from '@/components/ui/Section'
import { LinkPills } from '@/components/ui/Tabs'
import { count } from '@/lib/core/format'
import { pageNumber } from '@/lib/core/pages'
import { requireActor } from '@/lib/platform/actor'
import { listRoadmaps } from '@/lib/roadmaps/list-queries'
import { agencyFilters, type AgencyFilterName } from '@/lib/roadmaps/view'
import { AgencyMaps } from './AgencyMaps'
import { Programme } from './Programme'

export const metadata: Metadata = { title: pageName('roadmaps') }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Record<string, string | undefined>> }

const filterLabels: Record<AgencyFilterName, string> = {
  ALL: 'Все органы',
  UNAPPROVED: 'Не утверждены',
  OVERDUE: 'Есть просроченные',
  CHECKING: 'Ждут проверки',
  CHANGES: 'Предложены изменения',
}

export default async function RoadmapsPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { year = '', show = 'ALL', page = '1' } = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/roadmaps`)
  const filter = agencyFilters.find((one) => one === show) ?? 'ALL'
  const list = await listRoadmaps(actor, { year: Number(year) || null, filter, page: pageNumber(page) })
  const { programme, counts, can } = list
  const at = `/${tenant}/office/roadmaps`
  const href = (change: Record<string, string>) => {
    const query = new URLSearchParams(
      Object.entries({ year: String(list.year), show: filter, ...change }).filter(
        ([key, value]) => value !== '' && !(key === 'show' && value === 'ALL') && !(key === 'page' && value === '1'),
      ),
    )
    return `${at}?${query.toString()}`
  }
  const overdue = programme.reduce((sum, map) => sum + (map.status === 'APPROVED' ? map.progress.overdue : 0), 0)
  return (
    <>
      <OfficeTitle
        path="roadmaps"
        says={
          overdue > 0
            ? `Просрочено в карте программы: ${count(overdue, 'мероприятие', 'мероприятия', 'мероприятий')}`
            : null
        }
        lead="Что, кто и к какому дню делает по программе, и собственные карты органов."
        actions={
          <>
            {list.waiting > 0 && (
              <ButtonLink variant="quiet" href={`${at}/waiting`}>
                Проверить сданное: {list.waiting}
              </ButtonLink>
            )}
            {can.create && <ButtonLink href={`${at}/new`}>Составить карту</ButtonLink>}
          </>
        }
      />
      <Programme tenant={tenant} maps={programme} can={can} />
      <Section title={`Карты органов за ${list.year} год`}>
        {list.years.length > 1 && (
          <LinkPills
            label="Год"
            items={list.years.map((one) => ({
              href: href({ year: String(one), page: '1' }),
              label: String(one),
              current: one === list.year,
            }))}
          />
        )}
        {counts.ALL > 1 && (
          <LinkPills
            label="Показать"
            items={agencyFilters
              .filter((one) => one === 'ALL' || one === filter || counts[one] > 0)
              .map((one) => ({
                href: href({ show: one, page: '1' }),
                label: filterLabels[one],
                count: counts[one],
                current: one === filter,
              }))}
          />
        )}
        <AgencyMaps at={at} list={list} />
        <Pagination page={list.page} pages={list.pages} href={(n) => href({ page: String(n) })} total={list.total} />
      </Section>
    </>
  )
}
