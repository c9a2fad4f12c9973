import type { Metadata } from 'next'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { Button, ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { SearchField } from '@/components/ui/SearchField'
import { Section } from '@/components/ui/Section'
import { SelectField } from '@/components/ui/SelectField'
import { upperFirst } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { readSurveyFilter, surveyFilterQuery, type SurveyFilter } from '@/lib/feedback/survey/filter'
import {
  answeredText,
  daysText,
  purposeLabels,
  sideLabels,
  surveysText,
  surveyStageLabels,
} from '@/lib/feedback/survey/labels'
import { listSurveys, type SurveyPage } from '@/lib/feedback/survey/queries'
import { surveyStages } from '@/lib/feedback/survey/status'
import type { SurveyLine } from '@/lib/feedback/survey/view'
import { StageMark } from './StageMark'

export const metadata: Metadata = { title: pageName('surveys') }

type Props = {
  params: Promise<{ tenant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Surveys: whose, in what state, on what days, how many answered. */
export default async function SurveysPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const filter = readSurveyFilter(await searchParams)
  const at = `/${tenant}/office/surveys`
  const actor = await requireActor(tenant, `${at}?${surveyFilterQuery(filter)}`)
  const list = await listSurveys(actor, filter)
  const narrowed = surveyFilterQuery({ ...filter, page: 1 }) !== ''
  const make = list.can.edit && <ButtonLink href={`${at}/new`}>Новый опрос</ButtonLink>
  return (
    <>
      <OfficeTitle
        path="surveys"
        says={narrowed ? `Найдено: ${surveysText(list.total)}` : list.total > 0 ? surveysText(list.total) : null}
        lead="Кого спросили, сколько ответили и что идёт сейчас."
        actions={make}
      />
      <Conditions filter={filter} list={list} at={at} narrowed={narrowed} />
      <DataTable
        caption="Опросы"
        columns={columnsOf(at)}
        rows={list.rows}
        rowKey={({ id }) => id}
        dense
        empty={
          narrowed ? (
            <EmptyState title="Ничего не нашлось">Измените слова или уберите условия.</EmptyState>
          ) : (
            <EmptyState title="Опросов пока нет" action={make}>
              Возьмите готовый образец, поправьте вопросы и запустите: ссылка и код для таблички появятся сами.
            </EmptyState>
          )
        }
      />
      <Pagination
        page={filter.page}
        pages={list.pages}
        href={(page) => `${at}?${surveyFilterQuery({ ...filter, page })}`}
        total={list.total}
      />
      {list.can.template && (
        <Section title="Образцы программы" lead="Из них органы делают свои опросы – рядом с готовыми.">
          {list.templates.length === 0 ? (
            <p className="text-muted">Своих образцов нет. Любой опрос можно сохранить образцом на его странице.</p>
          ) : (
            <ul className="border-t border-line">
              {list.templates.map(({ id, title }) => (
                <li key={id} className="border-b border-line py-2">
                  <a href={`${at}/${id}`}>{title}</a>
                </li>
              ))}
            </ul>
          )}
        </Section>
      )}
    </>
  )
}

const columnsOf = (at: string): Column<SurveyLine>[] => [
  {
    key: 'title',
    header: 'Опрос',
    phone: 'title',
    width: '42%',
    cell: (row) => (
      <>
        <a href={`${at}/${row.id}`} className="font-medium">
          {row.title}
        </a>
        <span className="block text-sm font-normal text-muted">
          {[row.service || purposeLabels[row.purpose], sideLabels[row.side]].join(' · ')}
        </span>
      </>
    ),
  },
  { key: 'agency', header: 'Орган', cell: ({ agencyName }) => agencyName || 'вся программа' },
  {
    key: 'stage',
    header: 'Состояние',
    phone: 'bare',
    cell: (row) => <StageMark stage={row.stage} revised={row.revised} />,
  },
  { key: 'days', header: 'Дни', cell: (row) => daysText(row) },
  {
    key: 'answered',
    header: 'Ответили',
    numeric: true,
    cell: (row) => (row.stage === 'DRAFT' ? '–' : answeredText(row)),
  },
]

type ConditionsProps = { filter: SurveyFilter; list: SurveyPage; at: string; narrowed: boolean }

function Conditions({ filter, list, at, narrowed }: ConditionsProps) {
  return (
    <form role="search" className="mb-4 flex flex-wrap items-end gap-3">
      <SearchField label="Слова из названия или услуги" defaultValue={filter.q} />
      {list.agencies.length > 1 && (
        <SelectField
          name="agency"
          label="Орган"
          hideLabel
          empty="Все органы"
          defaultValue={filter.agencyId ?? ''}
          options={list.agencies.map(({ id, name }) => ({ value: id, label: name }))}
          className="max-w-full min-w-[min(14rem,100%)] flex-1"
        />
      )}
      <SelectField
        name="stage"
        label="Состояние"
        hideLabel
        empty="В любом состоянии"
        defaultValue={filter.stage ?? ''}
        options={surveyStages.map((value) => ({ value, label: upperFirst(surveyStageLabels[value]) }))}
      />
      <SelectField
        name="side"
        label="Чьи клиенты"
        hideLabel
        empty="Все клиенты"
        defaultValue={filter.side ?? ''}
        options={(['EXTERNAL', 'INTERNAL'] as const).map((value) => ({ value, label: upperFirst(sideLabels[value]) }))}
      />
      {list.services.length > 1 && (
        <SelectField
          name="service"
          label="Услуга или вопрос"
          hideLabel
          empty="Все услуги"
          defaultValue={filter.service}
          options={list.services.map((value) => ({ value, label: value }))}
          className="max-w-full"
        />
      )}
      <Button type="submit" variant="quiet">
        Показать
      </Button>
      {narrowed && (
        <a href={at} className="py-2">
          Сбросить
        </a>
      )}
    </form>
  )
}
