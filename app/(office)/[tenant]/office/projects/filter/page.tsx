import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { Button, ButtonLink } from '@/components/ui/Button'
import { CheckboxField, CheckboxGroup } from '@/components/ui/ChoiceFields'
import { ComboField } from '@/components/ui/ComboField'
import { Section } from '@/components/ui/Section'
import { SelectField } from '@/components/ui/SelectField'
import { TextField } from '@/components/ui/TextField'
import { requireActor } from '@/lib/platform/actor'
import { projectKindLabels, projectStatusLabels } from '@/lib/projects/state/labels'
import {
  fixedColumns,
  projectColumns,
  projectQuery,
  projectSorts,
  readProjectFilter,
  type ProjectFilter,
  type ProjectSort,
} from '@/lib/projects/list/filter'
import { projectChoices, type ProjectChoices } from '@/lib/projects/list/queries'
import { projectKinds, projectStatuses } from '@/lib/projects/state/rules'
import { projectColumnLabels } from '@/lib/projects/list/labels'

export const metadata: Metadata = { title: 'Условия и столбцы' }

type Props = {
  params: Promise<{ tenant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const sortLabels: Record<ProjectSort, string> = {
  updated: 'по изменению',
  number: 'по номеру',
  title: 'по названию',
  agency: 'по органу',
  leader: 'по руководителю',
  status: 'по состоянию',
  starts: 'по началу',
  ends: 'по окончанию',
}
const options = <T extends string>(values: readonly T[], label: (value: T) => string) =>
  values.map((value) => ({ value, label: label(value) }))

/** Every condition of the list in one plain form: its address can be shared and saved. */
export default async function ProjectFilterPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const filter = readProjectFilter(await searchParams)
  const base = `/${tenant}/office/projects`
  const actor = await requireActor(tenant, `${base}/filter?${projectQuery(filter)}`)
  const choices = await projectChoices(actor, {})
  const here = projectQuery(filter)
  return (
    <>
      <Breadcrumbs
        items={[{ label: 'Проекты', href: here ? `${base}?${here}` : base }, { label: 'Условия и столбцы' }]}
      />
      <PageTitle
        title="Условия и столбцы"
        lead="Что показывать в списке проектов и в каком порядке. Получившийся вид можно сохранить."
      />
      <form action={base} className="max-w-[52rem]">
        <Which filter={filter} choices={choices} />
        <OrderAndColumns filter={filter} />
        <div className="mt-6 flex flex-wrap gap-3">
          <Button type="submit">Показать проекты</Button>
          <ButtonLink href={base} variant="quiet">
            Сбросить всё
          </ButtonLink>
        </div>
      </form>
    </>
  )
}

type WhichProps = { filter: ProjectFilter; choices: ProjectChoices }

/** «Какие проекты». */
function Which({ filter, choices: { agencies, portfolios, years } }: WhichProps) {
  return (
    <Section title="Какие проекты">
      <div className="grid gap-5 md:grid-cols-2">
        <TextField
          name="q"
          label="Слова"
          hint="Ищутся в любой форме: название, процесс, руководитель, номер"
          optional
          defaultValue={filter.q}
          className="md:col-span-2"
          autoComplete="off"
        />
        <SelectField
          name="status"
          label="Состояние"
          empty="Любое"
          defaultValue={filter.status ?? ''}
          options={options(projectStatuses, (status) => projectStatusLabels[status].short)}
        />
        <SelectField
          name="kind"
          label="Вид"
          empty="Любой"
          defaultValue={filter.kind ?? ''}
          options={options(projectKinds, (kind) => projectKindLabels[kind])}
        />
        <ComboField
          name="agency"
          label="Орган с подведомственными"
          optional
          defaultValue={filter.agency ?? undefined}
          options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {portfolios.length > 0 && (
          <SelectField
            name="portfolio"
            label="Портфель"
            empty="Любой"
            defaultValue={filter.portfolio ?? ''}
            options={portfolios.map(({ id, title }) => ({ value: id, label: title }))}
          />
        )}
        {years.length > 0 && (
          <SelectField
            name="year"
            label="Идёт в году"
            empty="В любом"
            defaultValue={filter.year === null ? '' : String(filter.year)}
            options={years.map((year) => ({ value: String(year), label: String(year) }))}
          />
        )}
        <div className="grid content-end gap-2 md:col-span-2">
          <CheckboxField
            name="mine"
            value="1"
            label="Только мои: я руководитель, в команде или открыл(а) проект"
            defaultChecked={filter.mine}
          />
          <CheckboxField name="late" value="1" label="Просрочен этап" defaultChecked={filter.late} />
          <CheckboxField
            name="measure"
            value="1"
            label="Закрыт, пора снова измерить результат"
            defaultChecked={filter.measure}
          />
        </div>
      </div>
    </Section>
  )
}

/** «Порядок и столбцы». */
function OrderAndColumns({ filter }: { filter: ProjectFilter }) {
  return (
    <Section title="Порядок и столбцы">
      <div className="grid gap-5 md:grid-cols-2">
        <SelectField
          name="sort"
          label="Порядок"
          empty="Обычный: недавно изменённые первыми"
          defaultValue={filter.sort ?? ''}
          options={options(projectSorts, (sort) => sortLabels[sort])}
        />
        <div className="content-end grid">
          <CheckboxField name="desc" value="1" label="В обратном порядке" defaultChecked={filter.desc} />
        </div>
        <CheckboxGroup
          name="columns"
          label="Столбцы"
          defaultValues={[...filter.columns]}
          className="md:col-span-2"
          choices={projectColumns
            .filter((column) => !fixedColumns.includes(column))
            .map((value) => ({ value, label: projectColumnLabels[value] }))}
        />
        <input type="hidden" name="columns" value="number" />
      </div>
    </Section>
  )
}
