import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { PageTitle } from '@/components/layout/PageTitle'
import { ProgressMark } from '@/components/roadmaps/StateMark'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { LinkPills } from '@/components/ui/Tabs'
import { formatShort, type DateString } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { pageNumber } from '@/lib/core/pages'
import { requireActor } from '@/lib/platform/actor'
import { approvalText, roadmapStatusLabels, yearsText } from '@/lib/roadmaps/labels'
import { listRoadmaps } from '@/lib/roadmaps/list-queries'
import { approvalTiming, isUnapproved } from '@/lib/roadmaps/rules'
import { agencyFilters, type AgencyFilterName, type AgencyRoadmapLine, type RoadmapLine } from '@/lib/roadmaps/view'
import { loadRoadmapAction } from './action'

export const metadata: Metadata = { title: 'Дорожные карты' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Record<string, string | undefined>> }

const filterLabels: Record<AgencyFilterName, string> = {
  ALL: 'Все органы',
  UNAPPROVED: 'Не утверждены',
  OVERDUE: 'Есть просроченные',
  CHECKING: 'Ждут проверки',
  CHANGES: 'Предложены изменения',
}

/** «утверждена», «черновик · не утверждена: срок 28.09.2023 прошёл 3 дня назад», or that there is no map. */
function MapState({ line, today }: { line: AgencyRoadmapLine; today: DateString }) {
  const timing = approvalTiming(line.approvalDue, line.map?.approvedOn ?? null, today)
  const words = approvalText(timing, line.approvalDue)
  const late = timing.code === 'OVERDUE' && line.map?.status !== 'CLOSED'
  const { short, mark } = line.map
    ? roadmapStatusLabels[line.map.status]
    : { short: 'карты нет', mark: 'none' as const }
  return (
    <>
      <StatusMark kind={late ? 'bad' : mark}>
        {short}
        {line.map?.approvedOn && ` ${formatShort(line.map.approvedOn)}`}
      </StatusMark>
      {words && (late || timing.code === 'LATE' || timing.code === 'WAITING') && (
        <span className={`block text-sm ${late ? 'text-danger' : 'text-muted'}`}>{words}</span>
      )}
    </>
  )
}

function Programme({ at, maps, empty }: { at: string; maps: RoadmapLine[]; empty: ReactNode }) {
  const columns: Column<RoadmapLine>[] = [
    {
      key: 'title',
      header: 'Карта',
      phone: 'title',
      cell: (map) => (
        <>
          <Link prefetch={false} href={`${at}/${map.id}`} className="font-medium">
            {map.title}
          </Link>
          <span className="block text-sm font-normal text-muted">
            {map.basis || yearsText(map.yearFrom, map.yearTo)}
          </span>
        </>
      ),
    },
    {
      key: 'years',
      header: 'Годы',
      width: '8rem',
      cell: (map) => (map.yearFrom === map.yearTo ? map.yearFrom : `${map.yearFrom}–${map.yearTo}`),
    },
    {
      key: 'status',
      header: 'Состояние',
      width: '12rem',
      cell: (map) => (
        <StatusMark kind={roadmapStatusLabels[map.status].mark}>{roadmapStatusLabels[map.status].short}</StatusMark>
      ),
    },
    {
      key: 'progress',
      header: 'Выполнено',
      width: '14rem',
      phone: 'wide',
      cell: (map) => <ProgressMark progress={map.progress} />,
    },
  ]
  return (
    <DataTable caption="Дорожные карты программы" columns={columns} rows={maps} rowKey={({ id }) => id} empty={empty} />
  )
}

export default async function RoadmapsPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { year = '', show = 'ALL', page = '1' } = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/roadmaps`)
  const filter = agencyFilters.find((one) => one === show) ?? 'ALL'
  const list = await listRoadmaps(actor, { year: Number(year) || null, filter, page: pageNumber(page) })
  const { programme, rows, counts, can, today } = list
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
  const columns: Column<AgencyRoadmapLine>[] = [
    {
      key: 'agency',
      header: 'Орган',
      phone: 'title',
      cell: (line) =>
        line.map ? (
          <Link prefetch={false} href={`${at}/${line.map.id}`} className="font-medium">
            {line.agencyName}
          </Link>
        ) : (
          <span className="font-medium">{line.agencyName}</span>
        ),
    },
    {
      key: 'state',
      header: 'Карта',
      width: '18rem',
      phone: 'wide',
      cell: (line) => <MapState line={line} today={today} />,
    },
    {
      key: 'progress',
      header: 'Выполнено',
      width: '13rem',
      phone: 'wide',
      cell: (line) =>
        line.map && !isUnapproved(line.map.status) ? (
          <ProgressMark progress={line.map.progress} />
        ) : (
          <span className="text-muted max-md:hidden">–</span>
        ),
    },
    {
      key: 'waits',
      header: 'Ждёт решения',
      width: '12rem',
      phone: 'wide',
      cell: (line) => (
        <span className="text-sm">
          {[
            line.map && line.map.progress.checking > 0 && `на проверке: ${line.map.progress.checking}`,
            line.map && line.map.changes > 0 && `изменений: ${line.map.changes}`,
          ]
            .filter(Boolean)
            .join(' · ') || <span className="text-muted max-md:hidden">–</span>}
        </span>
      ),
    },
  ]
  return (
    <>
      <PageTitle
        title={
          overdue > 0
            ? `Просрочено в карте программы: ${count(overdue, 'мероприятие', 'мероприятия', 'мероприятий')}`
            : 'Дорожные карты'
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
      <Section title="Программа" className="mt-0">
        <Programme
          at={at}
          maps={programme}
          empty={
            can.load ? (
              <EmptyState
                title="Карта ещё не загружена"
                action={<ActionForm action={loadRoadmapAction} tenant={tenant} submitLabel="Загрузить из акта" />}
              >
                В акте программы есть план мероприятий со сроками и исполнителями. Портал перенесёт его дословно и
                распределит по органам.
              </EmptyState>
            ) : (
              <EmptyState
                title="У программы нет общей карты"
                action={can.createProgramme && <ButtonLink href={`${at}/new`}>Составить карту</ButtonLink>}
              >
                Акт программы не содержит плана мероприятий со сроками. Органы ведут свои карты.
              </EmptyState>
            )
          }
        />
        {programme.length > 0 && can.load && (
          <div className="mt-4">
            <ActionForm
              action={loadRoadmapAction}
              tenant={tenant}
              submitLabel="Загрузить карту из акта"
              variant="quiet"
            />
          </div>
        )}
      </Section>
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
        <DataTable
          caption={`Карты органов за ${list.year} год`}
          dense
          columns={columns}
          rows={rows}
          rowKey={({ agencyId }) => agencyId}
          empty={<EmptyState title="Таких органов нет">Выберите другой год или другое условие.</EmptyState>}
        />
        <Pagination page={list.page} pages={list.pages} href={(n) => href({ page: String(n) })} total={list.total} />
      </Section>
    </>
  )
}
