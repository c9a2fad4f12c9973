import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { StatusMark } from '@/components/ui/StatusMark'
import { getCellProjects, type CellProject, type CellProjects } from '@/lib/cockpit/projects-queries'
import { formatShort } from '@/lib/core/dates'
import { agree, count, oneOrMany } from '@/lib/core/format'
import { pageNumber } from '@/lib/core/pages'
import { requireActor } from '@/lib/platform/actor'
import { projectStatusLabels } from '@/lib/projects/state/labels'
import { stageLateness } from '@/lib/projects/stages/rules'

export const metadata: Metadata = { title: 'Проекты органа' }

type Props = {
  params: Promise<{ tenant: string; id: string }>
  searchParams: Promise<Record<string, string | undefined>>
}

function titleOf({ current, total, year }: CellProjects): string {
  const projects = count(total, 'проект', 'проекта', 'проектов')
  if (total === 0) return current ? 'Проекты не идут' : `В ${year} году проекты не завершались`
  if (!current) return `Завершено в ${year} году: ${projects}`
  return `${agree(total, 'Идёт', 'Идут')} ${projects}`
}

/** A project, its state, whether its stages hold, and its end. */
function projectColumns(tenant: string, { current, today }: CellProjects): Column<CellProject>[] {
  return [
    {
      key: 'title',
      header: 'Проект',
      phone: 'title',
      cell: (one) => (
        <a href={`/${tenant}/office/projects/${one.id}`}>
          №&nbsp;{one.number}. {one.title}
        </a>
      ),
    },
    {
      key: 'status',
      header: 'Состояние',
      width: '12rem',
      phone: 'wide',
      cell: ({ status }) => (
        <StatusMark kind={projectStatusLabels[status].mark}>{projectStatusLabels[status].short}</StatusMark>
      ),
    },
    ...(current
      ? [
          {
            key: 'late',
            header: 'Этапы',
            width: '16rem',
            phone: 'wide' as const,
            cell: ({ lateSince }: CellProject) => {
              if (lateSince === null) return <StatusMark kind="ok">в срок</StatusMark>
              const { kind, workingDays } = stageLateness({ dueTo: lateSince, closedOn: null }, today)
              return (
                <StatusMark kind={kind === 'CRITICAL' ? 'bad' : 'warn'}>
                  этап просрочен на {count(workingDays, 'рабочий день', 'рабочих дня', 'рабочих дней')}
                </StatusMark>
              )
            },
          },
        ]
      : []),
    {
      key: 'ends',
      header: current ? 'Завершение' : 'Закрыт',
      width: '9rem',
      cell: ({ endsOn, closedOn }) => {
        const day = current ? endsOn : closedOn
        return day ? formatShort(day) : '–'
      },
    },
  ]
}

export default async function AgencyProjectsPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { year = '', page = '1' } = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/agencies/${id}/projects`)
  const list = await getCellProjects(actor, {
    id,
    year: /^20\d\d$/.test(year) ? Number(year) : null,
    page: pageNumber(page),
  })
  if (!list) notFound()
  const { agency, rows, total, late, current, takesPart } = list
  const office = `/${tenant}/office`
  const columns = projectColumns(tenant, list)
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('agencies'), href: `${office}/agencies` },
          { label: agency.name, href: `${office}/agencies/${agency.id}` },
          { label: 'Проекты' },
        ]}
      />
      <PageTitle
        kicker={agency.name}
        title={titleOf(list)}
        lead={
          late > 0 && total > 1
            ? `Срыв этапа в ${count(late, 'проекте', 'проектах', 'проектах')}: ${oneOrMany(late, 'он стоит первым', 'они стоят первыми')}.`
            : undefined
        }
      />
      <DataTable
        caption={`Проекты: ${agency.name}`}
        columns={columns}
        rows={rows}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title={current ? 'Ни один проект сейчас не идёт' : 'За этот год завершённых проектов нет'}>
            Черновики и прежние проекты – в общем списке.
          </EmptyState>
        }
      />
      <Pagination
        page={list.page}
        pages={list.pages}
        href={(n) =>
          `${office}/agencies/${agency.id}/projects?${new URLSearchParams({ ...(current ? {} : { year: String(list.year) }), page: String(n) }).toString()}`
        }
        total={total}
      />
      <p className="mt-6 text-muted">
        Здесь проекты, которые ведёт сам орган.
        {takesPart > 0 &&
          ` Ещё в ${count(takesPart, 'идущем проекте', 'идущих проектах', 'идущих проектах')} он участвует.`}{' '}
        <a href={`${office}/projects?agency=${agency.id}`}>Все проекты органа и подчинённых, с участием в чужих</a>
      </p>
    </>
  )
}
