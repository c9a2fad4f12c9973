import type { Metadata } from 'next'
import { CockpitFilterForm } from '@/components/cockpit/CockpitFilterForm'
import { MatrixTable } from '@/components/cockpit/MatrixTable'
import { shownMatrix } from '@/components/cockpit/rows'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { PrintButton } from '@/components/ui/PageButtons'
import { Pagination } from '@/components/ui/Pagination'
import { StatusKey } from '@/components/ui/StatusMark'
import { LinkPills } from '@/components/ui/Tabs'
import { cockpitQuery, readCockpitFilter } from '@/lib/cockpit/filter'
import { getCockpit, type CockpitView } from '@/lib/cockpit/queries'
import { agree, count } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { CockpitTabs } from './CockpitTabs'

export const metadata: Metadata = { title: pageName('cockpit') }

type Props = {
  params: Promise<{ tenant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const titleOf = ({ matrix: { states }, seen, parentName }: CockpitView): string => {
  const all = Object.values(states).reduce((sum, n) => sum + n, 0)
  const whose = parentName ? `${parentName}: ` : ''
  if (states.BEHIND > 0)
    return `${whose}${whose ? 'о' : 'О'}${agree(states.BEHIND, 'тстаёт', 'тстают')} ${states.BEHIND} из ${count(all, 'участника', 'участников', 'участников')}`
  return all === 0 && seen > 0 ? 'Никого не нашлось' : `${whose}${whose ? 'н' : 'Н'}икто не отстаёт`
}

/** The whole matrix with every condition in the address. */
export default async function CockpitPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const filter = readCockpitFilter(await searchParams)
  const base = `/${tenant}/office/cockpit`
  const actor = await requireActor(tenant, `${base}?${cockpitQuery(filter)}`)
  const view = await getCockpit(actor, filter)
  const { matrix, year, quarter, years, kinds, parents } = view
  const { states } = matrix
  const all = Object.values(states).reduce((sum, n) => sum + n, 0)
  const pill = (state: typeof filter.state, label: string, n: number) => ({
    href: `${base}?${cockpitQuery(filter, { state })}`,
    label,
    count: n,
    current: filter.state === state,
  })
  return (
    <>
      <Breadcrumbs items={[{ label: pageName(''), href: `/${tenant}/office` }, { label: pageName('cockpit') }]} />
      <OfficeTitle
        path="cockpit"
        says={titleOf(view)}
        actions={
          <>
            {view.side === 'staff' && (
              <ButtonLink variant="quiet" href={`${base}/wall?${cockpitQuery(filter)}`}>
                На большой экран
              </ButtonLink>
            )}
            <PrintButton />
          </>
        }
      />
      <CockpitTabs base={base} filter={filter} />
      <LinkPills
        label="Как идут"
        items={[
          pill(null, 'Все', all),
          pill('BEHIND', 'Отстают', states.BEHIND),
          pill('ATTENTION', 'Требуют внимания', states.ATTENTION),
          pill('ON_TRACK', 'В графике', states.ON_TRACK),
        ]}
      />
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <CockpitFilterForm
          base={base}
          filter={filter}
          year={year}
          quarter={quarter}
          years={years}
          kinds={kinds}
          parents={parents}
          columns={matrix.columns}
        />
        <StatusKey />
      </div>
      {matrix.rows.length === 0 ? (
        <EmptyState title="Под эти условия никто не подходит">Измените слова или сбросьте условия.</EmptyState>
      ) : (
        <MatrixTable
          matrix={shownMatrix(
            matrix,
            { slug: tenant, base, filter, year, quarter },
            { medians: filter.view === 'list' && all > 1 },
          )}
        />
      )}
      <Pagination
        page={matrix.page}
        pages={matrix.pages}
        href={(page) => `${base}?${cockpitQuery(filter, { page })}`}
        total={matrix.total}
      />
    </>
  )
}
