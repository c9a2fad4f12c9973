import type { Metadata } from 'next'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { ActionForm } from '@/components/ui/ActionForm'
import { Button } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { SearchField } from '@/components/ui/SearchField'
import { Section } from '@/components/ui/Section'
import { SelectField } from '@/components/ui/SelectField'
import { StatusMark } from '@/components/ui/StatusMark'
import { count } from '@/lib/core/format'
import { pageNumber } from '@/lib/core/pages'
import { requireActor } from '@/lib/platform/actor'
import { beforeAfterText, practiceStatusLabels } from '@/lib/practices/labels'
import { listPractices, type PracticeLine, type PracticePage } from '@/lib/practices/queries'
import { practiceStatuses } from '@/lib/practices/rules'
import { createPracticeAction } from './action'
import { PracticeTabs } from './PracticeTabs'

export const metadata: Metadata = { title: pageName('practices') }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Record<string, string | undefined>> }

export default async function PracticesPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { q = '', status = '', page = '1' } = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/practices`)
  const list = await listPractices(actor, { q, status, page: pageNumber(page) })
  const at = `/${tenant}/office/practices`
  const filtered = q !== '' || status !== ''
  return (
    <>
      <OfficeTitle
        path="practices"
        says={filtered ? `Найдено: ${count(list.total, 'практика', 'практики', 'практик')}` : null}
        lead="Проекты, результат которых подтверждён: любой орган может взять их за образец."
      />
      <PracticeTabs tenant={tenant} current="list" />
      {list.candidates.length > 0 && !filtered && <Candidates tenant={tenant} projects={list.candidates} />}
      <form className="mb-5 flex flex-wrap items-end gap-3" role="search">
        <SearchField label="Слова из названия, проблемы или решения" defaultValue={q} />
        <SelectField
          name="status"
          label="Состояние"
          hideLabel
          empty="В любом состоянии"
          defaultValue={status}
          options={practiceStatuses.map((value) => ({
            value,
            label: `${practiceStatusLabels[value].short}${list.counts[value] ? ` (${list.counts[value]})` : ''}`,
          }))}
        />
        <Button type="submit" variant="quiet">
          Показать
        </Button>
        {filtered && (
          <a href={at} className="py-2">
            Сбросить
          </a>
        )}
      </form>
      <DataTable
        caption="Практики"
        columns={columnsOf(at)}
        rows={list.rows}
        rowKey={({ id }) => id}
        dense
        empty={
          filtered ? (
            <EmptyState title="Ничего не нашлось">
              Уберите часть слов или сбросьте отбор. Слова ищутся в любой форме: «запись», «записи», «записью».
            </EmptyState>
          ) : (
            <EmptyState title="Практик пока нет">
              Практикой становится закрытый проект с подтверждёнными измерениями: её оформляет орган, который вёл
              проект.
            </EmptyState>
          )
        }
      />
      <Pagination
        page={list.page}
        pages={list.pages}
        href={(n) => `${at}?${new URLSearchParams({ q, status, page: String(n) }).toString()}`}
        total={list.total}
      />
    </>
  )
}

const columnsOf = (at: string): Column<PracticeLine>[] => [
  {
    key: 'title',
    header: 'Практика',
    phone: 'title',
    width: '40%',
    cell: (row) => (
      <>
        <a href={`${at}/${row.id}`} className="font-medium">
          {row.title}
        </a>
        <span className="block text-sm font-normal text-muted">{row.agencyName}</span>
      </>
    ),
  },
  {
    key: 'results',
    header: 'Было → стало',
    phone: 'wide',
    cell: ({ results }) =>
      results.length === 0 ? (
        <span className="text-muted">–</span>
      ) : (
        <>
          {results.slice(0, 2).map((one) => (
            <span key={one.goalId} className="block">
              <span className="text-sm text-muted">{one.name}: </span>
              {beforeAfterText(one)}
            </span>
          ))}
          {results.length > 2 && <span className="block text-sm text-muted">и ещё {results.length - 2}</span>}
        </>
      ),
  },
  {
    key: 'taken',
    header: 'Тиражируют',
    numeric: true,
    cell: ({ id, taken }) =>
      taken > 0 ? (
        <a href={`${at}/map?practice=${id}`} aria-label={`${taken} – кто взял`}>
          {taken}
        </a>
      ) : (
        '–'
      ),
  },
  {
    key: 'status',
    header: 'Состояние',
    phone: 'bare',
    cell: (row) => (
      <StatusMark kind={practiceStatusLabels[row.status].mark}>{practiceStatusLabels[row.status].short}</StatusMark>
    ),
  },
]

/** «Можно оформить как практику»: closed projects with confirmed measurements. */
function Candidates({ tenant, projects }: { tenant: string; projects: PracticePage['candidates'] }) {
  return (
    <Section title="Можно оформить как практику" level={3} className="mb-6">
      <ul className="border-t border-line">
        {projects.map((project) => (
          <li key={project.id} className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-2">
            <a href={`/${tenant}/office/projects/${project.id}/results`}>
              № {project.number}. {project.title}
            </a>
            <ActionForm
              action={createPracticeAction}
              tenant={tenant}
              hidden={{ projectId: project.id }}
              submitLabel="Оформить"
              size="s"
              variant="quiet"
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}
